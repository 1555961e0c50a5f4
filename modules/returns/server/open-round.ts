/**
 * Opens a round: one return for each unit and leg that owes, in batches, so that nobody else waits. Run again it adds only what is missing; cancelled it
 * leaves whole batches behind, and is run again.
 */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#kernel/day.ts';
import type { EntryBody } from '#kernel/journal.ts';
import { refuse } from '#kernel/refusal.ts';
import { NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { lockRow } from '#kernel/server/run-command.ts';
import { insertRows, type NewStored } from '#kernel/server/write-many.ts';
import { type Act, insertRow, updateRow } from '#kernel/server/write-rows.ts';
import { aboutOf, periodOf } from '../domain/due.ts';
import { levelOf } from '../domain/organisation.ts';
import { returnDelivery } from '../records/content.ts';
import { returnRecord } from '../records/return.ts';
import { type RoundRow, round as roundRecord } from '../records/round.ts';
import type { ReturnsDeps } from './deps.ts';
import { expectRound } from './expected.ts';
import { openDuties } from './open-duties.ts';
import { chainIn, type Owed, planRound, type RoundPlan } from './plan-round.ts';

export interface OpenWanted {
  readonly chain: string;
  /** Region the round is for, with all below it. */
  readonly region: string;
  /** Year reported on; what the chain says for today when absent. */
  readonly about_year?: number | undefined;
  /** Past campaigns and years: nobody is reminded. */
  readonly history?: boolean | undefined;
  readonly how: 'by_itself' | 'by_hand';
  readonly by: EntryBody['by'];
}

export interface Opened {
  readonly round: string;
  readonly owing: number;
  readonly made: number;
  /** Returns whose receiver was not found. */
  readonly gaps: number;
  readonly expected: number;
}

type Report = (done: number, total: number | null, words: string) => Promise<void>;

const BATCH = 400;

export async function openRound(
  deps: ReturnsDeps,
  wanted: OpenWanted,
  report: Report = async () => undefined,
): Promise<Opened> {
  const today = deps.clock.today() as Day;
  const policyOf = (region: string) => deps.policy(region, today);
  const chain = chainIn(policyOf(wanted.region), wanted.chain);
  if (!chain) throw refuse('missing.chain', `${wanted.region} 的政策包里没有报送链 ${wanted.chain}，请在规则中核对。`);
  const about =
    wanted.about_year && chain.about !== 'once'
      ? periodOf(wanted.about_year)
      : aboutOf(chain, Number(today.slice(0, 4)));
  await report(0, null, '正在核对应报单位');
  const plan = await deps.worker.read(NO_CLAIMS, (read) =>
    planRound(read, policyOf, { chain: wanted.chain, region: wanted.region, about_year: about.about_year }),
  );
  const act: Act = {
    act: uuidv7(),
    at: deps.clock.now().toISOString(),
    verb: 'return.open-round',
    label: '开单',
    by: wanted.by,
    right: wanted.how === 'by_itself' ? 'system' : 'returns.open',
    pack: policyOf(wanted.region).version,
    basis: [wanted.chain],
  };
  const round = await deps.worker.transact(NO_CLAIMS, async (tx) => {
    for (const [hash, { form, value }] of plan.forms)
      await tx.run(sql`insert into return_form (hash, form, value) values (${hash}, ${form}, ${JSON.stringify(value)})
        on conflict (hash) do nothing`);
    return findOrMake(tx, deps, wanted, { title: chain.title, legs: chain.legs, ...about }, act);
  });
  const missing = await deps.worker.read(NO_CLAIMS, (read) => missingOf(read, round.id, plan.owed));
  for (let at = 0; at < missing.length; at += BATCH) {
    await report(at, missing.length, `正在开单：${at}/${missing.length}`);
    const batch = missing.slice(at, at + BATCH);
    await deps.worker.transact(NO_CLAIMS, (tx) => makeReturns(tx, deps, round, plan, batch, act));
  }
  const mended = await mendGaps(deps, round, plan, act);
  await report(missing.length, missing.length, '正在按系统记录预填');
  const expected = await expectRound(deps, round.id, (done, total) =>
    report(done, total, `正在预填：${done}/${total}`),
  );
  await deps.worker.transact(NO_CLAIMS, async (tx) => {
    const row = await lockRow(tx, roundRecord, round.id);
    if (row) await updateRow(tx, roundRecord, row, { owing: plan.owed.length }, 'open', act);
  });
  deps.written();
  const gaps = plan.owed.filter((it) => it.recipients[0]?.gap).length;
  return { round: round.id, owing: plan.owed.length, made: missing.length + mended, gaps, expected };
}

type RoundHead = {
  readonly title: string;
  readonly legs: unknown;
  readonly about_year: number;
  readonly from: Day;
  readonly until: Day;
};

/** One round for a chain, a region and a year. Two openings at the same moment wait for each other. */
async function findOrMake(
  tx: Transaction,
  deps: ReturnsDeps,
  wanted: OpenWanted,
  head: RoundHead,
  act: Act,
): Promise<RoundRow> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${wanted.chain}|${wanted.region}|${head.about_year}`}, 7))`,
  );
  const find = () =>
    tx.one<RoundRow>(sql`select * from return_round where chain = ${wanted.chain} and region = ${wanted.region}
      and about_year = ${head.about_year} and period_from = ${head.from} for update`);
  const found = await find();
  if (found?.state === 'closed') throw refuse('state.round-closed', `“${found.title}”已经结束，不能再开单。`);
  if (found) return found;
  const place = await tx.one<{ region: string; name: string; bureau: string | null }>(sql`select code as region, name,
      (select u.code from unit u where u.region_code = r.code and u.kind = 'justice-bureau' and u.state = 'active' order by u.code limit 1) as bureau
    from region r where code = ${wanted.region}`);
  const id = uuidv7();
  const dated = head.title.includes('{year}') || head.title.startsWith(String(head.about_year));
  const year = dated ? '' : `${head.about_year}${head.title.startsWith('年度') ? '' : '年度'}`;
  const title = `${year}${head.title.replaceAll('{year}', String(head.about_year))}（${place?.name ?? wanted.region}）`;
  await insertRow(
    tx,
    roundRecord,
    { id, region: wanted.region, unit: place?.bureau ?? wanted.region, line: 'sf', state: 'opening', source: '' },
    {
      title,
      chain: wanted.chain,
      about_year: head.about_year,
      period_from: head.from,
      period_until: head.until,
      opened_on: deps.clock.today(),
      legs: head.legs,
      history: wanted.history ?? false,
      how: wanted.how,
    },
    act,
  );
  return (await find()) as RoundRow;
}

