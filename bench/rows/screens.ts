/** First load of the screens: the page, its scripts with all they import at once, its style sheets, each as gzip sends it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '#kernel/server/paths.ts';
import type { Row } from '../harness.ts';
import type { Section } from '../sections.ts';

const SCREENS = [
  { name: 'desk', at: '/', most: 450 },
  { name: "portal's rating page", at: '/p/', most: 100 },
] as const;

export const screensSection: Section = {
  name: 'screens',
  async run() {
    return SCREENS.map(({ name, at, most }): Row => {
      const root = join(projectRoot(), 'build', at === '/' ? 'desk' : 'portal');
      const bar = `≤ ${most} KB`;
      if (!existsSync(join(root, 'index.html')))
        return {
          name: `first load of ${name}: not built (npm run build)`,
          measured: Number.NaN,
          unit: 'KB',
          bar,
          ok: false,
        };
      const page = readFileSync(join(root, 'index.html'), 'utf8');
      const files = new Set<string>([join(root, 'index.html')]);
      for (const [, path = ''] of page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g))
        follow(join(root, path.replace(at, '')), files);
      const size = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1024;
      return {
        name: `first load of ${name}, gzip, ${files.size} files`,
        measured: size,
        unit: 'KB',
        bar,
        ok: size <= most,
      };
    });
  },
};

/** A file and what it imports before it can run. Imports made later, with import(), do not count. */
function follow(file: string, files: Set<string>): void {
  if (files.has(file)) return;
  files.add(file);
  if (!file.endsWith('.js')) return;
  const text = readFileSync(file, 'utf8');
  for (const [, path = ''] of text.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^;"']*?from\s*)?["'](\.[^"']+)["']/g,
  ))
    follow(join(dirname(file), path), files);
}
