/** Export of exactly what a list shows, page by page, so that a long one stays small in memory. */
import type { Readable } from 'node:stream';
import { writeXlsx, type XlsxColumn, type XlsxInput, type XlsxKind } from '../files/xlsx-write.ts';
import { type Field, instant, type RecordDef, text } from '../record.ts';
import { refuse } from '../refusal.ts';
import { type Actor, grantOf } from '../rights.ts';
import type { HttpDeps } from './http.ts';
import { type ListAsk, listColumns, listRecords } from './read-records.ts';
import { refTitles, unitNames } from './ref-titles.ts';

const PAGE = 500;

/** Columns that every list has, with the words its screen shows. */
const BASE: Readonly<Record<string, Field>> = {
  state: text('状态'),
  unit: text('单位'),
  region: text('地区'),
  source: text('来源'),
  created_at: instant('建立时间'),
  updated_at: instant('更新时间'),
};

/** A stream of the .xlsx with these columns in this order, or all; masked values stay masked, titles stand for references. */
export async function exportRecords(
  deps: HttpDeps,
  def: RecordDef,
  actor: Actor,
  ask: ListAsk,
  wanted?: readonly string[],
): Promise<Readable> {
  if (!grantOf(actor, def.export ?? def.read)) throw refuse('right.denied', `您当前的岗位不能导出${def.label}。`);
  const all = listColumns(def, actor, true).filter((name) => def.fields[name]?.export !== false);
  const known = new Set([...Object.keys(BASE), ...listColumns(def, actor, true)]);
  const strange = wanted?.find((name) => !known.has(name));
  if (strange !== undefined)
    throw refuse('input.columns', `没有“${strange.slice(0, 40)}”这一列，请重新选择要导出的列。`);
  const names = [...new Set(wanted ?? ['state', 'unit', ...all])].filter((name) => def.fields[name]?.export !== false);
  const columns = names.map((name) => sheetColumn(def.fields[name] ?? (BASE[name] as Field)));
  return writeXlsx([{ name: def.label, columns, rows: rows(deps, def, actor, ask, names), autofilter: true }]);
}

const KINDS: Partial<Record<Field['kind'], XlsxKind>> = {
  int: 'integer',
  money: 'money_yuan',
  day: 'day',
  instant: 'moment',
};

/** Column of a sheet for a field; the import template uses the same. */
export function sheetColumn(field: Field): XlsxColumn {
  return { label: title(field), width: width(field), kind: KINDS[field.kind] ?? 'text', wrap: field.kind === 'prose' };
}

function title(field: Field): string {
  const unit = field.kind === 'money' ? '元' : field.unit;
  return unit ? `${field.label}（${unit}）` : field.label;
}

function width(field: Field): number {
  return field.kind === 'prose' ? 48 : field.kind === 'text' || field.kind === 'ref' ? 28 : 14;
}

async function* rows(
  deps: HttpDeps,
  def: RecordDef,
  actor: Actor,
  ask: ListAsk,
  names: readonly string[],
): AsyncGenerator<XlsxInput[]> {
  let after = ask.after;
  for (;;) {
    const page = await listRecords(deps.db, def, actor, { ...ask, after, limit: PAGE }, true);
    const [refs, units] = await Promise.all([
      refTitles(deps, actor, def, page.rows),
      unitNames(deps.db, actor, def, page.rows),
    ]);
    const dictionary = (id: string) => deps.policy(actor.unit.region, deps.clock.today()).dictionary(id);
    const unitCell = (code: unknown) => (code ? (units[String(code)] ?? String(code)) : null);
    for (const row of page.rows)
      yield names.map((name) => {
        const field = def.fields[name];
        if (field) return field.check === 'unit' ? unitCell(row[name]) : cell(field, row[name], refs, dictionary);
        if (name === 'state') return def.states[String(row.state)]?.label ?? String(row.state);
        return name === 'unit' ? unitCell(row.unit) : cell(BASE[name] as Field, row[name], refs, dictionary);
      });
    if (!page.next) return;
    after = page.next;
  }
}

/** A value as a reader of the sheet wants it: 元 for money, 是/否, labels for choices, titles for references. */
export function cell(
  field: Field,
  value: unknown,
  refs: Readonly<Record<string, Readonly<Record<string, string>>>>,
  dictionary: (id: string) => readonly { readonly value: string; readonly label: string }[],
): XlsxInput {
  if (value === null || value === undefined) return null;
  const label = (v: unknown) =>
    (field.choices ?? (field.dictionary ? dictionary(field.dictionary) : [])).find((c) => c.value === v)?.label ??
    String(v);
  switch (field.kind) {
    case 'int':
    case 'money':
      return Number(value);
    case 'bool':
      return value ? '是' : '否';
    case 'choice':
      return label(value);
    case 'choices':
      return (value as unknown[]).map(label).join('、');
    case 'ref':
      return refs[field.of ?? '']?.[String(value)] ?? '（不可见）';
    case 'refs':
      return (value as unknown[]).map((id) => refs[field.of ?? '']?.[String(id)] ?? '（不可见）').join('、');
    case 'files':
      return `${(value as unknown[]).length}件`;
    case 'json':
      return JSON.stringify(value);
    default:
      return String(value);
  }
}
