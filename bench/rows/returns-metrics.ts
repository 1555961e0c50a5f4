/** Metrics of the packs over the facts, beside the SQL one would write by hand on base tables; every number must be the same. */
import type { MetricValue } from '#kernel/policy/return-shape.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { type Measure, measure } from '#kernel/server/metrics/measure.ts';
import { type Row, timePair } from '../harness.ts';
import type { World } from '../world.ts';
import { PERIOD, PROVINCE } from './returns-world.ts';

/** The statement by hand takes many seconds; the first use, which proves the numbers, has warmed both. */
const RUNS = 3;

/** Condition on `inspection i` by metric; `filed` is when its plan was first filed, `rated` what firms said of its visit. */
const HAND: Readonly<Record<string, string>> = {
  'metric.inspections': 'i.result_day is not null',
  'metric.inspections_entered': 'true',
  'metric.inspections_no_result': 'i.result_day is null',
  'metric.inspections_planned': 'filed.first is not null',
  'metric.inspections_unplanned': 'filed.first is null',
  'metric.inspections_filed': 'filed.first <= i.entered_at',
  'metric.inspections_urgent': 'i.urgent',
  'metric.inspections_daily': `i.inspection_type = 'daily'`,
  'metric.inspections_case': `i.inspection_type = 'case'`,
  'metric.inspections_special': `i.inspection_type = 'special'`,
  'metric.inspections_coded': `i.code_kind in ('task', 'firm', 'officer')`,
  'metric.inspections_published': 'i.publish_day is not null',
  'metric.inspections_rated': '(rated.bad or rated.good)',
  'metric.inspections_rated_badly': 'rated.bad',
};

const FILED = `filed as materialized (
  select p.id as plan, v.version, min((f ->> 'effective_at')::timestamptz) as first
  from plan p cross join lateral jsonb_array_elements(p.filings) f cross join lateral generate_series(1, (f ->> 'version')::integer) v(version)
  where p.state <> 'withdrawn' and f ->> 'returned_at' is null group by 1, 2)`;
const RATED = `rated as materialized (select visit, bool_or(bad) as bad, bool_or(confirmed and not bad) as good from rating where state = 'kept' group by 1)`;

function handSql(names: readonly string[]): string {
  const plain = names.every((it) => !/filed|rated/.test(HAND[it] ?? ''));
  const columns = names.map((it, i) => `count(*) filter (where ${HAND[it]}) as n${i}`).join(', ');
  const within = `i.entered_day between '${PERIOD.from}' and '${PERIOD.until}' group by i.unit`;
  if (plain) return `select i.unit, ${columns} from inspection i where ${within}`;
  return `with ${FILED}, ${RATED} select i.unit, ${columns} from inspection i
    left join filed on filed.plan = i.plan and filed.version = i.plan_version left join rated on rated.visit = i.visit where ${within}`;
}

async function pair(world: World, name: string, names: readonly string[], note: (line: string) => void): Promise<Row> {
  const view = world.policy.view(PROVINCE, world.clock.today());
  const wanted = names.map((key): Measure => ({ key, metric: view.ask(key).value as MetricValue }));
  const ours = () => world.worker.read(NO_CLAIMS, (read) => measure(read, world.registry.facts, wanted, PERIOD));
  const hand = handSql(names);
  const [a, b] = [await ours(), (await world.owner.query<Record<string, string>>(hand)).rows];
  const found = new Map(a.map((it) => [`${it.unit}|${it.key}`, it.num]));
  const other = b.flatMap((row) => names.filter((key, i) => found.get(`${row.unit}|${key}`) !== Number(row[`n${i}`])));
  if (other.length > 0) note(`  numbers differ: ${[...new Set(other)].join(', ')}`);
  const same = other.length === 0 && a.length === b.length * names.length;
  const total = a.filter((it) => it.key === names[0]).reduce((sum, it) => sum + it.num, 0);
  note(
    `  ${name}: ${a.length} numbers of ${b.length} units, ${total} records in the first${same ? ', all the same' : ''}`,
  );
  const timed = await timePair(RUNS, ours, () => world.owner.query(hand), { warm: 0 });
  return {
    name: `${name} (p50)`,
    measured: timed.a.p50,
    baseline: timed.b.p50,
    unit: 'ms',
    bar: '≤ 1.0 ×, same numbers',
    ok: same && timed.a.p50 <= timed.b.p50,
  };
}

export async function metricRows(world: World, note: (line: string) => void): Promise<Row[]> {
  const { rows: asked } = await world.owner.query<{ source: string }>(
    `select distinct source from return_expected where origin = 'metric' order by 1`,
  );
  const ours = asked.map((it) => it.source).filter((it) => HAND[it] !== undefined);
  note(`  the report asks for ${asked.length} metrics, ${ours.length} of them over inspections`);
  return [
    await pair(world, `the report's ${ours.length} metrics of inspections`, ours, note),
    await pair(world, `all ${Object.keys(HAND).length} metrics of inspections`, Object.keys(HAND), note),
  ];
}
