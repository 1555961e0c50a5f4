import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { command } from '#kernel/command.ts';
import { type RowOf, record, ref, text } from '#kernel/record.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { browser, makeWorld } from './identity.fixture.ts';

/** A record with a drafter and an approver, so that acting for another can be tried without the modules above this one. */
const paper = record({
  name: 'paper',
  label: '文稿',
  module: 'papers',
  sharing: 'unit',
  title: 'words',
  read: 'papers.read',
  states: { draft: { label: '草稿' }, approved: { label: '已批准', final: true } },
  fields: { words: text('内容', { required: true }), drafter: ref('起草人', { of: 'person', derived: true }) },
});
interface PaperRow extends RowOf<typeof paper> {}
const draft = command<PaperRow>()({
  name: 'papers.draft',
  label: '起草',
  record: 'paper',
  creates: true,
  right: 'papers.draft',
  from: [],
  fields: { words: paper.fields.words },
  decide: ({ input, ctx }) => ({ set: { ...input, drafter: ctx.actor.person } }),
});
const approve = command<PaperRow>()({
  name: 'papers.approve',
  label: '批准',
  record: 'paper',
  right: 'papers.approve',
  from: ['draft'],
  to: ['approved'],
  fields: {},
  delegable: true,
  other_than: [{ field: 'drafter', message: '起草人不能批准自己的文稿。' }],
  decide: () => ({ state: 'approved' }),
});
const read = { right: 'papers.read', reach: 'unit' } as const;
const papers: ModuleDef = {
  name: 'papers',
  label: '文稿',
  records: [paper],
  commands: [draft, approve],
  rights: { 'papers.read': '查看文稿', 'papers.draft': '起草文稿', 'papers.approve': '批准文稿' },
  grants: {
    officer: [read, { right: 'papers.draft', reach: 'unit' }],
    clerk: [read, { right: 'papers.draft', reach: 'unit' }],
    'agency-head': [
      read,
      { right: 'papers.draft', reach: 'unit' },
      { right: 'papers.approve', reach: 'unit-and-below' },
    ],
    'line-leader': [{ right: 'papers.read', reach: 'line-and-below' }],
    supervisor: [{ right: 'papers.read', reach: 'region-and-below' }],
  },
};

const db = await testDatabase();
const owner = db.pool('owner');
await owner.query(`create table paper (like record_base including all, words text, drafter uuid);
  select zs_record('paper', 'unit')`);
const world = await makeWorld(db, { more: [papers] });
afterAll(() => world.close());

async function signedIn(name: string, username: string, posts: readonly (readonly [string, string])[]) {
  const made = await world.person(name, username, posts);
  const page = browser(world);
  await page.signIn(username);
  return { ...made, page };
}
const head = await signedIn('直局长', 'head', [['990102.scjg', 'agency-head']]);
const deputy = await signedIn('直副手', 'deputy', [['990102.scjg', 'clerk']]);
const officer = await signedIn('直科员', 'officer', [['990102.scjg', 'officer']]);
const outsider = await signedIn('直外人', 'outsider', [['990102.yjgl', 'clerk']]);

const wish = (to_person: string, change: Record<string, unknown> = {}) => ({
  to_person,
  acts: '文稿审批',
  rights: ['papers.approve'],
  valid_from: '2026-03-02',
  valid_until: '2026-03-06',
  reason: '外出培训',
  ...change,
});
const newPaper = async (by: typeof officer) =>
  (await by.page.command('papers.draft', { words: '通知' })).body.id as string;
const lent = async (of: typeof deputy) =>
  (await of.page.get('/api/session')).body.posts.filter((post: { delegation: boolean }) => post.delegation);

