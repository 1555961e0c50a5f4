import { defineConfig } from 'vitest/config';

const WITH_DATABASE = ['**/*.db.test.ts', '**/*.http.test.ts', '**/*.browser.test.ts'];
const NEVER = ['node_modules/**', 'build/**', 'data/**'];
// Files of one kind share a process and what it has loaded: each has a database of its own, and loading the program anew for each took a third of the time.
const database = { globalSetup: ['test/support/global-setup.ts'], exclude: NEVER, isolate: false };

/** Four kinds of tests by file name; `npx vitest run --project unit` runs one kind. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // The zone must not matter to any test; a day is Asia/Shanghai whatever the machine says.
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...NEVER, ...WITH_DATABASE],
          testTimeout: 10_000,
        },
      },
      {
        extends: true,
        test: { name: 'db', include: ['**/*.db.test.ts'], ...database, testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: { name: 'http', include: ['**/*.http.test.ts'], ...database, testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['**/*.browser.test.ts'],
          ...database,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
