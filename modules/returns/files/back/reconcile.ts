/**
 * Reconciles a file that came back with what stands here now, cell by cell, against what the file said when it left: unchanged, changed there, changed
 * here, or in both places, which somebody must choose. Nothing is overwritten without being asked. Pure.
 */
import { cellReference } from '#kernel/files/xlsx-text.ts';
import type { FormColumn, FormValue } from '#kernel/policy/return-shape.ts';
import { headingsOf } from '../../domain/cells.ts';
import { addressOf, type CellValue } from '../../domain/content.ts';
import { sameValue } from '../../domain/diff.ts';
import { type Option, readTyped } from '../../domain/value.ts';
import { itemsFrom } from '../face/face.ts';
import { columnLabel } from '../face/head.ts';
import type { ReadSheet } from './read-book.ts';
import type { Snapshot } from './snapshot.ts';

export type ChangeWhat = 'there' | 'here' | 'both' | 'refused';

export interface PlaceChange {
  readonly form: string;
  /** Place as in `snapshot.ts`; empty for what belongs to no cell. */
  readonly key: string;
  /** `C7` in the file; empty when it is not there. */
  readonly ref: string;
  /** `市场监管 · 不予行政处罚案件数量（件）`. */
  readonly label: string;
  readonly what: ChangeWhat;
  readonly base: string;
  readonly there: string;
  readonly here: string;
  readonly message: string;
}

export interface SheetPlan {
  readonly form: string;
  readonly title: string;
  readonly changes: readonly PlaceChange[];
  /** Places that say the same as here. */
  readonly same: number;
  readonly remarks: readonly string[];
}

export interface Here {
  readonly form: FormValue;
  readonly hash: string;
  readonly snapshot: Snapshot;
  /** Names of the rows here, by `table|row`. */
  readonly rows: Readonly<Record<string, string>>;
  readonly options: (dictionary: string) => readonly Option[];
}

/** What a place takes. */
interface Place {
  readonly label: string;
  readonly column: FormColumn | null;
  readonly answers?: readonly { readonly code: string; readonly name: string }[];
}

export function reconcile(sheet: ReadSheet, here: Here): SheetPlan {
  const changes: PlaceChange[] = [];
  const remarks: string[] = [];
  const { base } = sheet.stamp;
  const troubles = new Map(sheet.troubles.filter((it) => it.key !== '').map((it) => [it.key, it.message]));
  const gone = new Set(sheet.gone);
  let same = 0;
  for (const trouble of sheet.troubles)
    if (trouble.key === '') changes.push(change(sheet, '', '', 'refused', trouble.message, {}));
  for (const row of gone)
    remarks.push(`文件里没有“${here.rows[row] ?? row}”这一行，平台上的内容未作改动；确需删除请在页面上删除。`);
  if (sheet.stamp.hash !== here.hash)
    remarks.push('表样在文件下载之后有变动：仍在的栏目已对应导入，取消的栏目列在下面。');

  for (const key of new Set([...Object.keys(base), ...Object.keys(sheet.there), ...troubles.keys()])) {
    if (gone.has(key.split('|').slice(1, 3).join('|'))) continue;
    const texts = { base: base[key] ?? '', there: sheet.there[key] ?? '', here: here.snapshot[key] ?? '' };
    const trouble = troubles.get(key);
    const place = placeOf(here, key);
    const tell = (what: ChangeWhat, message: string) =>
      changes.push(change(sheet, key, place?.label ?? labelGone(sheet, key), what, message, texts));
    if (trouble) {
      tell('refused', trouble);
      continue;
    }
    if (!place) {
      if (texts.there !== texts.base) tell('refused', '现在的表样没有这一格，未导入。');
      continue;
    }
    const agree = (a: string, b: string) => a.trim() === b.trim() || sameText(place, here, a, b);
    if (agree(texts.there, texts.here)) same += 1;
    else if (agree(texts.there, texts.base)) tell('here', '文件里没有改，平台上后来改过，保留平台上的。');
    else {
      const read = readPlace(place, here, texts.there);
      if ('message' in read) tell('refused', read.message);
      else if (agree(texts.base, texts.here)) tell('there', '');
      else tell('both', '下载之后平台上和文件里都改过，请选择用哪一个。');
    }
  }
  const inFile = changes.sort((a, b) => orderOf(a.ref) - orderOf(b.ref));
  return { form: sheet.stamp.form, title: sheet.stamp.title, changes: inFile, same, remarks };
}

