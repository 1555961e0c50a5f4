/** What the returns below and other forms say of a return's cells at this moment; read live, because they change with every submission. */
import sql from 'sql-template-tag';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { addressOf, type Expected } from '../domain/content.ts';
import type { SheetRef } from '../domain/sheet.ts';
import { isNumeric } from '../domain/value.ts';
import type { ReturnRow } from '../records/return.ts';

type ByForm = Record<string, Record<string, Expected>>;

/** Legs whose returns this leg sums up. The chain is kept with the round, as it was when the round opened. */
async function summedLegs(read: Reader, row: ReturnRow): Promise<readonly string[]> {
  const found = await read.one<{ sums: readonly string[] | null }>(
    sql`select (select array(select jsonb_array_elements_text(leg -> 'sums')) from jsonb_array_elements(r.legs) leg
        where leg ->> 'code' = ${row.leg}) as sums
      from return_round r where r.id = ${row.round}`,
  );
  return found?.sums ?? [];
}

/** By form and address within it. Rows that units added themselves have codes of their own and are not summed by code. */
export async function readElsewhere(
  read: Reader,
  row: ReturnRow,
  refs: readonly SheetRef[],
  forms: ReadonlyMap<string, FormValue>,
  now: string,
): Promise<ByForm> {
  const out: ByForm = {};
  const put = (form: string, address: string, expected: Expected) => {
    const cells = out[form] ?? {};
    cells[address] = expected;
    out[form] = cells;
  };
  const legs = await summedLegs(read, row);
  if (legs.length > 0)
    for (const it of await readBelow(read, row, refs, legs)) {
      const column = columnOf(
        forms.get(refs.find((ref) => ref.form === it.form)?.hash ?? ''),
        it.tbl,
        it.row_code,
        it.col,
      );
      if (column && isNumeric(column) && !column.formula)
        put(it.form, addressOf(it.tbl, it.row_code, it.col), {
          num: it.num,
          from: 'below',
          source: legs.join(','),
          as_of: now,
        });
    }
  for (const ref of refs)
    for (const it of await readSame(read, row, forms.get(ref.hash) as FormValue))
      put(ref.form, it.address, it.expected);
  return out;
}

interface Figure {
  readonly form: string;
  readonly tbl: string;
  readonly row_code: string;
  readonly col: string;
  readonly num: number | null;
}

const columnOf = (form: FormValue | undefined, table: string, row: string, column: string) => {
  const found = form?.tables.find((it) => it.code === table);
  if (!found || (found.rows.length > 0 && !found.rows.some((it) => it.code === row))) return undefined;
  return found.columns.find((it) => it.code === column);
};

async function readBelow(read: Reader, row: ReturnRow, refs: readonly SheetRef[], legs: readonly string[]) {
  return read.many<Figure>(sql`select form, tbl, row_code, col, sum(num)::bigint as num from return_figure
    where round = ${row.round} and receiver = ${row.unit} and leg = any(${[...legs]}) and form = any(${refs.map((it) => it.form)})
      and return <> ${row.id} and row_code !~ '^x[0-9]+$'
    group by form, tbl, row_code, col having count(num) > 0`);
}

/** Cells that name the same cell of another form (`same_as`): what the unit reported there for the same period. */
async function readSame(read: Reader, row: ReturnRow, form: FormValue) {
  const named = form.tables.flatMap((table) =>
    table.columns.flatMap((column) => (column.same_as ? [{ table, column, at: column.same_as }] : [])),
  );
  if (named.length === 0) return [];
  const found = await read.many<Figure & { readonly at: string }>(sql`
    select distinct on (f.form, f.tbl, f.row_code, f.col) f.form, f.tbl, f.row_code, f.col, f.num, s.submitted_at as at
    from return_figure f join return_sheet s on s.id = f.return
    where f.unit = ${row.unit} and f.item = 0 and f.form = any(${named.map((it) => it.at.form)}) and s.id <> ${row.id}
      and s.period_from = ${row.period_from} and s.period_until = ${row.period_until}
    order by f.form, f.tbl, f.row_code, f.col, s.submitted_at desc`);
  return named.flatMap(({ table, column, at }) =>
    found
      .filter((it) => it.form === at.form && it.tbl === at.table && it.col === at.column && it.num !== null)
      .map((it) => ({
        address: addressOf(table.code, it.row_code, column.code),
        expected: {
          num: it.num,
          from: 'form' as const,
          source: `${it.form}|${addressOf(it.tbl, it.row_code, it.col)}`,
          as_of: it.at,
        },
      })),
  );
}
