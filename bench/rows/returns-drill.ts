/** From a cell of the province to the returns behind it and to the records behind one of them, with how many of how many the reader sees. */
import { type Row, timePair } from '../harness.ts';
import type { World } from '../world.ts';
import { ask, bureau, COUNTED, METRIC_CELL, METRIC_FORM, PERIOD } from './returns-world.ts';

const RUNS = 100;
const TIMES = 1.5;
/** A line's leader: sees its line of what the province reported. */
const LINE = '990000.scjg';

const [TBL, ROW, COL] = METRIC_CELL.split('|') as [string, string, string];

/** The returns behind the cell, largest first; what they are in all. `$5` is a line, or null for every one. */
const BEHIND = `with behind as materialized (
    select f.return, f.unit, f.level, f.leg, f.kind, f.num, f.expected from return_figure f
    where f.round = $1 and f.form = '${METRIC_FORM}' and f.tbl = $2 and f.row_code = $3 and f.col = $4 and f.item = 0
      and f.leg = any(${COUNTED}) and ($5::text is null or f.line = $5)),
  first as (select b.*, count(*) over () as seen, sum(b.num) over () as total from behind b order by b.num desc nulls last, b.unit limit 100)
  select b.*, u.name, s.state, s.revision from first b join return_sheet s on s.id = b.return left join unit u on u.code = b.unit
  order by b.num desc nulls last, b.unit`;
const COUNT = `select count(*) as of from return_figure f where f.round = $1 and f.form = '${METRIC_FORM}' and f.tbl = $2 and f.row_code = $3 and f.col = $4 and f.item = 0
  and f.leg = any(${COUNTED})`;

const rowOf = (name: string, { a, b }: Awaited<ReturnType<typeof timePair>>): Row => ({
  name: `${name} (p95)`,
  measured: a.p95,
  baseline: b.p95,
  unit: 'ms',
  bar: `≤ ${TIMES} ×`,
  ok: a.p95 <= TIMES * b.p95,
});

export async function drillRows(world: World, round: string, note: (line: string) => void): Promise<Row[]> {
  const input = { round, form: METRIC_FORM, address: METRIC_CELL };
  const values = (line: string | null) => [round, TBL, ROW, COL, line];
  const province = ask(world, 'returns.roll-up-cell', bureau(world), input);
  const line = ask(world, 'returns.roll-up-cell', world.actor('line-leader', LINE), input);
  const shown = async (of: () => Promise<unknown>, who: string) => {
    const { seen, of: all, num } = (await of()) as { seen: number; of: number; num: number };
    note(`  ${who}: ${seen} of ${all} returns visible, ${num} in all`);
  };
  await shown(province, 'province');
  await shown(line, 'line');
  const out = [
    rowOf(
      'returns behind a cell, province',
      await timePair(RUNS, province, () => world.owner.query(BEHIND, values(null))),
    ),
    rowOf(
      'returns behind a cell, one line with "n of m"',
      await timePair(RUNS, line, () =>
        Promise.all([
          world.owner.query(BEHIND, values(LINE.split('.')[1] ?? '')),
          world.owner.query(COUNT, values(null).slice(0, 4)),
        ]),
      ),
    ),
  ];
  // The units with the most records behind their number, one after another.
  const { rows: most } = await world.owner.query<{ return: string; unit: string }>(
    `select return, unit from return_figure where round = $1 and form = '${METRIC_FORM}' and tbl = $2 and row_code = $3 and col = $4 order by num desc nulls last limit 20`,
    [round, TBL, ROW, COL],
  );
  const address = `${METRIC_FORM}|${TBL}|${ROW}|0|${COL}`;
  const asks = most.map((it) => ask(world, 'returns.cell-records', bureau(world), { id: it.return, address }));
  const first = (await asks[0]?.()) as { visible: number; all: number; records: unknown[] };
  note(`  records of one unit: ${first.records.length} shown, ${first.visible} of ${first.all} visible`);
  const where = `f.unit = $1 and f.entered_day between '${PERIOD.from}' and '${PERIOD.until}' and f.result_day is not null`;
  const bare = (unit: string) =>
    Promise.all([
      world.owner.query(
        `select f.id, t.title, f.unit, f.entered_day, t.updated_at from fact_inspection f join inspection t on t.id = f.id where ${where} order by f.entered_day desc, f.id limit 200`,
        [unit],
      ),
      world.owner.query(`select count(*) as n from fact_inspection f where ${where}`, [unit]),
    ]);
  const at = (i: number) => i % most.length;
  out.push(
    rowOf(
      'records behind the cell of a return, with "n of m"',
      await timePair(
        RUNS,
        (i) => asks[at(i)]?.() as Promise<unknown>,
        (i) => bare(most[at(i)]?.unit ?? ''),
      ),
    ),
  );
  return out;
}