/** Row by row, as one reads the sheet; what is not in the file comes last. */
function orderOf(ref: string): number {
  const at = cellReference(ref);
  return at ? at.row * 1000 + at.column : Number.MAX_SAFE_INTEGER;
}

function change(
  sheet: ReadSheet,
  key: string,
  label: string,
  what: ChangeWhat,
  message: string,
  { base = '', there = '', here = '' }: { readonly base?: string; readonly there?: string; readonly here?: string },
): PlaceChange {
  return { form: sheet.stamp.form, key, ref: sheet.refs[key] ?? '', label, what, base, there, here, message };
}

export type PlaceValue =
  | { readonly values: readonly (CellValue | null)[] }
  | { readonly text: string }
  | { readonly message: string };

/** What the text stands for in its place: cell values (several for a cell of several entries), or a plain text for names, answers and heads. */
export function readPlace(place: Place, here: Pick<Here, 'options'>, text: string): PlaceValue {
  if (place.answers) {
    const found = place.answers.find((it) => it.name === text || it.code === text);
    if (text !== '' && !found)
      return { message: `请从给出的答案中选择：${place.answers.map((it) => it.name).join('、')}` };
    return { text: found?.code ?? '' };
  }
  if (!place.column) return text.length > 200 ? { message: '文字过长，请写在200字以内' } : { text };
  const column = place.column;
  const options = column.dictionary ? here.options(column.dictionary) : [];
  const values: (CellValue | null)[] = [];
  for (const item of column.many ? itemsFrom(text) : [text]) {
    const read = readTyped(item, column, options);
    if (!read.ok) return { message: read.message };
    values.push(read.value);
  }
  return { values };
}

function sameText(place: Place, here: Here, a: string, b: string): boolean {
  const [one, other] = [readPlace(place, here, a), readPlace(place, here, b)];
  if ('text' in one && 'text' in other) return one.text === other.text;
  if (!('values' in one && 'values' in other)) return false;
  const [x, y] = [one.values.filter((it) => it !== null), other.values.filter((it) => it !== null)];
  return x.length === y.length && x.every((value, at) => sameValue(value, y[at]));
}

/** The place a key points at in the form as it is now, or null when the form has none. */
export function placeOf(here: Pick<Here, 'form' | 'rows'>, key: string): Place | null {
  const [kind, a = '', b = '', c = ''] = key.split('|');
  const { form } = here;
  if (kind === 'h') {
    const field = form.head.find((it) => it.code === a && it.type !== 'unit');
    return field ? { label: field.name, column: null } : null;
  }
  if (kind === 'q') {
    const question = form.questions.find((it) => it.code === a);
    return question
      ? { label: question.text, column: null, ...(question.answers ? { answers: question.answers } : {}) }
      : null;
  }
  if (kind === 'x') {
    const part = form.texts.find((it) => it.code === a);
    const heading = headingsOf(form).find((it) => it.code === b);
    if (!part || !heading) return null;
    const column: FormColumn = { code: 'text', name: '正文', type: 'prose', group: [], required: false, many: false };
    return { label: heading.name ? `${part.name} · ${heading.name}` : part.name, column };
  }
  const table = form.tables.find((it) => it.code === a);
  if (!table) return null;
  const fresh = b.startsWith('+');
  const row = fresh ? `新增的第${b.slice(1)}行` : here.rows[`${a}|${b}`];
  if (row === undefined || (fresh && !table.open)) return null;
  if (kind === 'n') return { label: `${row} · 行名`, column: null };
  const column = table.columns.find((it) => it.code === c);
  return column ? { label: row ? `${row} · ${columnLabel(column)}` : columnLabel(column), column } : null;
}

function labelGone(sheet: ReadSheet, key: string): string {
  const [kind, table = '', , column = ''] = key.split('|');
  if (kind !== 'c') return '';
  return sheet.stamp.tables[table]?.find((it) => it.code === column)?.label ?? '';
}

/** Address within the form of the first entry of a place's cell. */
export function addressAt(key: string, item = 0): string {
  const [kind, a = '', b = '', c = ''] = key.split('|');
  return kind === 'x' ? addressOf(a, b, 'text', item) : addressOf(a, b, c, item);
}
