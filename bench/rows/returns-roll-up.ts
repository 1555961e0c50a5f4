/** The province's roll-up page of a form that every unit sent, from sums kept ready and added up anew, beside the bare aggregate. */
import { refreshReturnSums } from '#modules/returns/server.ts';
import { type Row, timePair } from '../harness.ts';
import type { World } from '../world.ts';
import { ask, bureau, COUNTED, FORM } from './returns-world.ts';

const RUNS = 20;
const MOST_MS = 150;
const TIMES = 1.5;

interface Answer {
  readonly cells: Readonly<Record<string, readonly [number, ...unknown[]]>>;
}

export async function rollUpRows(world: World, round: string, note: (line: string) => void): Promise<Row[]> {
  const { rows } = await world.owner.query<{ sheets: number; figures: number }>(
    `select (select count(*)::integer from return_sheet where round = $1 and revision > 0) as sheets,
      (select count(*)::integer from return_figure where round = $1 and form = $2) as figures`,
    [round, FORM],
  );
  note(`  ${rows[0]?.sheets} returns sent, ${rows[0]?.figures} figures of the form`);
  const page = ask(world, 'returns.roll-up', bureau(world), { round, form: FORM });
  const bare = () =>
    world.owner.query(
      `select f.cell, f.leg, f.level, f.tbl || '|' || f.row_code || '|' || f.col as address, sum(f.num)::bigint as num, count(*) filter (where f.kind = 'number') as numbers,
        count(*) filter (where f.kind = 'none') as none, count(*) filter (where f.kind = 'no_competence') as no_competence
      from return_figure f where f.round = $1 and f.form = $2 group by 1, 2, 3, 4`,
      [round, FORM],
    );
  const same = async () => {
    const answer = (await page()) as Answer;
    const wanted = await world.owner.query<{ address: string; num: string }>(
      `select f.tbl || '|' || f.row_code || '|' || f.col as address, coalesce(sum(f.num), 0)::bigint as num from return_figure f
        where f.round = $1 and f.form = $2 and f.leg = any(${COUNTED}) group by 1`,
      [round, FORM],
    );
    const off = wanted.rows.filter((it) => Number(it.num) !== answer.cells[it.address]?.[0]);
    if (off.length > 0)
      note(
        `  ${off.length} of ${wanted.rows.length} sums differ, first ${off[0]?.address}: ${off[0]?.num}, shown ${answer.cells[off[0]?.address ?? '']?.[0]}`,
      );
    return off.length === 0;
  };
  const out: Row[] = [];
  for (const kept of [false, true]) {
    if (kept) note(`  sums of ${await refreshReturnSums(world.worker)} cities kept ready`);
    const right = await same();
    const { a, b } = await timePair(RUNS, page, bare);
    out.push({
      name: `provincial roll-up page of ${rows[0]?.sheets} returns, ${kept ? 'sums kept ready' : 'every city changed since'} (p95)`,
      measured: a.p95,
      baseline: b.p95,
      unit: 'ms',
      bar: kept ? `≤ ${MOST_MS} ms and ≤ ${TIMES} ×` : `≤ ${TIMES} ×`,
      ok: right && (!kept || a.p95 <= MOST_MS) && a.p95 <= TIMES * b.p95,
    });
  }
  return out;
}
