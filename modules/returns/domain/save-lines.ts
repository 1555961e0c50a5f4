/** Rows that a saving adds, renames, moves or drops. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Option } from './value.ts';

export interface LineHeld {
  readonly id: string;
  readonly form: string;
  readonly tbl: string;
  readonly code: string;
  readonly name: string | null;
  readonly place: number;
  readonly state: string;
}

export interface LineWanted {
  readonly form: string;
  readonly table: string;
  readonly code?: string | undefined;
  readonly key?: string | undefined;
  readonly name?: string | null | undefined;
  readonly place?: number | undefined;
  readonly drop?: boolean | undefined;
}

export interface LinePlan {
  readonly make: readonly {
    readonly form: string;
    readonly tbl: string;
    readonly code: string;
    readonly name: string | null;
    readonly place: number;
  }[];
  readonly change: readonly {
    readonly id: string;
    readonly state: 'kept' | 'dropped';
    readonly set: Record<string, unknown>;
  }[];
  /** Code by the caller's key. */
  readonly codes: Readonly<Record<string, string>>;
  /** `form|table|row` of dropped rows: their cells are emptied. */
  readonly dropped: readonly string[];
  readonly faults: readonly { readonly form: string; readonly address: string; readonly message: string }[];
}

/** New codes count on from the greatest the return ever had: a code is never used twice. */
export function planLines(
  wanted: readonly LineWanted[],
  held: readonly LineHeld[],
  forms: ReadonlyMap<string, FormValue>,
  dictionaries: Readonly<Record<string, readonly Option[]>>,
): LinePlan {
  const make: LinePlan['make'][number][] = [];
  const change: LinePlan['change'][number][] = [];
  const faults: LinePlan['faults'][number][] = [];
  const codes: Record<string, string> = {};
  const dropped: string[] = [];
  let last = Math.max(0, ...held.map((it) => Number(it.code.slice(1)) || 0));
  for (const line of wanted) {
    const table = forms.get(line.form)?.tables.find((it) => it.code === line.table);
    const fault = (message: string) =>
      faults.push({ form: line.form, address: `${line.table}|${line.code ?? line.key ?? ''}`, message });
    if (!table?.open) {
      fault('这张表不能增加行，请填在已有的行里');
      continue;
    }
    const options = table.row_dictionary ? (dictionaries[table.row_dictionary] ?? []) : undefined;
    const chosen = options?.find((it) => it.value === line.name || it.label === line.name);
    if (options && line.name && !chosen && !line.drop) {
      fault(`“${line.name}”不在可选的行名内，请从列表中选择`);
      continue;
    }
    const name = line.name === undefined ? undefined : (chosen?.label ?? line.name?.trim() ?? null);
    if (line.code === undefined) {
      if (line.drop) continue;
      last += 1;
      const code = `x${last}`;
      if (line.key) codes[line.key] = code;
      make.push({ form: line.form, tbl: line.table, code, name: name ?? null, place: line.place ?? last });
      continue;
    }
    const had = held.find((it) => it.form === line.form && it.tbl === line.table && it.code === line.code);
    if (!had) {
      fault('没有找到这一行，可能已被他人删除，请刷新后再填');
      continue;
    }
    if (line.drop) dropped.push(`${line.form}|${line.table}|${line.code}`);
    change.push({
      id: had.id,
      state: line.drop ? 'dropped' : 'kept',
      set: { ...(name === undefined ? {} : { name }), ...(line.place === undefined ? {} : { place: line.place }) },
    });
  }
  return { make, change, codes, dropped, faults };
}
