/** What the scenes of the reporting year share: days, people, papers, jobs, the same forms filled in again and again. */
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { addDays, type Day, dayFrom } from '#kernel/day.ts';
import type { Actor } from '#kernel/rights.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { cellOf } from '#kernel/server/write-rows.ts';
import { openRound } from '#modules/returns/server.ts';
import type { Replay } from '../replay.ts';
import { type Scene, workday } from '../supervision.ts';

/** Year whose January to March the last annual report was made in, as seen from a day: reports are in by April. */
export function reportingYear(today: Day): number {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return month >= 4 ? year : year - 1;
}

/** The first worked day on or after a day of a month. */
export function dayOf(replay: Replay, year: number, month: number, date: number): Day {
  return workday(replay, dayFrom({ year, month, date }));
}

/** A scene on the first worked day on or after a date of a year. */
export function on(
  replay: Replay,
  year: number,
  month: number,
  date: number,
  time: string,
  run: () => Promise<unknown>,
): Scene {
  return { day: dayOf(replay, year, month, date), time, run };
}

/** The last worked day on or before so many days before another. */
export function back(replay: Replay, today: Day, days: number): Day {
  let day = addDays(today, -days);
  while (!replay.platform.deps.policy('000000', day).isWorkday(day)) day = addDays(day, -1);
  return day;
}

/** Ids of units by their codes, as forms that choose a unit send them. */
export async function unitIds(replay: Replay, ...codes: readonly string[]): Promise<string[]> {
  const rows = await replay.platform.worker.ask<{ id: string }>(
    NO_CLAIMS,
    sql`select id from unit where code = any(${codes}) and state = 'active' order by code`,
  );
  return rows.map((it) => it.id);
}

/** What the platform does by itself, with the demonstration's clock. */
export const byItself = (replay: Replay) => ({ ...replay.platform.deps, clock: replay.clock });

/** Keeps the order they are told in: one that a day off would put before its forerunner comes on the next worked day. */
export function inOrder(replay: Replay, scenes: readonly Scene[]): Scene[] {
  let last = '';
  return scenes.map((it) => {
    const day = it.day + it.time > last ? it.day : workday(replay, addDays(last.slice(0, 10) as Day, 1));
    last = day + it.time;
    return { ...it, day };
  });
}

/** A scanned paper of the demonstration, kept by whoever hands it in; answers its id. */
export async function paper(replay: Replay, by: Actor, name: string): Promise<string> {
  const { files } = replay.platform.deps;
  const bytes = Buffer.from(`%PDF-1.4\n% ${name}（演示）\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n`);
  const kept = await files.put(bytes, { file_name: name, declared_type: 'application/pdf' }, { max_bytes: 10_000 });
  const id = randomUUID();
  await replay.platform.worker.transact(NO_CLAIMS, (tx) =>
    tx.run(sql`insert into attachment (id, cell, region, unit, line, sha256, name, type, size, by_person, at)
      values (${id}, ${cellOf(by.unit.region)}, ${by.unit.region}, ${by.unit.code}, ${by.unit.line}, ${kept.sha256}, ${kept.file_name}, ${kept.mime},
        ${kept.size}, ${by.person}, ${replay.clock.now().toISOString()})`),
  );
  return id;
}

/** Opens a round as the bureau of a region does by hand. */
export async function open(
  replay: Replay,
  bureau: string,
  chain: string,
  about_year: number,
  history = false,
): Promise<string> {
  const by = replay.actor(bureau, 'supervisor');
  const opened = await openRound(byItself(replay), {
    chain,
    region: by.unit.region,
    about_year,
    history,
    how: 'by_hand',
    by: { person: by.person, name: by.name, unit: by.unit.code, unit_name: by.unit.name, roles: [...by.roles] },
  });
  return opened.round;
}

/** The return of a unit in a round. */
export async function returnOf(replay: Replay, round: string, unit: string): Promise<string> {
  const row = await replay.one<{ id: string }>(
    sql`select id from return_sheet where round = ${round} and unit = ${unit} limit 1`,
  );
  if (!row) throw new Error(`${unit} owes nothing in this round`);
  return row.id;
}

/** People through whose hands a return goes in a unit. */
export interface Hands {
  readonly clerk: Actor;
  readonly reviewer: Actor;
  readonly head: Actor;
}

export const agencyHands = (replay: Replay, unit: string): Hands => ({
  clerk: replay.actor(unit, 'clerk'),
  reviewer:
    replay.holders(unit, 'legal-reviewer') > 0
      ? replay.actor(unit, 'legal-reviewer')
      : replay.actor(unit, 'agency-head'),
  head: replay.actor(unit, 'agency-head'),
});

export const bureauHands = (replay: Replay, unit: string): Hands => ({
  clerk: replay.actor(unit, 'supervisor'),
  reviewer: replay.actor(unit, 'bureau-head'),
  head: replay.actor(unit, 'bureau-head'),
});

export interface Typed {
  readonly form: string;
  readonly address: string;
  readonly typed: string;
  readonly reason?: string;
}

/** Cells by address, of one form. */
export const typed = (form: string, cells: Readonly<Record<string, string>>, reason?: string): Typed[] =>
  Object.entries(cells).map(([address, words]) => ({
    form,
    address,
    typed: words,
    ...(reason === undefined ? {} : { reason }),
  }));

/** Fills cells in; one that is not taken stops the build. */
export async function fill(
  replay: Replay,
  who: Actor,
  id: string,
  cells: readonly Typed[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const done = await replay.act(who, 'return.save-cells', { cells, seconds: 600, ...more }, id);
  const { faults, conflicts } = done.result as { faults: readonly unknown[]; conflicts: readonly unknown[] };
  if (faults.length + conflicts.length > 0) throw new Error(`not taken: ${JSON.stringify({ faults, conflicts })}`);
}

/** Sent round inside the unit and signed; stops before it is submitted. */
export async function sign(replay: Replay, hands: Hands, id: string): Promise<void> {
  const sent = await replay.act(hands.clerk, 'return.send-to-review', { acknowledged: true }, id);
  await passOn(replay, hands, id, sent.state);
}

/** Reviewed where it is asked, and signed. */
export async function passOn(replay: Replay, { reviewer, head }: Hands, id: string, state: unknown): Promise<void> {
  if (state === 'review') await replay.act(reviewer, 'return.pass-review', { opinion: '同意（演示）' }, id);
  if (state !== 'signed') await replay.act(head, 'return.sign', {}, id);
}

export async function submit(replay: Replay, hands: Hands, id: string): Promise<void> {
  await sign(replay, hands, id);
  await replay.act(hands.clerk, 'return.submit', { acknowledged: true }, id);
}

/** Received and accepted by the bureau, or the office of the line, that it went to. */
export async function accept(replay: Replay, receiver: string, id: string, role = 'supervisor'): Promise<void> {
  const by = replay.actor(receiver, role);
  await replay.act(by, 'return.receive', {}, id);
  await replay.act(by, 'return.accept', {}, id);
}

/** A local value of one bureau, set and signed by two persons. */
export async function setLocal(replay: Replay, bureau: string, policy_id: string, value: unknown, valid_from: Day) {
  const basis = '演示数值：仅供演示，不是任何地方的规定（演示司法局内部通知〔演示〕1号）';
  const draft = await replay.act(replay.actor(bureau, 'policy-keeper'), 'policy.set-local-value', {
    policy_id,
    valid_from,
    value,
    basis,
  });
  await replay.act(replay.actor(bureau, 'bureau-head'), 'policy.sign-local-value', {}, draft.id);
  await replay.platform.publish();
}
