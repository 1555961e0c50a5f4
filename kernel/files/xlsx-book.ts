/** The parts of a workbook that say where its sheets, texts and styles are. */
import type { Entry } from 'yauzl';
import { showsDay } from './xlsx-day.ts';
import { XLSX_REFUSALS as NO, type XlsxLimits } from './xlsx-limits.ts';
import { unescapeCell } from './xlsx-text.ts';
import { readXml } from './xlsx-xml.ts';
import type { GuardedZip } from './zip-guard.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: Entry;
}

export interface BookParts {
  readonly sheets: readonly SheetPart[];
  readonly texts: readonly string[];
  /** By style number: does the style show a day? */
  readonly day_styles: readonly boolean[];
  readonly system_1904: boolean;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Follows the relations from the root of the package; external targets are never followed. */
export async function readParts(zip: GuardedZip, limits: XlsxLimits): Promise<BookParts> {
  refuseKinds(zip);
  const root = await relations(zip, '');
  const main = [...root.values()].find((each) => each.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) throw NO.binary();
  const book = zip.entries.get(main);
  if (!book) throw NO.not_xlsx();
  const links = await relations(zip, main);
  const part = (suffix: string) => [...links.values()].find((each) => each.type.endsWith(suffix))?.target ?? '';
  const sheets: SheetPart[] = [];
  let system_1904 = false;
  await readXml(zip, book, {
    open(name, attributes) {
      if (name === 'workbookPr') system_1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const link = links.get(id);
      const entry = zip.entries.get(link?.target ?? '');
      if (!entry || !link?.type.endsWith('/worksheet')) return;
      sheets.push({ name: attributes.name ?? '', hidden: /hidden/i.test(attributes.state ?? ''), entry });
    },
  });
  if (sheets.length === 0) throw NO.not_xlsx();
  const texts = await sharedTexts(zip, zip.entries.get(part('/sharedStrings')), limits);
  return { sheets, texts, day_styles: await dayStyles(zip, zip.entries.get(part('/styles'))), system_1904 };
}

function refuseKinds(zip: GuardedZip): void {
  for (const name of zip.entries.keys()) {
    if (/vbaProject|xl\/macrosheets\//i.test(name)) throw NO.macros();
    if (/^xl\/workbook\.bin$/i.test(name)) throw NO.binary();
  }
}

/** Relations of a part, by id, with targets as names in the zip. */
async function relations(zip: GuardedZip, part: string): Promise<Map<string, Relation>> {
  const cut = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, cut);
  const found = new Map<string, Relation>();
  await readXml(zip, zip.entries.get(`${folder}_rels/${part.slice(cut)}.rels`), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const target = new URL(attributes.Target ?? '', `zip://x/${folder}`).pathname.slice(1);
      found.set(attributes.Id ?? '', { type: attributes.Type ?? '', target: decodeURIComponent(target) });
    },
  });
  return found;
}

async function sharedTexts(zip: GuardedZip, entry: Entry | undefined, limits: XlsxLimits): Promise<string[]> {
  const texts: string[] = [];
  let current = '';
  let total = 0;
  let taking = false;
  let phonetic = false;
  await readXml(zip, entry, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      taking = name === 't' && !phonetic;
    },
    text(text) {
      if (taking) current += text;
    },
    close(name) {
      taking = false;
      if (name === 'rPh') phonetic = false;
      if (name !== 'si') return;
      total += current.length;
      if (total > limits.max_text || texts.length >= limits.max_cells) throw NO.text();
      texts.push(unescapeCell(current));
    },
  });
  return texts;
}

async function dayStyles(zip: GuardedZip, entry: Entry | undefined): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inside = false;
  await readXml(zip, entry, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inside = true;
      if (name !== 'xf' || !inside) return;
      const id = Number(attributes.numFmtId ?? 0);
      styles.push(showsDay(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inside = false;
    },
  });
  return styles;
}
