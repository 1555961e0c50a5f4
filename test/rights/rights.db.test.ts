/** The platform against the page of rules: every record read, found, exported and acted on by random people in random trees, under row-level security. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { modules } from '#apps/server/modules.ts';
import { fixedClock } from '#kernel/clock.ts';
import type { AnyCommand } from '#kernel/command.ts';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { RecordDef } from '#kernel/record.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { buildRegistry } from '#kernel/registry.ts';
import { type Actor, grantOf } from '#kernel/rights.ts';
import { answerList } from '#kernel/server/answer-list.ts';
import { Database } from '#kernel/server/database.ts';
import { exportRecords } from '#kernel/server/export-records.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import { getRecord, listRecords, timeline } from '#kernel/server/read-records.ts';
import { type CommandDeps, claimsOf, runCommand } from '#kernel/server/run-command.ts';
import { searchSql } from '#kernel/server/search-sql.ts';
import { testDatabase } from '../support/database.ts';
import { kindOf } from './kind-of.ts';
import { Oracle, type Verb, type Who } from './oracle.ts';
import { actorOf, holders, whoIs } from './people.ts';
import { place, putRows, type Row, rowsOf, WORD, wipe } from './world.ts';

const db = await testDatabase();
const registry = buildRegistry(modules);
const [app, worker] = [new Database(db.app), new Database(db.worker)];
afterAll(() => Promise.all([app.close(), worker.close()]));

const defs = [...registry.records.values()];
const people = Array.from({ length: 4 }, () => uuidv7());
const policy = () => ({ version: 'test', dictionary: () => [] }) as unknown as PolicyView;
const deps: CommandDeps = {
  registry,
  db: app,
  clock: fixedClock('2026-03-02T09:00:00+08:00'),
  policy,
  remindDays: () => [],
  written: () => undefined,
};

const verbOf = (cmd: AnyCommand): Verb => ({ right: cmd.right, addressee: cmd.addressee === true });

/** The verb up to its decision: whoever gets there was let through. */
const REACHED = 'probe.reached';
const probe = (cmd: AnyCommand): AnyCommand => {
  const { ahead: _ahead, load: _load, input: _input, ...rest } = cmd;
  return { ...rest, fields: {}, input: () => z.unknown(), decide: () => refuse(REACHED, '到此为止') };
};
const probes = new Map([...registry.commands.values()].map((cmd) => [cmd.name, probe(cmd)]));

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The row as a verb's own conditions see it. */
const stored = (row: Row) => {
  const [region = '', line = ''] = row.unit.split('.');
  return { ...row.values, unit: row.unit, line, region, state: row.state, id: row.id };
};

/** What the page says of a verb on a row, as the code the caller would get. */
function expected(oracle: Oracle, who: Who, actor: Actor, cmd: AnyCommand, def: RecordDef, row: Row): string {
  if (!oracle.holds(who, cmd.right)) return 'right.denied';
  if (cmd.creates) return REACHED;
  if (!oracle.sees(who, cmd.right, kindOf(def), row)) return 'missing.record';
  if (!oracle.mayTry(who, verbOf(cmd), kindOf(def), row)) return 'right.not-yours';
  const fits = cmd.from === '*' ? !def.states[row.state]?.final : cmd.from.includes(row.state);
  if (!fits) return 'state.not-now';
  if (cmd.offered && !cmd.offered(stored(row), actor)) return 'right.not-yours';
  const self = (cmd.other_than ?? []).some(({ field }) =>
    [who.person, who.instead_of].includes(row.values[field] as string),
  );
  return self ? 'right.same-person' : REACHED;
}

const EACH = 6;
const scenario = place.chain((tree) =>
  fc.record({
    tree: fc.constant(tree),
    rows: rowsOf(defs, tree.codes, people, EACH),
    who: fc.array(holders(registry, tree, people), { minLength: 4, maxLength: 4 }),
    picks: fc.infiniteStream(fc.nat({ max: EACH - 1 })),
  }),
);