async function missingOf(read: Pick<Transaction, 'many'>, round: string, owed: readonly Owed[]): Promise<Owed[]> {
  const there = await read.many<{ unit: string; leg: string }>(
    sql`select unit, leg from return_sheet where round = ${round}`,
  );
  const known = new Set(there.map((it) => `${it.unit}|${it.leg}`));
  return owed.filter((it) => !known.has(`${it.place.code}|${it.leg.code}`));
}

export function titleOf(round: Pick<RoundRow, 'title'>, unit_name: string): string {
  return `${round.title.replace(/（[^（]*）$/, '')}（${unit_name}）`.slice(0, 200);
}

const gapsOf = (it: Owed) => {
  const gaps = it.recipients.flatMap(({ way, gap }) => (gap ? [{ way, words: gap }] : []));
  return gaps.length > 0 ? gaps : null;
};

async function makeReturns(
  tx: Transaction,
  deps: ReturnsDeps,
  round: RoundRow,
  plan: RoundPlan,
  batch: readonly Owed[],
  act: Act,
): Promise<void> {
  const history = round.history === true;
  const made = batch.map((it) => ({ it, id: uuidv7(), title: titleOf(round, it.place.name) }));
  const placeOf = (it: Owed, id: string, state: string) => ({
    id,
    region: it.place.region,
    unit: it.place.code,
    line: it.place.line,
    state,
    source: '',
  });
  const returns = made.map(
    ({ it, id, title }): NewStored => ({
      place: placeOf(it, id, 'draft'),
      values: {
        title,
        round: round.id,
        chain: round.chain,
        leg: it.leg.code,
        sheets: it.sheets,
        about_year: round.about_year,
        period_from: round.period_from,
        period_until: round.period_until,
        level: levelOf(it.place.region),
        receiver: it.recipients[0]?.code ?? null,
        due: it.due,
        proposed_due: it.proposed,
        gaps: gapsOf(it),
        revision: 0,
        accepted_revision: 0,
        times_returned: 0,
        zero: false,
        history,
      },
    }),
  );
  const deliveries = made.flatMap(({ it, id }) =>
    it.recipients.flatMap((to, i): NewStored[] =>
      i > 0 || to.code === null || !plan.staffed.has(to.code)
        ? [
            {
              place: placeOf(it, uuidv7(), 'waiting'),
              values: { return: id, receiver: it.recipients[0]?.code ?? null, recipient: to.name, way: to.way },
            },
          ]
        : [],
    ),
  );
  await insertRows(tx, returnRecord, returns, { ...act, act: uuidv7() });
  await insertRows(tx, returnDelivery, deliveries, { ...act, act: uuidv7() });
  if (!history) await openDuties(tx, deps, round, made, act.at);
}

/** Receivers that were missing when the round opened and are there now. */
async function mendGaps(deps: ReturnsDeps, round: RoundRow, plan: RoundPlan, act: Act): Promise<number> {
  const open = await deps.worker.read(NO_CLAIMS, (read) =>
    read.many<{ id: string; unit: string; leg: string }>(
      sql`select id, unit, leg from return_sheet where round = ${round.id} and gaps is not null and state in ('draft', 'returned')`,
    ),
  );
  let mended = 0;
  for (const it of open) {
    const owed = plan.owed.find((one) => one.place.code === it.unit && one.leg.code === it.leg);
    if (!owed || owed.recipients[0]?.gap) continue;
    const changed = await deps.worker.transact(NO_CLAIMS, async (tx) => {
      const row = await lockRow(tx, returnRecord, it.id);
      const set = { receiver: owed.recipients[0]?.code ?? null, gaps: gapsOf(owed) };
      return row ? (await updateRow(tx, returnRecord, row, set, row.state, act)).changed : false;
    });
    if (changed) mended += 1;
  }
  return mended;
}
