/** The door for channels without a person at the desk: a hotline's interface, public intake that comes later. One function; the rest follows. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { nextNumber, noticeInsert, openDuty } from '#kernel/server/write-effects.ts';
import { type Act, insertRow } from '#kernel/server/write-rows.ts';
import { dutyOf } from '../commands/shared.ts';
import { concerns } from '../domain/concern.ts';
import { type Arrival, type Place, takingOf } from '../domain/take-in.ts';
import { clueArrival } from '../records/around.ts';
import { clue } from '../records/clue.ts';
import { clueIdentity } from '../records/identity.ts';

export interface TakeInDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly remindDays: (due: string, region?: string) => readonly string[];
}

export interface ComesIn extends Arrival {
  /** Unit at whose door it arrives. */
  readonly unit: string;
  /** Where it comes from in this platform, `record:id`; with it the same thing arrives once. */
  readonly origin: string | null;
  /** Name of the channel, as the time line shows it. */
  readonly by: string;
}

export interface TakenIn {
  readonly id: string;
  /** Null when it was here before. */
  readonly receipt: string | null;
  readonly present: boolean;
}

/** Takes one arrival in, with its duty and notice. What it says of the unit itself goes past it. Refuses `input.unit` for a unit there is not. */
export async function takeIn(deps: TakeInDeps, it: ComesIn): Promise<TakenIn> {
  const today = deps.clock.today();
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(31349, hashtext(${`clue ${it.origin ?? it.reference ?? it.unit}`}))`);
    const before = await tx.one<{ clue: string }>(sql`select clue from clue_arrival
      where origin = ${it.origin} or (channel = ${it.channel} and reference = ${it.reference} and cell = left(${it.unit}, 4)) limit 1`);
    if (before) return { id: before.clue, receipt: null, present: true };
    const own = it.about_unit !== null && concerns(it.unit, { units: [it.about_unit], person_units: [] });
    const keeper = await tx.one<Place & { name: string }>(
      own
        ? sql`select * from zs_clue_judge(${it.about_unit})`
        : sql`select code, region_code as region, line_code as line, name from unit where code = ${it.unit} and state = 'active'`,
    );
    if (!keeper) throw refuse('input.unit', '没有可以接收这条线索的单位，请核对单位代码和监督关系。');
    const [about, person] = await Promise.all([
      it.about_unit ? tx.one<{ name: string }>(sql`select name from unit where code = ${it.about_unit}`) : undefined,
      tx.one<{ person: string; name: string }>(
        sql`select * from zs_clue_keeper(${keeper.code}, ${today}, ${[] as string[]})`,
      ),
    ]);
    const ids = { clue: uuidv7(), arrival: uuidv7(), seed: uuidv7() };
    const taken = takingOf({
      arrival: it,
      keeper,
      about_name: about?.name ?? null,
      holder_person: person?.person ?? null,
      holder_name: person?.name ?? null,
      taken_by: it.by,
      origin: it.origin,
      ids,
    });
    const number = await nextNumber(tx, {
      field: 'number',
      series: `clue.${keeper.code}`,
      year: Number(today.slice(0, 4)),
      format: '线索〔{year}〕{n}号',
    });
    const act: Act = {
      act: uuidv7(),
      at: now,
      verb: 'clue.take-in',
      label: '接收线索',
      by: { person: 'intake', name: it.by, unit: '', unit_name: '', roles: [] },
      right: 'intake',
      pack: '',
    };
    const place = { region: keeper.region, unit: keeper.code, line: keeper.line, source: '' };
    await insertRow(tx, clue, { ...place, id: ids.clue, state: clue.initial }, { ...taken.clue, number }, act);
    await insertRow(tx, clueArrival, { ...place, id: ids.arrival, state: 'kept' }, taken.arrival, act);
    if (taken.identity)
      await insertRow(tx, clueIdentity, { ...place, id: uuidv7(), state: 'kept' }, taken.identity, act);
    const about_clue = { record: 'clue', record_id: ids.clue };
    await openDuty(
      deps,
      tx,
      dutyOf({ id: ids.clue, state: 'registered', deadline: null }, keeper.code, person?.person ?? null),
      now,
    );
    await tx.run(noticeInsert({ unit: keeper.code, title: '收到一条线索', text: '请研判。', ...about_clue }, now));
    return { id: ids.clue, receipt: taken.receipt, present: false };
  });
}
