/** Two people act on one record at the same moment: one wins, the other is told so in words, and nothing of either is lost unseen. */

import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import type { AnyCommand } from '#kernel/command.ts';
import type { EntryBody } from '#kernel/journal.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { insertRow } from '#kernel/server/write-rows.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client, Done, Trouble } from '../support/http.ts';

const demo = await demoPlatform();
const su = demo.db.pool('superuser');
const { registry, worker } = demo.platform;
const AGENCY = { unit: '990102.scjg', region: '990102', line: 'scjg' };

/** Each verb by whom it is his: the agency's, its head's, the bureau's. */
const WHO: Readonly<Record<string, string>> = {
  'plan.draft': 'clerk',
  'plan.approve': 'head',
  'plan.review': 'supervisor',
  'supervision.explain': 'clerk',
  'supervision.handle': 'supervisor',
};
const WORDS: Readonly<Record<string, unknown>> = {
  explanation: '情况说明',
  evidence: [],
  note: '处理意见',
  reason: '理由',
  decision_note: '处理意见',
  change_reason: '变更理由',
  opinion: '审查意见',
  passed: true,
};

/** A form that says something in every field it must have. */
function formOf(cmd: AnyCommand): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(
      cmd.fields as Record<string, { kind: string; choices?: readonly { value: string }[]; required?: boolean }>,
    ).map(([name, field]) => {
      if (name in WORDS) return [name, WORDS[name]];
      if (field.kind === 'bool') return [name, true];
      if (field.kind === 'choice') return [name, field.choices?.[0]?.value ?? 'x'];
      if (['files', 'refs', 'choices', 'json'].includes(field.kind)) return [name, []];
      if (field.kind === 'prose' || field.kind === 'text') return [name, '说明文字'];
      return [name, null];
    }),
  );
}

async function make(record: string, state: string): Promise<string> {
  const def = registry.records.get(record);
  const from = (await su.query(`select * from "${def?.table}" where unit = '990102.scjg' order by id limit 1`))
    .rows[0] as Record<string, unknown>;
  const values = Object.fromEntries(Object.keys(def?.fields ?? {}).map((name) => [name, from[name] ?? null]));
  if (record === 'alert')
    Object.assign(values, { subject_id: uuidv7(), confidential: false, explained_by: null, document: null });
  if (record === 'plan')
    Object.assign(values, { drafter: uuidv7(), filed_to: '990102.sf', title: '两人同时办理的计划' });
  const id = uuidv7();
  const act = {
    act: uuidv7(),
    at: demo.clock.now().toISOString(),
    verb: 'setup',
    label: '初始化',
    right: '',
    pack: '',
    by: { person: '', name: '初始化', unit: '', unit_name: '', roles: [] },
  };
  await worker.transact(NO_CLAIMS, (tx) =>
    insertRow(tx, def as never, { id, ...AGENCY, state, source: '' }, values, act),
  );
  return id;
}

/** The verbs that move a record of this kind, from a state in which they can be given. */
const verbs = (record: string) =>
  registry.commandsOf(record).filter((cmd) => !cmd.creates && WHO[cmd.right] && (cmd.to ?? []).length > 0);
function pairs(record: string): (readonly [state: string, first: AnyCommand, second: AnyCommand])[] {
  const def = registry.records.get(record);
  return Object.keys(def?.states ?? {}).flatMap((state) => {
    const can = verbs(record).filter((cmd) =>
      cmd.from === '*' ? !def?.states[state]?.final : cmd.from.includes(state),
    );
    return can.flatMap((a, i) => can.slice(i).map((b) => [state, a, b] as const));
  });
}

interface Told {
  readonly status: number;
  readonly body: Done & Trouble;
}

async function give(cmd: AnyCommand, id: string, version: number): Promise<Told> {
  const who: Client = await demo.as(WHO[cmd.right] as string);
  return who.call<Done & Trouble>('POST', `/api/commands/${cmd.name}`, { id, version, input: formOf(cmd) });
}

test.each(['plan', 'alert'])(
  'of every two verbs on one %s at most one takes effect, and the other is told',
  { timeout: 120_000 },
  async (record) => {
    const table = registry.records.get(record)?.table;
    const won = new Set<string>();
    const all = pairs(record);
    expect(all.length).toBeGreaterThan(6);
    for (const [state, first, second] of all) {
      const id = await make(record, state);
      const told = await Promise.all([give(first, id, 1), give(second, id, 1)]);
      const about = {
        record,
        state,
        first: first.name,
        second: second.name,
        told: told.map((it) => [it.status, it.body.code ?? it.body.state, it.body.detail]),
      };
      const done = told.filter((it) => it.status === 200);
      for (const it of done) won.add(it.body.state);
      expect({ ...about, done: done.length }).toMatchObject({ done: Math.min(done.length, 1) });
      for (const it of told) {
        if (it.status === 200) continue;
        expect({ ...about, readable: it.status < 500 && /[\u4e00-\u9fff]/.test(it.body.detail) }).toMatchObject({
          readable: true,
        });
        // Who came second learns that the record has moved on, whatever else might have been wrong.
        if (done.length === 1 && it.body.code.startsWith('conflict.')) expect(it.body.detail).toContain('刚被别人改过');
      }
      const row = (await su.query(`select state, version from "${table}" where id = $1`, [id])).rows[0];
      const journal = (
        await su.query<{ body: string }>('select body from journal where record_id = $1 order by seq', [id])
      ).rows.map((it) => JSON.parse(it.body) as EntryBody);
      expect({ ...about, entries: journal.length, version: row.version }).toMatchObject({
        entries: done.length + 1,
        version: done.length + 1,
      });
      expect(journal.at(-1)?.state[1]).toBe(row.state);
      if (done[0]) expect(done[0].body).toMatchObject({ state: row.state, version: 2 });
    }
    expect(won.size).toBeGreaterThan(2);
  },
);

test('the same verb sent twice with one key has one effect and one answer, also at the same moment', async () => {
  const id = await make('plan', 'draft');
  const who = await demo.as('clerk');
  const send = () =>
    who.call<Done & Trouble>('POST', '/api/commands/plan.withdraw', {
      id,
      version: 1,
      key: 'twice-at-once-1',
      input: formOf(registry.commands.get('plan.withdraw') as AnyCommand),
    });
  const told = await Promise.all([send(), send(), send()]);
  expect(told.map((it) => [it.status, it.body.state, it.body.version])).toEqual(Array(3).fill([200, 'withdrawn', 2]));
  expect((await su.query('select 1 from journal where record_id = $1', [id])).rowCount).toBe(2);
});
