import sql from 'sql-template-tag';
import { afterAll, describe, expect, test } from 'vitest';
import { documentTexts } from '#kernel/files/document-model.ts';
import { docxBuffer } from '#kernel/files/docx.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { getRecord, listRecords } from '#kernel/server/read-records.ts';
import { testDatabase } from '../../test/support/database.ts';
import { documentPaper } from './domain/document-paper.ts';
import { type SupervisionDocumentRow, supervisionDocument } from './records/document.ts';
import { AGENCY, BUREAU, county, only } from './supervision.fixture.ts';
import { superviseSweep } from './sweep.ts';

const base = await testDatabase();
const world = await county(base);
afterAll(() => world.close());

const bureau = { kind: 'justice-bureau' };
const clerk = world.as('clerk', AGENCY);
const supervisor = world.as('supervisor', BUREAU, bureau);
const head = world.as('bureau-head', BUREAU, bureau);
const sweepDeps = { ...world.deps, worker: world.worker };
const row = async (id: string) =>
  only(
    await world.worker.ask<SupervisionDocumentRow>(NO_CLAIMS, sql`select * from supervision_document where id = ${id}`),
  );

async function cardId(change: Record<string, unknown> = { approved_before: false }): Promise<string> {
  const act = await world.inspect('2026-06-26', change);
  await world.react(act);
  return only(await world.cards(act)).id;
}
const draft = (alerts: string[], more = {}) =>
  world.act(supervisor, 'supervision.draft-document', {
    kind: 'document.notice',
    alerts,
    requirements: '立即补办批准手续并说明原因',
    reply_due: '2026-06-24',
    reply_basis: '整改简单，逐件确定十四日',
    ...more,
  });
async function issued(alerts: string[], more = {}): Promise<string> {
  const { id } = await draft(alerts, more);
  await world.act(supervisor, 'supervision.submit-document', {}, id);
  await world.act(head, 'supervision.approve-document', {}, id);
  return id;
}
const reply = (id: string) => world.act(clerk, 'supervision.reply', { done: '已补办批准，并开展培训' }, id);