test('nobody reads, finds, exports or does more or less than the page of rules says', {
  timeout: 300_000,
}, async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scenario, async ({ tree, rows, who, picks }) => {
      await wipe(db.pool('superuser'), defs);
      await putRows(worker, registry.records, tree, rows);
      const oracle = new Oracle(tree);
      for (const holder of who) {
        const actor = actorOf(registry, tree, holder);
        const person = whoIs(registry, holder);
        for (const def of defs)
          await reads(
            oracle,
            person,
            actor,
            def,
            rows.filter((row) => row.record === def.name),
          );
        for (const cmd of registry.commands.values()) {
          const def = registry.records.get(cmd.record) as RecordDef;
          const of = rows.filter((row) => row.record === def.name);
          const tried = cmd.creates ? of.slice(0, 1) : [of[picks.next().value ?? 0], of[picks.next().value ?? 0]];
          for (const row of tried) {
            if (!row) continue;
            const want = expected(oracle, person, actor, cmd, def, row);
            const call = cmd.creates ? {} : { id: row.id };
            const got = await codeOf(runCommand(deps, actor, probes.get(cmd.name) as AnyCommand, call));
            if (got === REACHED) reached.add(cmd.name);
            expect({
              cmd: cmd.name,
              row: row.unit,
              to: row.addressee,
              unit: actor.unit.code,
              roles: actor.roles,
              code: got,
            }).toMatchObject({
              code: want,
            });
          }
        }
      }
    }),
    { numRuns: 8, endOnFailure: true, ...(process.env.ZS_SEED ? { seed: Number(process.env.ZS_SEED) } : {}) },
  );
  // A test of refusals alone would prove little.
  expect(reached.size).toBeGreaterThan(15);
});

async function reads(oracle: Oracle, who: Who, actor: Actor, def: RecordDef, rows: readonly Row[]): Promise<void> {
  const kind = kindOf(def);
  const about = { record: def.name, unit: actor.unit.code, roles: actor.roles };
  const may = rows.filter((row) => oracle.mayRead(who, kind, row));
  const ids = (of: readonly { readonly id: string }[]) => of.map((row) => row.id).sort();
  const opened: string[] = [];
  const history: string[] = [];
  const offers = new Map<string, readonly string[]>();
  await Promise.all(
    rows.map(async (row) => {
      const code = await codeOf(
        getRecord(app, registry, def, actor, row.id).then(({ can }) => {
          offers.set(row.id, can);
          const want = registry
            .commandsOf(def.name)
            .filter((cmd) => !cmd.creates && expected(oracle, who, actor, cmd, def, row) === REACHED)
            // A button not worth showing now is left out; who gives the command all the same is not refused for it.
            .filter((cmd) => !cmd.shown || cmd.shown(stored(row)));
          expect({ ...about, row: row.unit, can: [...can].sort() }).toEqual({
            ...about,
            row: row.unit,
            can: want.map((cmd) => cmd.name).sort(),
          });
        }),
      );
      if (code === 'ok') opened.push(row.id);
      const entries = await timeline(app, registry, def, actor, row.id).catch(() => []);
      if (entries.length > 0) history.push(row.id);
    }),
  );
  expect({ ...about, opened: opened.sort() }).toEqual({ ...about, opened: ids(may) });
  const past = rows.filter((row) => oracle.mayReadHistory(who, kind, row));
  expect({ ...about, history: history.sort() }).toEqual({ ...about, history: ids(past) });
  if (!oracle.holds(who, def.read)) {
    expect(await codeOf(listRecords(app, def, actor, {}))).toBe('right.denied');
    expect(await codeOf(exportRecords(deps as HttpDeps, def, actor, {}))).toBe('right.denied');
    return;
  }
  if (['region', 'unit'].includes(def.name)) return;
  const page = await listRecords(app, def, actor, { limit: 500 });
  expect({ ...about, listed: ids(page.rows as { id: string }[]) }).toEqual({ ...about, listed: ids(may) });
  // A list offers on each row what the row's own page offers.
  const answer = await answerList({ db: app, registry }, def, actor, { limit: 500 });
  const offered = answer.rows.map((row, i) => [row.id, answer.can[i]]);
  expect({ ...about, offered }).toEqual({
    ...about,
    offered: answer.rows.map((row) => [row.id, offers.get(String(row.id))]),
  });
  expect({ ...about, rows: answer.rows }).toEqual({ ...about, rows: page.rows });
  const grant = grantOf(actor, def.read);
  const hits = await app.ask<{ id: string }>(claimsOf(actor, grant?.reach ?? 'platform'), searchSql(WORD, [def], 500));
  const found = rows.filter((row) => oracle.mayFind(who, kind, row));
  expect({ ...about, found: ids(hits) }).toEqual({ ...about, found: ids(found) });
  if (def.also_seen_by || def.supervisor_only)
    expect({ ...about, exported: await exported(def, actor) }).toEqual({ ...about, exported: may.length });
}

async function exported(def: RecordDef, actor: Actor): Promise<number> {
  const stream = await exportRecords(deps as HttpDeps, def, actor, {});
  const book = await readXlsx(await buffer(Readable.from(stream)));
  let n = -1;
  for await (const _ of book.rows()) n += 1;
  book.close();
  return n;
}