describe('acting for another', () => {
  it('is given for a period and a kind of act, to a colleague of the same unit, from today on', async () => {
    const detail = async (input: unknown) => (await head.page.command('identity.delegate', input)).body.detail;
    expect(await detail(wish(outsider.id))).toContain('请选择本单位同事');
    expect(await detail(wish(head.id))).toContain('不能委托给自己');
    expect(await detail(wish(deputy.id, { valid_from: '2026-03-01' }))).toContain('不能追溯');
    expect(await detail(wish(deputy.id, { rights: ['identity.keep-accounts'] }))).toContain('没有');
    expect(await detail(wish(deputy.id, { rights: 'all' }))).toContain('请选择委托的权利');
    expect((await officer.page.command('identity.delegate', wish(deputy.id))).body.code).toBe('right.denied');
    expect((await head.page.post('/api/queries/identity.delegable')).body.rights).toEqual([
      { value: 'papers.approve', label: '批准文稿' },
    ]);
  });

  it('is written as "B 代 A", only while visibly switched to it', async () => {
    const id = await newPaper(officer);
    expect((await head.page.command('identity.delegate', wish(deputy.id))).status).toBe(200);
    expect((await deputy.page.command('papers.approve', {}, id)).body.code).toBe('right.denied');
    const [offer] = await lent(deputy);
    expect(offer.role_labels[0]).toBe('代直局长（机关负责人）办理文稿审批，至2026-03-06');
    expect((await deputy.page.post('/api/session/post', { post: offer.id })).body.acting).toBe(offer.id);
    expect((await deputy.page.command('papers.approve', {}, id)).status).toBe(200);

    const { entries } = (await deputy.page.get(`/api/records/paper/${id}/timeline`)).body;
    expect(entries.at(-1)).toMatchObject({ label: '批准', name: '直副手', for_name: '直局长' });
    const [{ body }] = (await world.worker.ask<{ body: string }>(
      NO_CLAIMS,
      sql`select body from journal where record_id = ${id} order by seq desc limit 1`,
    )) as [{ body: string }];
    expect(JSON.parse(body).by).toMatchObject({ person: deputy.id, for: { person: head.id, delegation: offer.id } });
  });

  it('gives nothing but the delegated act and the reading it needs', async () => {
    const refused = await deputy.page.command('papers.draft', { words: '代拟' });
    expect(refused.body.code).toBe('right.denied');
    expect((await deputy.page.command('identity.delegate', wish(officer.id))).body.code).toBe('right.denied');
    expect((await deputy.page.post('/api/records/paper/list')).status).toBe(200);
  });

  it('keeps the rules of difference: neither the delegate’s own draft nor the draft of the one acted for', async () => {
    const byHead = await newPaper(head);
    expect((await deputy.page.command('papers.approve', {}, byHead)).body.detail).toBe('起草人不能批准自己的文稿。');
    await deputy.page.post('/api/session/post', { post: deputy.posts[0] });
    const own = await newPaper(deputy);
    const [offer] = await lent(deputy);
    await deputy.page.post('/api/session/post', { post: offer.id });
    expect((await deputy.page.command('papers.approve', {}, own)).body.detail).toBe('起草人不能批准自己的文稿。');
    const seen = (await deputy.page.get(`/api/records/paper/${own}`)).body;
    expect(seen.can).not.toContain('papers.approve');
  });

  it('ends with its last day, in the middle of a session too', async () => {
    const id = await newPaper(officer);
    world.clock.set('2026-03-07T09:00:00+08:00');
    await Promise.all([deputy.page.signIn('deputy'), head.page.signIn('head'), officer.page.signIn('officer')]);
    expect(await lent(deputy)).toEqual([]);
    expect((await deputy.page.command('papers.approve', {}, id)).body.code).toBe('right.denied');
  });

  it('is ended early by the one who gave it, at once', async () => {
    const given = await head.page.command(
      'identity.delegate',
      wish(deputy.id, { valid_from: '2026-03-07', valid_until: '2026-03-20' }),
    );
    const [offer] = await lent(deputy);
    await deputy.page.post('/api/session/post', { post: offer.id });
    expect((await head.page.command('identity.end-delegation', {}, given.body.id)).status).toBe(200);
    const id = await newPaper(officer);
    const refused = await deputy.page.command('papers.approve', {}, id);
    expect(refused.body.detail).toContain('委托已经到期或终止');
    expect(await lent(deputy)).toEqual([]);
  });
});

describe('what a post lets one see', () => {
  it('[ORG-06] follows the line over skipped levels: the provincial tax office sees the county tax office and no one else', async () => {
    await world.insert('paper', '990102.sw', { words: '税务文稿' });
    await world.insert('paper', '990102.scjg', { words: '市监文稿' });
    const line = await signedIn('直系统', 'line', [['990000.sw', 'line-leader']]);
    const { rows } = (await line.page.post('/api/records/paper/list')).body;
    expect(rows.map((row: { words: string }) => row.words)).toEqual(['税务文稿']);
  });

  it('is that of the unit acted in, with all roles held there and none held elsewhere', async () => {
    const two = await signedIn('直两岗', 'two', [
      ['990102.yjgl', 'clerk'],
      ['990102.yjgl', 'agency-head'],
      ['990102.scjg', 'officer'],
    ]);
    const { posts } = (await two.page.get('/api/session')).body;
    expect(posts.map((post: { role_labels: string[] }) => post.role_labels)).toEqual([
      ['经办人', '机关负责人'],
      ['执法人员'],
    ]);
    const words = async () =>
      (await two.page.post('/api/records/paper/list')).body.rows.map((row: { unit: string }) => row.unit);
    expect(new Set(await words())).toEqual(new Set());
    await two.page.post('/api/session/post', { post: two.posts[2] });
    expect(new Set(await words())).toEqual(new Set(['990102.scjg']));
    const id = await newPaper(officer);
    expect((await two.page.command('papers.approve', {}, id)).body.code).toBe('right.denied');
  });
});
