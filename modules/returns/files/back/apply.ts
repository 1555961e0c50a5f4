/** From a plan and the choices made to one saving of the return: the same saving a grid sends, so that rights, checks and conflicts are the same. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { AddedRow, CellValue } from '../../domain/content.ts';
import { addressAt, type Here, type PlaceChange, placeOf, readPlace, type SheetPlan } from './reconcile.ts';

export interface HeldNow {
  /** Version of each cell that is kept here, by address within the form. */
  readonly versions: Readonly<Record<string, number>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
  readonly rows: readonly AddedRow[];
}

export interface SheetNow extends Here {
  readonly held: HeldNow;
}

interface CellSave {
  readonly form: string;
  readonly address: string;
  readonly kind: CellValue['kind'] | 'empty';
  readonly num?: number;
  readonly txt?: string;
  readonly origin: 'imported';
  readonly seen: number;
}

interface LineSave {
  readonly form: string;
  readonly table: string;
  readonly code?: string;
  readonly key?: string;
  readonly name: string | null;
}

/** Shape of `returns.save`'s input, as far as files fill it. */
export interface Saving {
  readonly cells: readonly CellSave[];
  readonly lines: readonly LineSave[];
  readonly answers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly heading?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const NOTHING: Saving = { cells: [], lines: [] };

/** Is the change taken over? What changed in both places only when it was chosen; the rest unless it was left out. */
export function isTaken(change: PlaceChange, take: ReadonlySet<string>, leave: ReadonlySet<string>): boolean {
  const id = changeId(change);
  if (change.what === 'there') return !leave.has(id);
  return change.what === 'both' && take.has(id);
}

export const changeId = (change: Pick<PlaceChange, 'form' | 'key'>): string => `${change.form}|${change.key}`;

export function savingOf(
  plans: readonly SheetPlan[],
  sheets: ReadonlyMap<string, SheetNow>,
  take: ReadonlySet<string>,
  leave: ReadonlySet<string>,
): Saving {
  const cells: CellSave[] = [];
  const lines = new Map<string, LineSave>();
  const answers: Record<string, Record<string, string>> = {};
  const heading: Record<string, Record<string, string>> = {};
  for (const plan of plans) {
    const here = sheets.get(plan.form);
    if (!here) continue;
    for (const change of plan.changes) {
      const place = isTaken(change, take, leave) ? placeOf(here, change.key) : null;
      if (!place) continue;
      const read = readPlace(place, here, change.there);
      const [kind, a = '', b = ''] = change.key.split('|');
      const fresh = b.startsWith('+') ? `new${b.slice(1)}_${a}` : undefined;
      if (fresh && !lines.has(`${plan.form}|${fresh}`))
        lines.set(`${plan.form}|${fresh}`, { form: plan.form, table: a, key: fresh, name: null });
      if (kind === 'n' && 'text' in read)
        lines.set(`${plan.form}|${fresh ?? change.key}`, {
          form: plan.form,
          table: a,
          ...(fresh ? { key: fresh } : { code: b }),
          name: read.text,
        });
      else if (kind === 'q' && 'text' in read) into(answers, plan.form, here.held.answers)[a] = read.text;
      else if (kind === 'h' && 'text' in read) into(heading, plan.form, here.held.head)[a] = read.text;
      else if ('values' in read) cells.push(...cellSaves(here, plan.form, change.key, read.values, fresh));
    }
  }
  return {
    cells,
    lines: [...lines.values()],
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
    ...(Object.keys(heading).length > 0 ? { heading } : {}),
  };
}

function into(all: Record<string, Record<string, string>>, form: string, held: Readonly<Record<string, string>>) {
  const own = all[form] ?? { ...held };
  all[form] = own;
  return own;
}

function cellSaves(
  here: SheetNow,
  form: string,
  key: string,
  values: readonly (CellValue | null)[],
  fresh: string | undefined,
): CellSave[] {
  const address = (item: number) => {
    const own = addressAt(key, item);
    return fresh ? own.replace(/\|\+\d+\|/, `|${fresh}|`) : own;
  };
  const out: CellSave[] = values.map((value, item) => ({
    form,
    address: address(item),
    ...plain(value),
    origin: 'imported',
    seen: here.held.versions[address(item)] ?? 0,
  }));
  // Entries that the file has no more.
  for (let item = Math.max(values.length, 1); here.held.versions[address(item)] !== undefined; item += 1)
    out.push({
      form,
      address: address(item),
      kind: 'empty',
      origin: 'imported',
      seen: here.held.versions[address(item)] ?? 0,
    });
  if (values.length === 0)
    out.unshift({
      form,
      address: address(0),
      kind: 'empty',
      origin: 'imported',
      seen: here.held.versions[address(0)] ?? 0,
    });
  return out;
}

function plain(value: CellValue | null): Pick<CellSave, 'kind' | 'num' | 'txt'> {
  if (value === null) return { kind: 'empty' };
  if (value.kind === 'number') return { kind: 'number', num: value.num };
  return value.kind === 'text' ? { kind: 'text', txt: value.txt } : { kind: value.kind };
}

/** Names of rows as people know them, by `table|row`. */
export function rowNames(form: FormValue, added: readonly AddedRow[]): Record<string, string> {
  const names: Record<string, string> = {};
  for (const table of form.tables) {
    for (const row of table.rows) names[`${table.code}|${row.code}`] = row.name;
    if (table.rows.length === 0 && !table.open) names[`${table.code}|only`] = '';
    added
      .filter((row) => row.table === table.code)
      .forEach((row, at) => {
        names[`${table.code}|${row.code}`] = row.name || `第${at + 1}行`;
      });
  }
  return names;
}
