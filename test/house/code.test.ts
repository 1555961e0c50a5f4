import { describe, expect, test } from 'vitest';
import { filesOf, places, withoutComments } from './files.ts';

const LONGEST = 300;
const code = filesOf('.', /\.(ts|tsx|mjs|css)$/);
const ours = code.filter((file) => /\.tsx?$/.test(file.path));

/** Files over the limit because they are tables of data, not because they hold two ideas. */
const TABLES_OF_DATA: readonly string[] = [];

describe('the house rules of the code', () => {
  test('a file says one thing: none is over 300 lines', () => {
    const long = code
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter((file) => file.lines > LONGEST && !TABLES_OF_DATA.includes(file.path));
    expect(long).toEqual([]);
  });

  test('a type is never waved through: no `any`, no ignored error without a reason on the line', () => {
    const wrong = ours.flatMap((file) => {
      const lines = file.text.split('\n');
      const bare = withoutComments(file.text)
        .replace(/(['"`])(?:\\.|(?!\1)[^\\\n])*\1/g, '')
        .split('\n');
      return bare.flatMap((line, at) => {
        if (!/(?:[:<,|&=]\s*|\bas\s+)any\b(?!\s*[(.])/.test(line)) return [];
        const before = lines.slice(Math.max(0, at - 2), at).join('\n');
        return /biome-ignore [\w/]*noExplicitAny: \S.{9,}/.test(before) ? [] : [`${file.path}:${at + 1}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('a rule is switched off only with a reason, and the compiler never', () => {
    const never = new RegExp(['@ts-', 'ignore|@ts-', 'nocheck|eslint', '-disable'].join(''));
    const wrong = ours.flatMap((file) => [
      ...places(file, file.text, never),
      ...places(file, file.text, /@ts-expect-error(?!\s*:?\s*\S.{9,})/),
      ...places(file, file.text, /\/\/ biome-ignore(?! [\w/-]+: \S.{9,})/),
    ]);
    expect(wrong).toEqual([]);
  });

  // The launcher's stopwatch (how long has the server process been starting?) is not the time of the business.
  test('the clock is asked in one place', () => {
    const wrong = ours
      .filter((file) => /^(kernel|modules)\//.test(file.path))
      .filter(
        (file) =>
          !/(\.test\.tsx?|\.fixture\.ts|\/ui\/.*)$/.test(file.path) &&
          !/^kernel\/(clock\.ts|server\/postgres\/)/.test(file.path),
      )
      .flatMap((file) => places(file, withoutComments(file.text), /\bnew Date\(\)|\bDate\.now\(\)/));
    expect(wrong).toEqual([]);
  });
});
