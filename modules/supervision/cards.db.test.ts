import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { AGENCY, BUREAU, county, LOCALS, local, OTHER, only } from './supervision.fixture.ts';

const base = await testDatabase();
const world = await county(base);
afterAll(() => world.close());

const clerk = world.as('clerk', AGENCY);
const supervisor = world.as('supervisor', BUREAU, { kind: 'justice-bureau' });
const entries = async (id: string) =>
  (await world.root.query('select body from journal where record_id = $1 order by seq', [id])).rows.map((row) =>
    JSON.parse(row.body),
  );

describe('alert cards', () => {
  test('[SUP-05] one act is one card with all its reasons, each with clause, facts and light; both sides are told', async () => {
    const act = await world.inspect('2026-06-26', { approved_before: false, coded: false, valid_officers: 1 });
    await world.react(act);
    const cards = await world.cards(act);
    expect(cards).toHaveLength(1);
    const card = only(cards);
    expect(card).toMatchObject({
      state: 'open',
      light: 'red',
      unit: AGENCY,
      bureau: BUREAU,
      title: '红灯：未经批准入企检查等3项',
      subject_title: '2026-06-26 检查演示食品厂',
      explain_due: '2026-06-17',
    });
    expect(card.reasons.map((r) => r.title)).toEqual(['未经批准入企检查', '持证执法人员不足', '入企未扫码备案']);
    const few = card.reasons[1];
    expect(few?.basis).toContain('行政处罚法');
    expect(few?.facts).toEqual([
      expect.objectContaining({ name: 'valid_officers', value: 1 }),
      expect.objectContaining({ name: 'inspection.min_officers', value: 2, unit: '人' }),
    ]);
    expect(await world.duties(card.id)).toEqual(['alert.explain', 'alert.handle']);
    const { rows } = await world.root.query('select unit, text from notice where record_id = $1', [card.id]);
    expect(rows).toEqual([{ unit: AGENCY, text: expect.stringContaining('请于2026-06-17前说明情况') }]);
    expect(await entries(card.id)).toMatchObject([
      { label: '发出预警', by: { name: '平台规则' }, verb: 'supervision.judge' },
    ]);
  });

  test('judging again without a change writes nothing', async () => {
    const act = await world.inspect('2026-06-26', { coded: false });
    await world.react(act);
    const before = only(await world.cards(act));
    await world.react(act);
    await world.react(act);
    const after = only(await world.cards(act));
    expect(after.version).toBe(before.version);
    expect(await entries(after.id)).toHaveLength(1);
  });

  test('acts before the unit’s go-live day make no card', async () => {
    const act = await world.inspect('2026-06-26', { coded: false }, AGENCY, false);
    await world.react(act);
    expect(await world.cards(act)).toEqual([]);
  });

  test('[SUP-05] a card whose reasons later facts put right, and that nobody has acted on, is withdrawn and says why', async () => {
    const act = await world.inspect('2026-06-26', { approved_before: false });
    await world.react(act);
    await world.learn(act, { approved_before: true });
    const card = only(await world.cards(act));
    expect(card).toMatchObject({ state: 'withdrawn', closed_day: '2026-06-10' });
    expect(card.reasons[0]?.state).toBe('gone');
    expect(await world.duties(card.id)).toEqual([]);
    expect((await entries(card.id)).at(-1).note).toContain('已不成立，自动消除');
    await world.learn(act, { approved_before: false });
    expect((await world.cards(act))[0]?.state).toBe('open');
  });

  test('what can no longer be judged is not taken as put right', async () => {
    const act = await world.inspect('2026-06-26', { approved_before: false });
    await world.react(act);
    await world.learn(act, { approved_before: null });
    expect((await world.cards(act))[0]).toMatchObject({ state: 'open', version: 1 });
  });

  test('[SUP-05] the agency explains with evidence; the bureau accepts, and nobody else may', async () => {
    const act = await world.inspect('2026-06-26', { coded: false });
    await world.react(act);
    const { id } = only(await world.cards(act));
    await expect(
      world.act(world.as('clerk', OTHER), 'supervision.explain', { explanation: '不是我们' }, id),
    ).rejects.toThrow('不在您的管辖范围内');
    await world.act(clerk, 'supervision.explain', { explanation: '当日扫码系统停用，附通知', evidence: [] }, id);
    await expect(world.act(clerk, 'supervision.accept-explanation', { decision_note: '认可' }, id)).rejects.toThrow(
      '不能办理',
    );
    await world.act(supervisor, 'supervision.reject-explanation', { decision_note: '请补停用通知' }, id);
    expect(await world.duties(id)).toEqual(['alert.explain', 'alert.handle']);
    await world.act(clerk, 'supervision.explain', { explanation: '补附停用通知' }, id);
    await world.act(supervisor, 'supervision.accept-explanation', { decision_note: '停用属实' }, id);
    expect(await world.cards(act)).toMatchObject([{ state: 'accepted', decision_note: '停用属实' }]);
    expect(await world.duties(id)).toEqual([]);
    await world.react(act);
    expect((await world.cards(act))[0]?.state).toBe('accepted');
  });

  test('a reason that comes up after the explanation was accepted opens the card again', async () => {
    const act = await world.inspect('2026-06-26', { coded: false });
    await world.react(act);
    const { id } = only(await world.cards(act));
    await world.act(clerk, 'supervision.explain', { explanation: '系统停用' }, id);
    await world.act(supervisor, 'supervision.accept-explanation', { decision_note: '属实' }, id);
    await world.learn(act, { auxiliary_officers: 1 });
    expect((await world.cards(act))[0]).toMatchObject({ state: 'open', light: 'red' });
  });

  test('a standing reason cannot simply be closed', async () => {
    const act = await world.inspect('2026-06-26', { coded: false });
    await world.react(act);
    const { id } = only(await world.cards(act));
    await expect(world.act(supervisor, 'supervision.close-alert', { decision_note: '算了' }, id)).rejects.toThrow(
      '仍然成立，不能直接销号',
    );
  });

  test('a hundred acts at once are written in one pass, and not again', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 100; i += 1) ids.push(await world.inspect('2026-06-26', { coded: false }, OTHER));
    await world.react(...ids);
    const written = async () => {
      const { rows } = await world.root.query(
        `select count(*)::integer as cards, max(xmax::text::bigint) as held, (select count(*)::integer from journal where unit = $1) as entries
         from alert where unit = $1`,
        [OTHER],
      );
      return rows[0];
    };
    const first = await written();
    expect(first).toMatchObject({ cards: 100, entries: 100 });
    await world.react(...ids);
    expect(await written()).toEqual(first);
  });

  test('[SUP-05] the card shows its clauses, the unit’s earlier cards and what was done; lights open to their records', async () => {
    const act = await world.inspect('2026-06-26', { approved_before: false });
    await world.react(act);
    const { id } = only(await world.cards(act));
    const card = await world.ask<{
      clauses: { basis_text: string }[];
      earlier: unknown[];
      timeline: { label: string }[];
    }>(supervisor, 'supervision.card', { id });
    expect(card.clauses[0]?.basis_text).toContain('国办发〔2024〕54号');
    expect(card.earlier.length).toBeGreaterThan(0);
    expect(card.timeline[0]?.label).toBe('发出预警');
    const lights = await world.ask<{ rows: { area: string; red: { count: number; filter: unknown } }[] }>(
      supervisor,
      'supervision.lights',
      { from: '2026-06-01', until: '2026-06-30', by: 'unit' },
    );
    expect(lights.rows.map((row) => row.area)).toEqual([AGENCY, OTHER]);
    expect(lights.rows[0]?.red).toMatchObject({
      filter: { unit: AGENCY, light: 'red', opened_day: { from: '2026-06-01', until: '2026-06-30' } },
    });
    await world.publish([...LOCALS, local('figures.min_sample', 1_000)]);
    const few = await world.ask<{ rows: { few: boolean; red: { count: number | null } }[] }>(
      supervisor,
      'supervision.lights',
      { from: '2026-06-01', until: '2026-06-30', by: 'county' },
    );
    expect(few.rows.map((row) => [row.few, row.red.count])).toEqual([[true, null]]);
  });
});
