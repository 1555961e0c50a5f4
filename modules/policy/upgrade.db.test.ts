import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalValue } from '#kernel/policy/index.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService, type PolicyService } from '#kernel/server/policy-service.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import { policyModule } from './index.ts';
import type { LocalReviewRow } from './records/local-review.ts';
import { providePolicy, reviewUpgrade } from './server.ts';

const BUREAU = '990102.sf';
const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, policyModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: {},
});
const folder = mkdtempSync('/tmp/zs-packs-');
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});
const keeper = world.as('policy-keeper', BUREAU, { kind: 'justice-bureau' });
const head = world.as('bureau-head', BUREAU, { kind: 'justice-bureau' });

/** What the packs say of a number: a value, or 原文未规定; `locals` whether a bureau may set its own. */
interface Says {
  readonly value?: number;
  readonly locals?: boolean;
  readonly article: string;
}

/** A folder of one national pack; YAML reads JSON. */
function packFolder(name: string, numbers: Readonly<Record<string, Says>>): string {
  const dir = join(folder, name);
  mkdirSync(join(dir, 'nation'), { recursive: true });
  const write = (file: string, content: unknown) => writeFileSync(join(dir, 'nation', file), JSON.stringify(content));
  write('pack.yaml', { id: 'nation', title: '全国', region: '000000' });
  const document = { key: '演示办法', number: '演示〔2026〕1号', title: '演示办法', issuer: '演示', issued: null };
  write('documents.yaml', { documents: [{ ...document, verified: 'source', collected: 'full' }] });
  write('numbers.yaml', {
    entries: Object.entries(numbers).map(([id, { value, locals = true, article }]) => ({
      id: `demo.${id}`,
      kind: 'parameter',
      type: 'int',
      unit: '次',
      title: `演示次数${id}`,
      overridable_by: locals ? ['local'] : [],
      values: [
        {
          from: '2020-01-01',
          ...(value === undefined ? { unspecified: true } : { value }),
          basis: { document: '演示办法', article },
        },
      ],
    })),
  });
  return dir;
}

const OPEN: Says = { article: '第一条' };
const SECOND = '第二条';
const FIRST = packFolder('first', {
  kept: OPEN,
  given: OPEN,
  equal: OPEN,
  gone: OPEN,
  changed: { value: 3, article: '第三条' },
});
const NEXT = packFolder('next', {
  kept: OPEN,
  given: { value: 9, article: SECOND },
  equal: { value: 6, article: SECOND },
  gone: { value: 2, locals: false, article: SECOND },
  changed: { value: 4, article: SECOND },
});
const BACK = packFolder('back', {
  kept: OPEN,
  given: OPEN,
  equal: OPEN,
  gone: OPEN,
  changed: { value: 5, article: SECOND },
});

const signed = () =>
  world.worker.ask<LocalValue>(
    NO_CLAIMS,
    sql`select policy_id as id, region, valid_from as "from", valid_until as until, value, basis, signed_by_name as signed_by,
      signed_at::date::text as signed_on from local_value where state in ('signed', 'ended')`,
  );

/** The program starts with the packs of this folder; answers how many local values it asks about. */
async function start(dir: string): Promise<{ readonly service: PolicyService; readonly asked: number }> {
  const service = await createPolicyService({
    dirs: [dir],
    calendar_dir: join(projectRoot(), 'policies', 'national', 'calendar'),
    regions: async () => ({ adoptions: [], codes: ['990102'] }),
    locals: signed,
    calendar_rows: async () => [],
  });
  await service.reload();
  Object.assign(world.deps, { policy: service.view, remindDays: service.remindDays });
  providePolicy(service);
  const asked = await reviewUpgrade({ worker: world.worker, clock: world.clock, policy_service: service });
  await service.publish(world.worker);
  return { service, asked };
}

async function set(id: string, value = 6): Promise<string> {
  const input = { policy_id: `demo.${id}`, valid_from: '2026-01-01', value, basis: '演示区司法局局务会议定' };
  const draft = await world.act(keeper, 'policy.set-local-value', input);
  await world.act(head, 'policy.sign-local-value', {}, draft.id);
  return draft.id;
}

const reviews = async (open = true) =>
  (await world.ask<{ rows: LocalReviewRow[]; open: number }>(keeper, 'policy.upgrade-review', { open })).rows;
const reviewOf = async (id: string) => {
  const found = (await reviews()).find((row) => row.policy_id === `demo.${id}`);
  if (!found) throw new Error(`no open review of ${id}`);
  return found;
};
const openDuties = () =>
  world.worker.ask<{ unit: string; title: string; record_id: string }>(
    NO_CLAIMS,
    sql`select unit, title, record_id from duty where kind = 'local-value.review' and closed_at is null order by title`,
  );
