/** What each module folder must have. Who may import whom is checked by scripts/check-walls.mjs. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './files.ts';

const modules = readdirSync(join(ROOT, 'modules'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('the modules', () => {
  test.each(modules)('%s says what it is in a README and has one door', (name) => {
    const missing = ['README.md', 'index.ts'].filter((file) => !existsSync(join(ROOT, 'modules', name, file)));
    expect(missing).toEqual([]);
  });
});
