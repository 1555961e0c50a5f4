import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, ROOT } from './files.ts';

const modules = readdirSync(join(ROOT, 'modules'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** What of a module another part may import. */
const DOORS = new Set(['index.ts', 'server.ts', 'ui/index.ts']);
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

const imports = filesOf('.', /\.tsx?$/).flatMap((file) =>
  [...file.text.matchAll(IMPORT)].map((match) => ({ path: file.path, from: match[1] ?? '' })),
);

describe('the modules', () => {
  test.each(modules)('%s says what it is in a README and has one door', (name) => {
    const missing = ['README.md', 'index.ts'].filter((file) => !existsSync(join(ROOT, 'modules', name, file)));
    expect(missing).toEqual([]);
  });

  test('are entered by their doors alone', () => {
    const wrong = imports.filter(({ path, from }) => {
      const target = /^#modules\/([^/]+)\/(.+)$/.exec(from);
      if (!target) return false;
      const inside = path.startsWith(`modules/${target[1]}/`);
      const known = DOORS.has(target[2] ?? '') || /^data\//.test(target[2] ?? '');
      return !inside && !known && !/\.(test|fixture)\.tsx?$/.test(path) && !/^(demo|scripts|test|bench)\//.test(path);
    });
    expect(wrong).toEqual([]);
  });

  test('keep their domain pure: no database, no files, no network', () => {
    const wrong = imports.filter(
      ({ path, from }) =>
        /^modules\/[^/]+\/domain\//.test(path) &&
        !/\.test\.ts$/.test(path) &&
        /^(?:pg|sql-template-tag|fastify|node:(?!crypto|buffer).*|#kernel\/server\/.*|#kernel\/clock\.ts)$/.test(from),
    );
    expect(wrong).toEqual([]);
  });

  test('keep server code out of their screens', () => {
    const wrong = imports.filter(
      ({ path, from }) =>
        /^(?:modules\/[^/]+\/ui|kernel\/ui|apps\/(?:desk|field|portal))\//.test(path) &&
        !/(?:\.test\.tsx?|vite\.config\.ts)$/.test(path) &&
        /^(?:pg|fastify|node:.*|#kernel\/server\/.*|#modules\/[^/]+\/server(?:\.ts|\/.*)|(?:\.\.\/)+server(?:\.ts|\/.*))$/.test(
          from,
        ),
    );
    expect(wrong).toEqual([]);
  });
});