const values: Record<string, string> = {};

describe('another version of the packs', () => {
  beforeAll(async () => {
    expect((await start(FIRST)).asked).toBe(0);
    for (const id of ['kept', 'given', 'equal', 'gone', 'changed']) values[id] = await set(id);
  });

  test('asks the bureau about every signed value under which the packs changed, with both bases, and overrides none in silence', async () => {
    expect((await start(FIRST)).asked).toBe(0);
    const { service, asked } = await start(NEXT);
    expect(asked).toBe(4);
    const fates = Object.fromEntries((await reviews()).map((row) => [row.policy_id, row.fate]));
    expect(fates).toEqual({
      'demo.given': 'now_given',
      'demo.equal': 'same',
      'demo.gone': 'void',
      'demo.changed': 'changed_below',
    });
    expect(await reviewOf('given')).toMatchObject({
      unit: BUREAU,
      value_words: '6次',
      local_basis: '演示区司法局局务会议定',
      before_words: '原文未规定',
      before_basis: '《演示办法》（演示〔2026〕1号）第一条',
      after_words: '9次',
      after_basis: '《演示办法》（演示〔2026〕1号）第二条',
      message: '新版政策包已有规定，请确认改用新规定还是保留本地值',
    });
    expect((await openDuties()).map((duty) => [duty.unit, duty.title])).toEqual(
      ['changed', 'equal', 'given', 'gone'].map((id) => [BUREAU, `核对本地设定值：演示次数${id}`]),
    );
    const notices = await world.worker.ask<{ text: string }>(
      NO_CLAIMS,
      sql`select text from notice where unit = ${BUREAU} and title = '政策包已升级，请核对本地设定值：演示次数gone'`,
    );
    expect(notices).toEqual([
      { text: expect.stringMatching(/不再采用。本地值：6次.*原规定：原文未规定.*新规定：2次/) },
    ]);
    const now = service.view('990102', '2026-06-10');
    expect(['kept', 'given', 'changed', 'gone'].map((id) => now.number(`demo.${id}`))).toEqual([6, 6, 6, 2]);
    expect((await start(NEXT)).asked).toBe(0);
    expect(await openDuties()).toHaveLength(4);
  });

  test('the keeper keeps a value or ends it; one that the packs no longer allow can only end', async () => {
    const confirm = async (id: string, input: Record<string, unknown>) =>
      world.act(keeper, 'policy.confirm-local-value', { reason: '局务会议定', ...input }, (await reviewOf(id)).id);
    await expect(confirm('gone', { decision: 'keep' })).rejects.toThrow('只能终止');
    await confirm('gone', { decision: 'end' });
    await confirm('equal', { decision: 'end', valid_until: '2026-06-30' });
    await confirm('given', { decision: 'keep' });
    const rows = await world.worker.ask<{ policy_id: string; state: string; valid_until: string | null }>(
      NO_CLAIMS,
      sql`select policy_id, state, valid_until from local_value order by policy_id`,
    );
    expect(rows).toEqual([
      { policy_id: 'demo.changed', state: 'signed', valid_until: null },
      { policy_id: 'demo.equal', state: 'ended', valid_until: '2026-06-30' },
      { policy_id: 'demo.given', state: 'signed', valid_until: null },
      { policy_id: 'demo.gone', state: 'ended', valid_until: '2026-06-10' },
      { policy_id: 'demo.kept', state: 'signed', valid_until: null },
    ]);
    expect((await openDuties()).map((duty) => duty.title)).toEqual(['核对本地设定值：演示次数changed']);
    const stranger = world.as('policy-keeper', '990103.sf', { kind: 'justice-bureau' });
    const left = await reviewOf('changed');
    await expect(
      world.act(stranger, 'policy.confirm-local-value', { decision: 'end', reason: '别处' }, left.id),
    ).rejects.toThrow();
  });

  test('a question not yet answered is asked anew of a newer version, against the packs of the first', async () => {
    const first = await reviewOf('changed');
    expect((await start(BACK)).asked).toBe(2);
    expect(await reviewOf('changed')).toMatchObject({ before_words: '3次', after_words: '5次' });
    expect(await reviewOf('given')).toMatchObject({
      fate: 'changed_below',
      before_words: '9次',
      after_words: '原文未规定',
    });
    expect((await reviews(false)).find((row) => row.id === first.id)?.state).toBe('superseded');
    expect(await openDuties()).toHaveLength(2);
  });

  test('a head who ends the value has answered the question', async () => {
    await world.act(
      head,
      'policy.end-local-value',
      { valid_until: '2026-06-30', reason: '改用新规定' },
      values.changed,
    );
    expect((await reviews()).map((row) => row.policy_id)).toEqual(['demo.given']);
    expect(await openDuties()).toHaveLength(1);
  });
});
