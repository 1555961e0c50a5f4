/** The source files of the repository, for the tests that keep the house. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const NOT_OURS = new Set(['node_modules', '.git', 'build', 'data', 'coverage', 'test-results']);

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file under a folder of the repository whose name matches. */
export function filesOf(folder: string, ends: RegExp): SourceFile[] {
  return pathsUnder(join(ROOT, folder))
    .filter((path) => ends.test(path))
    .map((path) => ({ path: relative(ROOT, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? pathsUnder(path) : entry.isFile() ? [path] : [];
    });
}

/** The text without comments; strings stay. Lines keep their numbers. */
export function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(),])\/\/[^\n]*/gm, '$1');
}

/** `path:line` of each match. */
export function places(file: SourceFile, text: string, pattern: RegExp): string[] {
  const found: string[] = [];
  text.split('\n').forEach((line, at) => {
    const match = pattern.exec(line);
    if (match) found.push(`${file.path}:${at + 1} ${match[0].trim()}`);
  });
  return found;
}
