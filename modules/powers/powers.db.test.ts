import { afterAll, expect, test } from 'vitest';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import { powersModule } from './index.ts';

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, powersModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990000': 'jiangxi' },
});
afterAll(() => world.close());
const root = base.pool('superuser');

const clerk = world.as('clerk', '990102.scjg');
const neighbour = world.as('clerk', '990102.yjgl');
const supervisor = world.as('supervisor', '990102.sf', { kind: 'justice-bureau' });
const item = (name: string, act_kind = 'inspection') => ({ name, act_kind, basis: '演示法第一条' });
const stateOf = async (table: string, id: string) =>
  (await root.query<{ state: string }>(`select state from ${table} where id = $1`, [id])).rows[0]?.state;

async function filed(name: string): Promise<string> {
  const { id } = await world.act(clerk, 'item.draft', item(name));
  await world.act(clerk, 'item.file', {}, id);
  await world.act(supervisor, 'item.accept-filing', {}, id);
  return id;
}

test('[NOR-14] a matter is drafted, filed with the bureau, published and stopped', async () => {
  const id = await filed('对食品经营者的监督检查');
  expect((await world.act(clerk, 'item.publish', {}, id)).state).toBe('published');
  const { rows } = await root.query('select published_on::text from enforcement_item where id = $1', [id]);
  expect(rows).toEqual([{ published_on: '2026-06-10' }]);
  await world.act(clerk, 'item.stop', { reason: '法律修改' }, id);
  await expect(world.act(clerk, 'item.publish', {}, id)).rejects.toThrow('现在是“已停用”');
});

test('[NOR-14] what is not on file cannot be published, and a neighbour cannot touch it', async () => {
  const { id } = await world.act(clerk, 'item.draft', item('对药品经营的监督检查'));
  await expect(world.act(clerk, 'item.publish', {}, id)).rejects.toThrow('不能办理“公开”');
  await expect(world.act(neighbour, 'item.file', {}, id)).rejects.toThrow('不由您办理');
  await expect(world.act(clerk, 'item.draft', item('对药品经营的监督检查'))).rejects.toThrow('目录里已有');
});

test('[NOR-25] the kind of act comes from the dictionary in force', async () => {
  await expect(world.act(clerk, 'item.draft', item('某事项', 'tribute'))).rejects.toThrow('不在本地规则的字典内');
});

test('[NOR-24] a matter is not farmed out to a business; another authority may be entrusted', async () => {
  const id = await filed('对特种设备的监督检查');
  const entrust = (trustee_kind: string) =>
    world.act(
      clerk,
      'item.entrust',
      {
        trustee: '演示单位',
        trustee_kind,
        trust_basis: '演示条例第二条',
        trust_from: '2026-07-01',
        trust_until: '2027-06-30',
      },
      id,
    );
  await expect(entrust('private')).rejects.toMatchObject({ code: 'policy.outsourcing', basis: ['check.outsourcing'] });
  expect((await entrust('authority')).state).toBe('filed');
});

const items = (text: string) => [{ code: '1', text, basis: '演示法第一条', answers: 'conform', required: true }];

test('[NOR-20] a new edition replaces the one in force and leaves it as it was', async () => {
  const first = await world.act(clerk, 'checklist.draft', { title: '食品经营检查单', items: items('证照是否齐全') });
  await world.act(clerk, 'checklist.put-in-force', {}, first.id);
  await expect(world.act(clerk, 'checklist.correct', { title: '改名', items: items('x') }, first.id)).rejects.toThrow(
    '不能办理“修改”',
  );
  const made = await world.act(clerk, 'checklist.new-edition', {}, first.id);
  const { id } = made.result as { id: string };
  await expect(world.act(clerk, 'checklist.new-edition', {}, first.id)).rejects.toThrow('已有编制中的新版');
  await world.act(clerk, 'checklist.correct', { title: '食品经营检查单', items: items('证照是否有效') }, id);
  await world.act(clerk, 'checklist.put-in-force', {}, id);
  expect([await stateOf('checklist', first.id), await stateOf('checklist', id)]).toEqual(['replaced', 'in-force']);
  const { rows } = await root.query('select edition::int, items->0->>$1 as text from checklist order by edition', [
    'text',
  ]);
  expect(rows).toEqual([
    { edition: 1, text: '证照是否齐全' },
    { edition: 2, text: '证照是否有效' },
  ]);
});

test('[NOR-20] items are checked one by one', async () => {
  const twice = [...items('甲'), ...items('乙')];
  await expect(world.act(clerk, 'checklist.draft', { title: '检查单', items: twice })).rejects.toThrow('“1”重复');
  await expect(world.act(clerk, 'checklist.draft', { title: '检查单', items: [] })).rejects.toThrow(
    '至少要有一个检查项',
  );
});
