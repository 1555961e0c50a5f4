/** The nightly sample on the demonstration: a fact somebody falsified under the platform's feet is found, told and put right. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { sampleAtNight, sampleFacts } from '#kernel/server/sample-facts.ts';
import { demoPlatform } from '../support/demo.ts';

const EVERY_SUBJECT = 10_000;
const demo = await demoPlatform();
await demo.settle();
const { worker } = demo.platform;
const [facts] = demo.platform.reactor.facts;
if (!facts) throw new Error('the platform keeps no facts');
const told: string[] = [];
const reactor = {
  ...demo.platform.reactor,
  trouble: (error: unknown, what: string) => void told.push(`${what} ${(error as Error).message}`),
};
const root = demo.db.pool('superuser');
const stored = async (id: string) =>
  (
    await demo.look<{ coded: boolean; visits_year: number }>(
      sql`select coded, visits_year from fact_inspection where id = ${id}`,
    )
  )[0];
const cards = (id: string) => demo.look<{ state: string }>(sql`select state from alert where subject_id = ${id}`);
const subjects = await demo.look<{ id: string }>(
  sql`select f.id from fact_inspection f where f.coded and f.live and not exists (select from alert a where a.subject_id = f.id::text) order by f.id`,
);
const [{ id: falsified } = { id: '' }, { id: lost } = { id: '' }] = subjects;

test('what the reactor keeps is what is computed anew: an untouched platform shows no difference', async () => {
  expect(await sampleFacts(worker, facts, EVERY_SUBJECT)).toEqual([]);
});

test('a wrong value and a lost row are found, and looking changes nothing', async () => {
  const before = await stored(falsified);
  await root.query('update fact_inspection set coded = false, visits_year = 40 where id = $1', [falsified]);
  await root.query('delete from fact_inspection where id = $1', [lost]);
  const found = new Map((await sampleFacts(worker, facts, EVERY_SUBJECT)).map((one) => [one.id, one.facts]));
  expect([...found.keys()].sort()).toEqual([falsified, lost].sort());
  expect(found.get(falsified)).toEqual({
    coded: { stored: false, computed: true },
    visits_year: { stored: 40, computed: before?.visits_year },
  });
  expect(found.get(lost)?.coded).toEqual({ stored: null, computed: true });
  expect(await stored(falsified)).toMatchObject({ coded: false, visits_year: 40 });
  expect(await stored(lost)).toBeUndefined();
});

test('a subject whose change the reactor has not seen is late and not wrong', async () => {
  const ask = sql`select f.id from fact_inspection f where f.id <> ${falsified} order by f.id limit 1`;
  const [other] = await worker.ask<{ id: string }>(NO_CLAIMS, ask);
  const id = other?.id ?? '';
  await root.query(
    `with changed as (update inspection set urgent = not coalesce(urgent, false) where id = $1 returning id)
     insert into journal (act, at, verb, record, record_id, cell, region, unit, line, person, body, prev, hash)
     select act, at, verb, record, record_id, cell, region, unit, line, person, body, hash, 'next' || hash from journal j
     where record = 'inspection' and record_id = (select id from changed) order by seq desc limit 1`,
    [id],
  );
  expect((await sampleFacts(worker, facts, EVERY_SUBJECT)).map((one) => one.id)).not.toContain(id);
});

test('at three in the night, once, it is told to the operator and put right without raising a card', async () => {
  demo.clock.set('2026-11-21T02:30:00+08:00');
  expect(await sampleAtNight(reactor, EVERY_SUBJECT)).toBeUndefined();
  expect((await stored(falsified))?.coded).toBe(false);
  demo.clock.set('2026-11-21T03:00:10+08:00');
  expect(await sampleAtNight(reactor, EVERY_SUBJECT)).toBe(2);
  expect(told).toHaveLength(2);
  const words = told.find((line) => line.includes(falsified));
  expect(words).toContain('的事实与重新计算的不一致，已更正');
  expect(words).toContain('"coded":{"stored":false,"computed":true}');
  expect((await stored(falsified))?.coded).toBe(true);
  expect((await stored(lost))?.coded).toBe(true);
  expect(await cards(falsified)).toEqual([]);
  demo.clock.set('2026-11-21T12:00:00+08:00');
  expect(await sampleAtNight(reactor, EVERY_SUBJECT)).toBeUndefined();
  demo.clock.set('2026-11-22T03:01:00+08:00');
  expect(await sampleAtNight(reactor, EVERY_SUBJECT)).toBe(0);
});
