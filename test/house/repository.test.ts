import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, places, ROOT } from './files.ts';

const texts = filesOf('.', /\.(ts|tsx|mjs|css|sql|md|yaml|yml|json|csv|html|sh)$/).filter(
  (file) => file.path !== 'package-lock.json',
);
/** A folder that exists on somebody's machine and on no other. */
const MACHINE = /(?<![\w.~}\])-])\/(?:root|home\/\w+|Users\/\w+|work)\/[\w.-]+|[A-Z]:\\\\?Users/;

describe('the repository', () => {
  test('names no folder of the machine it was written on', () => {
    expect(texts.flatMap((file) => places(file, file.text, MACHINE))).toEqual([]);
  });

  test('names no registry in its lock file, so that it installs from wherever the user installs from', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
    expect(lock).not.toContain('"resolved"');
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).not.toMatch(/registry\s*=\s*http|\/\/[\w.-]+\/:/);
  });

  test('links in its documents lead to files that exist', () => {
    const documents = texts.filter((file) => /\.md$/.test(file.path));
    const broken = documents.flatMap((file) =>
      [...file.text.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)[^)]*\)/g)]
        .map((match) => join(ROOT, file.path, '..', decodeURI(match[1] ?? '')))
        .filter((target) => !existsSync(target))
        .map((target) => `${file.path} → ${target.slice(ROOT.length)}`),
    );
    expect(broken).toEqual([]);
  });

  test('says the same in both READMEs: sections, tables, commands and links', () => {
    const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((name) => {
      const text = readFileSync(join(ROOT, name), 'utf8');
      return {
        sections: text.match(/^## /gm)?.length,
        items: text.match(/^(?:- |\d\. |\| )/gm)?.length,
        code: [...text.matchAll(/^`{3}\n([\s\S]*?)^`{3}/gm)].map((m) => m[1]),
        links: [...text.matchAll(/\]\(([^)]+)\)/g)].map((m) => m[1]).filter((link) => !/^README/.test(link ?? '')),
      };
    });
    expect(chinese).toEqual(english);
  });
});
