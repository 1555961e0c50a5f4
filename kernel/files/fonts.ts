/**
 * Where the faces for PDF come from. All that are found are used, in this order of preference:
 *
 * 1. the configured folder (`ZS_FONT_DIR`): the faces a bureau holds a licence for, such as 方正小标宋 and 仿宋_GB2312;
 * 2. Noto CJK of the operating system (Debian's `fonts-noto-cjk`): the widest free coverage, serif and sans;
 * 3. packages from the lock file, so that printing works right after `npm ci`: `@fontsource/noto-serif-sc` (宋体, 7,333
 *    hanzi, WOFF unpacked in memory) and, optional, `node-source-han-sans-sc` (黑体, and all rare hanzi of personal names).
 *
 * A character none of them has is shown as 〓 and reported, never dropped; see `pdf.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unpackWoff } from './sfnt.ts';

export interface FontSet {
  readonly fonts: readonly Buffer[];
  /** What was found, for the operator: file names with their folder. */
  readonly files: readonly string[];
}

export interface FontPlaces {
  /** The configured folder; read with its sub-folders. */
  readonly font_dir?: string;
  /** Folders of the operating system; given in tests only. */
  readonly system_dirs?: readonly string[];
  /** Finds a file of an installed package, or null; given in tests only. */
  readonly package_file?: (name: string) => string | null;
}

const SYSTEM = ['/usr/share/fonts', '/usr/local/share/fonts'];
const NOTO = /^Noto(Serif|Sans)CJK(sc)?-(Regular|Bold)\.(ttc|otf)$/;
const FONT = /\.(ttf|otf|ttc|woff)$/i;
const SERIF_PACKAGE = [400, 700].map((weight) => `noto-serif-sc-chinese-simplified-${weight}-normal.woff`);

/** Finds and loads the fonts. An empty set means that no face with Chinese glyphs is installed. */
export function findFonts(places: FontPlaces = {}): FontSet {
  const files = places.font_dir ? walk(places.font_dir).filter((file) => FONT.test(file)) : [];
  const system = (places.system_dirs ?? SYSTEM).flatMap(walk).filter((file) => NOTO.test(file.split('/').at(-1) ?? ''));
  files.push(...system);
  const locate = places.package_file ?? packageFile;
  const add = (name: string) => {
    const file = locate(name);
    if (file) files.push(file);
  };
  if (!system.some((file) => file.includes('NotoSerifCJK'))) {
    for (const name of SERIF_PACKAGE) add(`@fontsource/noto-serif-sc/files/${name}`);
  }
  if (!system.some((file) => file.includes('NotoSansCJK'))) add('node-source-han-sans-sc/SourceHanSansSC-Regular.otf');
  return { fonts: files.map((file) => unpackWoff(readFileSync(file))), files };
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A file of an installed package, found without its `exports` having to name it. */
function packageFile(name: string): string | null {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const file = join(folder, name);
    if (existsSync(dirname(file)) && existsSync(file)) return file;
  }
  return null;
}