describe('supervision documents', () => {
  test('[SUP-05] a notice is drafted from cards, signed by another person, numbered in its series, and only then seen', async () => {
    const cards = [await cardId(), await cardId()];
    const { id } = await draft(cards);
    expect(await row(id)).toMatchObject({
      kind_name: '行政执法监督通知书',
      to_unit: AGENCY,
      number: null,
      facts: expect.stringContaining('未经批准入企检查'),
      basis: expect.stringContaining('国办发〔2024〕54号'),
    });
    const seen = async () => (await listRecords(world.deps.db, supervisionDocument, clerk, {})).rows.map((r) => r.id);
    expect(await seen()).not.toContain(id);
    await world.act(supervisor, 'supervision.submit-document', {}, id);
    const own = { ...head, person: supervisor.person };
    await expect(world.act(own, 'supervision.approve-document', {}, id)).rejects.toThrow('起草人不能审签自己的文书');
    await expect(world.act(supervisor, 'supervision.approve-document', {}, id)).rejects.toThrow('不能办理');
    await world.act(head, 'supervision.return-document', { review_note: '写明依据' }, id);
    await world.act(supervisor, 'supervision.submit-document', {}, id);
    await world.act(head, 'supervision.approve-document', {}, id);
    const sent = await row(id);
    expect(sent).toMatchObject({
      state: 'issued',
      number: '行政执法监督通知书〔2026〕1号',
      addressee: AGENCY,
      issued_day: '2026-06-10',
      reply_due: '2026-06-24',
    });
    expect(sent.sealed_at).not.toBeNull();
    expect(await world.duties(id)).toEqual(['supervision-document.reply']);
    expect(await seen()).toContain(id);
    const read = await getRecord(world.deps.db, world.deps.registry, supervisionDocument, clerk, id);
    expect(read.can).toEqual(['supervision.reply']);
    expect(read.row).not.toHaveProperty('review_note');
    expect(read.row).not.toHaveProperty('drafter_name');
    for (const card of cards) expect(await world.duties(card)).toEqual([]);
    const texts = documentTexts(documentPaper(sent, true)).join('\n');
    expect(texts).toContain('行政执法监督通知书〔2026〕1号');
    expect(texts).toContain('请于2026年6月24日前书面反馈整改情况');
    expect(texts).toContain('演示，无法律效力');
    expect((await docxBuffer(documentPaper(sent, true))).subarray(0, 2).toString()).toBe('PK');
  });

  test('[SUP-05] where the reply period is 原文未规定 the drafter sets the day with a reason; kinds come from the pack', async () => {
    const card = await cardId();
    await expect(draft([card], { reply_due: null, reply_basis: null })).rejects.toMatchObject({
      code: 'policy.reply-unspecified',
      message: expect.stringContaining('原文未规定'),
      faults: [{ field: 'reply_due' }, { field: 'reply_basis' }],
    });
    await expect(draft([card], { kind: 'document.inquiry_letter' })).rejects.toThrow('没有这种监督文书');
    const kinds = await world.ask<{ kinds: { name: string; reply_open: boolean }[] }>(
      supervisor,
      'supervision.document-kinds',
      {},
    );
    expect(kinds.kinds.map((k) => k.name)).toEqual(
      expect.arrayContaining([
        '督办通知书',
        '行政执法监督建议书',
        '行政执法监督决定书',
        '行政执法监督通知书',
        '行政执法监督意见书',
      ]),
    );
    expect(kinds.kinds.every((k) => k.reply_open)).toBe(true);
  });

  test('[SUP-05] rectification is checked, sent back, checked again, and closing closes the cards', async () => {
    const act = await world.inspect('2026-06-26', { approved_before: false });
    await world.react(act);
    const card = only(await world.cards(act));
    const id = await issued([card.id]);
    await world.learn(act, { approved_before: true });
    expect(only(await world.cards(act)).state).toBe('in-document');
    await reply(id);
    const given = only(
      await world.worker.ask<{ facts_gone: number; state: string }>(
        NO_CLAIMS,
        sql`select * from rectification where document = ${id}`,
      ),
    );
    expect(given).toMatchObject({ state: 'submitted', facts_gone: 1 });
    await expect(
      world.act(supervisor, 'supervision.check-rectification', { result: 'again', note: '缺培训记录' }, id),
    ).rejects.toThrow('今天以后的反馈日期');
    await world.act(
      supervisor,
      'supervision.check-rectification',
      { result: 'again', note: '缺培训记录', reply_due: '2026-06-30' },
      id,
    );
    expect(await row(id)).toMatchObject({ state: 'rectify-again', reply_due: '2026-06-30' });
    await reply(id);
    await world.act(supervisor, 'supervision.check-rectification', { result: 'accept', note: '整改到位' }, id);
    await world.act(supervisor, 'supervision.close', {}, id);
    expect(await row(id)).toMatchObject({ state: 'closed', closed_day: '2026-06-10' });
    expect(only(await world.cards(act))).toMatchObject({ state: 'closed', document: id });
    expect(await world.duties(id)).toEqual([]);
  });

  test('[SUP-05] a repeat within the pack’s window points at the closed card and opens it again', async () => {
    const first = await world.inspect('2026-06-26', { auxiliary_officers: 1 });
    await world.react(first);
    const id = await issued([only(await world.cards(first)).id]);
    await reply(id);
    await world.act(supervisor, 'supervision.check-rectification', { result: 'accept', note: '整改到位' }, id);
    await world.act(supervisor, 'supervision.close', {}, id);
    world.clock.advance({ days: 89 });
    const again = await world.inspect('2026-09-07', { auxiliary_officers: 2 });
    await world.react(again);
    const earlier = only(await world.cards(first));
    expect(only(await world.cards(again))).toMatchObject({ state: 'open', repeat_of: earlier.id });
    expect(earlier.state).toBe('reopened');
    expect(await world.duties(earlier.id)).toEqual(['alert.handle']);
    world.clock.set('2026-06-10T09:00:00+08:00');
  });

  test('[SUP-06] [SUP-22] a late reply climbs the steps of the place, one by one, each by a person', async () => {
    const id = await issued([await cardId()]);
    await expect(world.act(supervisor, 'supervision.escalate', { result: '通报' }, id)).rejects.toThrow(
      '还没有过，不能加压',
    );
    world.clock.set('2026-06-25T09:00:00+08:00');
    expect(await superviseSweep(sweepDeps)).toBeGreaterThan(0);
    expect(await superviseSweep(sweepDeps)).toBe(0);
    const steps = () =>
      world.worker.ask<{ title: string; state: string }>(
        NO_CLAIMS,
        sql`select title, state from escalation where document = ${id} order by step`,
      );
    expect(await steps()).toEqual([{ title: '督促提醒', state: 'proposed' }]);
    expect(await world.duties(id)).toContain('supervision-document.escalate');
    const due = await world.ask<{ overdue: { id: string }[] }>(supervisor, 'supervision.today', {});
    expect(due.overdue.map((it) => it.id)).toContain(id);
    await world.act(supervisor, 'supervision.escalate', { result: '已书面提醒', reply_due: '2026-07-02' }, id);
    expect(await superviseSweep(sweepDeps)).toBe(0);
    world.clock.set('2026-07-03T09:00:00+08:00');
    await superviseSweep(sweepDeps);
    const climbed = await world.act(supervisor, 'supervision.escalate', { result: '已通报' }, id);
    expect(climbed.result).toEqual({ step: 2, name: '定期通报' });
    expect(await steps()).toEqual([
      { title: '督促提醒', state: 'done' },
      { title: '定期通报', state: 'done' },
    ]);
    world.clock.set('2026-06-10T09:00:00+08:00');
  });

  test('[SUP-22] a step proposed while the reply was late falls away when the reply has come and been checked', async () => {
    const id = await issued([await cardId()]);
    world.clock.set('2026-06-25T09:00:00+08:00');
    await superviseSweep(sweepDeps);
    const steps = () =>
      world.worker.ask<{ state: string }>(NO_CLAIMS, sql`select state from escalation where document = ${id}`);
    expect(await steps()).toEqual([{ state: 'proposed' }]);
    await reply(id);
    await world.act(supervisor, 'supervision.check-rectification', { result: 'accept', note: '整改到位' }, id);
    expect(await steps()).toEqual([{ state: 'dropped' }]);
    world.clock.set('2026-06-10T09:00:00+08:00');
  });

  test('[SUP-24] [SUP-25] [SUP-26] [SUP-27] outcomes are coded by the place’s dictionaries; one on a certificate is suggested', async () => {
    const id = await issued([await cardId()]);
    const outcome = { outcome_day: '2026-06-10', note: '违法检查' };
    await world.act(
      supervisor,
      'supervision.record-outcome',
      { target: 'correction', outcome: 'self_correction', ...outcome },
      id,
    );
    await world.act(supervisor, 'supervision.record-outcome', { target: 'unit', outcome: 'criticism', ...outcome }, id);
    await expect(
      world.act(supervisor, 'supervision.record-outcome', { target: 'unit', outcome: 'revoke', ...outcome }, id),
    ).rejects.toThrow('不在本地区现行的字典里');
    await world.act(
      supervisor,
      'supervision.record-outcome',
      { target: 'person', outcome: 'revoke', person_name: '甲演示', ...outcome },
      id,
    );
    const { rows } = await world.root.query(
      'select outcome_name, basis from outcome_record where document = $1 order by created_at, target',
      [id],
    );
    expect(rows.map((r) => r.outcome_name)).toEqual(
      expect.arrayContaining(['通知自行纠正', '通报批评', '吊销行政执法证']),
    );
    expect(await world.duties(id)).toContain('outcome.certificate');
  });

  test('two people who sign at once issue one document with one number', async () => {
    const { id } = await draft([await cardId()]);
    await world.act(supervisor, 'supervision.submit-document', {}, id);
    const other = world.as('bureau-head', BUREAU, bureau);
    const both = await Promise.allSettled([
      world.act(head, 'supervision.approve-document', {}, id),
      world.act(other, 'supervision.approve-document', {}, id),
    ]);
    expect(both.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await world.root.query(
      `select number from supervision_document where number is not null order by created_at`,
    );
    expect(new Set(rows.map((r) => r.number)).size).toBe(rows.length);
    const last = await world.root.query(`select last from number_series where series like 'supervision_notice:%'`);
    expect(last.rows[0].last).toBe(rows.length);
  });
});
