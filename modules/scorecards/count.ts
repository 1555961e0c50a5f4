/** Counts what the indicators of a scorecard ask, for units the reader sees: metrics over facts, and what returns, duties, plans and training know. */
import sql, { type Sql } from 'sql-template-tag';
import type { ScorecardValue } from '#kernel/policy/campaign-shape.ts';
import { resolve } from '#kernel/policy/index.ts';
import type { MetricValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { type FactSets, type Measure, metricsFor } from '#kernel/server/metrics/measure.ts';
import { policySource } from '#modules/policy/index.ts';
import { type Counted, type Figure, figureOf } from './domain/figure.ts';

let provided: { readonly facts: FactSets; readonly worker: Database } | undefined;

/**
 * Called once when a server or a test is put together. Metrics count for all who may see them, of what no single reader sees (a firm's rating): by the
 * worker, for units that the caller has bounded.
 */
export function provideFacts(facts: FactSets, worker: Database): void {
  provided = { facts, worker };
}

export interface CountAsk {
  readonly entry: string;
  readonly card: ScorecardValue;
  readonly year: number;
  readonly units: readonly string[];
  readonly region: string;
  readonly today: string;
}

type Known = Extract<ScorecardValue['indicators'][number]['of'], { readonly figure: string }>['figure'];

interface Parts {
  readonly unit: string;
  readonly over: number;
  readonly under: number;
}

/** Figures of every unit asked, in the order of the card's indicators. */
export async function countFigures(read: Reader, ask: CountAsk): Promise<ReadonlyMap<string, readonly Figure[]>> {
  const counted = new Map<string, Map<string, Counted>>(ask.units.map((unit) => [unit, new Map()]));
  const put = (unit: string, code: string, value: Counted) => counted.get(unit)?.set(code, value);
  await countMetrics(ask, put);
  await countKnown(read, ask, put);
  await countByHand(read, ask, put);
  return new Map(
    ask.units.map((unit) => [unit, ask.card.indicators.map((it) => figureOf(it, counted.get(unit)?.get(it.code)))]),
  );
}

type Put = (unit: string, code: string, value: Counted) => void;

/** A figure that is a quotient of two metrics under another name. */
const QUOTIENTS: Readonly<Record<string, { readonly over: string; readonly under: string }>> = {
  training_met: { over: 'metric.training_met', under: 'metric.training_judged' },
};

type Of = ScorecardValue['indicators'][number]['of'];
const ofMetrics = (of: Of): Of => ('figure' in of ? (QUOTIENTS[of.figure] ?? of) : of);

async function countMetrics(ask: CountAsk, put: Put): Promise<void> {
  const measures = new Map<string, Measure>();
  const wants = (id: string) => {
    const metric = resolve(policySource().world(), id, ask.region, ask.today).value as MetricValue | null;
    if (metric) measures.set(id, { key: id, metric });
  };
  for (const of of ask.card.indicators.map((it) => ofMetrics(it.of))) {
    if ('metric' in of) wants(of.metric);
    if ('over' in of) [of.over, of.under].forEach(wants);
  }
  if (measures.size === 0) return;
  if (!provided) throw new Error('provideFacts() has not been called');
  const period = { from: `${ask.year}-01-01`, until: `${ask.year}-12-31` };
  const { facts, worker } = provided;
  const found = await worker.transact(NO_CLAIMS, (tx) =>
    metricsFor(tx, facts, [...measures.values()], { period, units: ask.units }),
  );
  const numbers = new Map(found.map((it) => [`${it.unit} ${it.key}`, it.num]));
  for (const unit of ask.units) {
    const number = (id: string) => (measures.has(id) ? (numbers.get(`${unit} ${id}`) ?? 0) : undefined);
    for (const { code, of: asked } of ask.card.indicators) {
      const of = ofMetrics(asked);
      const over = 'metric' in of ? number(of.metric) : 'over' in of ? number(of.over) : undefined;
      const under = 'over' in of ? number(of.under) : null;
      if (over !== undefined && under !== undefined) put(unit, code, { over, under });
    }
  }
}

const SENT = ['submitted', 'received', 'accepted', 'correcting', 'locked'];

/** What the platform knows without facts: how many out of how many, by unit. A unit without any has no row: nothing was owed. */
const KNOWN: Readonly<Record<Exclude<Known, 'training_met'>, (ask: CountAsk) => Sql>> = {
  returns_on_time: ({ year, units, today }) => sql`
    select unit, count(*) filter (where (submitted_at at time zone 'Asia/Shanghai')::date <= coalesce(extended_to, due))::integer as over,
      count(*)::integer as under
    from return_sheet where unit = any(${units}) and not coalesce(history, false) and state <> 'excused' and extract(year from due) = ${year}
      and (submitted_at is not null or coalesce(extended_to, due) < ${today}::date) group by unit`,
  returns_complete: ({ year, units, today }) => sql`
    select unit, count(*) filter (where state = any(${SENT}))::integer as over, count(*)::integer as under
    from return_sheet where unit = any(${units}) and not coalesce(history, false) and state <> 'excused' and extract(year from due) = ${year}
      and (state = any(${SENT}) or coalesce(extended_to, due) < ${today}::date) group by unit`,
  duties_on_time: ({ year, units, today }) => sql`
    select unit, count(*) filter (where (closed_at at time zone 'Asia/Shanghai')::date <= due)::integer as over, count(*)::integer as under
    from duty where unit = any(${units}) and extract(year from due) = ${year} and (closed_at is not null or due < ${today}::date) group by unit`,
  plan_done: ({ units }) => sql`
    select owner as unit, count(*) filter (where state = 'checked')::integer as over, count(*)::integer as under
    from plan_task where owner = any(${units}) and not coalesce(history, false) group by owner`,
};

async function countKnown(read: Reader, ask: CountAsk, put: Put): Promise<void> {
  for (const { code, of } of ask.card.indicators) {
    if (!('figure' in of) || of.figure === 'training_met') continue;
    for (const { unit, over, under } of await read.many<Parts>(KNOWN[of.figure](ask))) put(unit, code, { over, under });
  }
}

async function countByHand(read: Reader, ask: CountAsk, put: Put): Promise<void> {
  const rows = await read.many<{
    about: string;
    indicator: string;
    over: number | null;
    under: number | null;
    value: number | null;
    words: string;
  }>(sql`select about, indicator, over, under, value, words from scorecard_figure
    where entry = ${ask.entry} and year = ${ask.year} and about = any(${[...ask.units]}) and state = 'kept'`);
  for (const { about, indicator, over, under, value, words } of rows) {
    const quotient = over !== null && under !== null;
    if (quotient) put(about, indicator, { over, under, source: words });
    else if (value !== null) put(about, indicator, { over: 0, under: null, hand: value, source: words });
  }
}
