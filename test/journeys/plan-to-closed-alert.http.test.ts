/** The platform's main story: an agency plans, its head approves, the bureau reviews; a visit breaks a rule; what follows until it can be proved. */
import { describe, expect, test } from 'vitest';
import { type Proof, proofOf, verifyProof } from '#kernel/server/proof.ts';
import { demoPlatform } from '../support/demo.ts';
import { actAs } from '../support/http.ts';
import { AGENCY, BUREAU, draftOf, enterByCode, recordAndSign } from './steps.ts';

const demo = await demoPlatform();
const [clerk, delegate, head, officer, supervisor, bureauHead] = await demo.all(
  'clerk',
  'delegate',
  'head',
  'officer',
  'supervisor',
  'bureau-head',
);

/** Lies in 演示东园, a park with quiet days. */
const FIRM = '演示东区春水家具有限公司';
const story = { plan: '', inspection: '', card: '', document: '' };

describe('before the visit', () => {
  test('[ENT-02] the one who drafted the plan cannot approve it, not even in the place of the head; the head can', async () => {
    const { body: session } = await delegate.call<{
      posts: { id: string; delegation: boolean; role_labels: string[] }[];
    }>('GET', '/api/session');
    const lent = session.posts.find((post) => post.delegation);
    expect(lent?.role_labels).toEqual(['代姜正度（机关负责人）办理检查计划审批，至2026-12-04']);
    const made = await delegate.act('plan.create', {
      title: '2026年第四季度检查计划',
      kind: 'special',
      year: 2026,
      basis: '年度工作安排',
      reason: '冬季安全检查',
    });
    story.plan = made.id;
    const added = await delegate.act('plan.add-inspection', await draftOf(delegate, FIRM, '2026-11-20'), story.plan);
    story.inspection = added.result?.inspection as string;
    await delegate.act('plan.submit', {}, story.plan);

    const asHead = await actAs(demo.platform.http, delegate, lent?.id as string);
    expect(await asHead.refused('plan.approve', {}, story.plan)).toMatchObject({
      detail: '编制人不能批准自己的计划，请由本单位其他负责人办理。',
    });
    expect((await head.open('plan', story.plan)).can).toContain('plan.approve');
    expect(await head.act('plan.approve', {}, story.plan)).toMatchObject({ state: 'approved' });
  });

  test('[ENT-02] the plan is filed and the bureau owes its review by the day its region has set', async () => {
    await clerk.act('plan.file', {}, story.plan);
    const { row } = await supervisor.open('plan', story.plan);
    expect(row).toMatchObject({ state: 'filed', filed_to: BUREAU, filed_day: '2026-11-20', review_due: '2026-11-27' });
    const { body } = await supervisor.call<{ duties: { kind: string; record_id: string; due: string }[] }>(
      'GET',
      '/api/duties',
    );
    expect(body.duties.find((it) => it.record_id === story.plan)).toMatchObject({
      kind: 'plan.review',
      due: '2026-11-27',
    });
    await supervisor.act('plan.review', { answer: 'pass', opinion: '未见重复检查' }, story.plan);
    expect((await clerk.open('plan', story.plan)).row).toMatchObject({ state: 'reviewed', reviewed_day: '2026-11-20' });
  });

  test('[ENT-03] each visit is approved by the head in one tap, and nobody enters before', async () => {
    expect((await head.ask<{ tasks: { id: string }[] }>('inspection.to-approve')).tasks.map((it) => it.id)).toContain(
      story.inspection,
    );
    await head.act('inspection.approve', {}, story.inspection);
    expect((await officer.open('inspection', story.inspection)).row).toMatchObject({ state: 'approved' });
  });
});

describe('the visit', () => {
  test('[ENT-05] the officer enters with the code of the task, and what the pack marks is told at the door', async () => {
    const entered = await enterByCode(officer, story.inspection);
    expect(entered.state).toBe('entered');
    expect(entered.result?.marks).toMatchObject([
      { check: 'check.quiet_days', basis: expect.stringContaining('赣市府建办字〔2023〕2号') },
    ]);
    const { row } = await officer.open('inspection', story.inspection);
    expect(row).toMatchObject({ code_kind: 'task', place_distance: 0, result_due: '2026-11-27' });
  });

  test('[NOR-20] the record is signed and numbered, the result is entered and owed to the public', async () => {
    await recordAndSign(officer, story.inspection, '进货记录缺页');
    expect(
      await officer.refused(
        'inspection.record-result',
        { result: 'clean', result_words: null, not_public_reason: null },
        story.inspection,
      ),
    ).toMatchObject({
      detail: '检查情况中记有1个问题，检查结果不能选“未发现问题”。',
    });
    await officer.act(
      'inspection.record-result',
      { result: 'corrected', result_words: '当场改正', not_public_reason: null },
      story.inspection,
    );
    const { row } = await officer.open('inspection', story.inspection);
    expect(row).toMatchObject({
      state: 'result',
      found: true,
      record_number: expect.stringMatching(/^〔2026〕\d+号$/),
    });
    expect(row.publish_due).toMatch(/^2026-12-/);
    expect((await officer.download(`/api/inspections/${story.inspection}/record.docx`)).subarray(0, 2).toString()).toBe(
      'PK',
    );
  });
});

describe('what the visit broke', () => {
  test('[SUP-05] it turns red by itself, with the clause and the facts', async () => {
    await demo.settle();
    const [card] = await supervisor.list('alert', { filter: { subject_id: story.inspection } });
    story.card = card?.id as string;
    expect(card).toMatchObject({ light: 'red', title: '红灯：安静生产期入园检查', state: 'open', unit: AGENCY });
    const shown = await supervisor.ask<{
      alert: { reasons: { basis: string; facts: { label: string; value: unknown }[] }[] };
      clauses: { basis_text: string }[];
    }>('supervision.card', { id: story.card });
    expect(shown.alert.reasons).toHaveLength(1);
    expect(shown.alert.reasons[0]?.basis).toContain('赣市府建办字〔2023〕2号）第1条');
    expect(shown.alert.reasons[0]?.facts).toContainEqual(
      expect.objectContaining({ label: '登记了安静生产期特殊情形', value: false }),
    );
  });

  test('[SUP-13] the agency explains; the bureau sends the explanation back and drafts a document that its drafter cannot sign', async () => {
    await clerk.act('supervision.explain', { explanation: '企业同意当天入园。', evidence: null }, story.card);
    await supervisor.act('supervision.reject-explanation', { decision_note: '企业同意不属于特殊情形。' }, story.card);
    const draft = await supervisor.act('supervision.draft-document', {
      kind: 'document.suggestion',
      alerts: [story.card],
      requirements: '今后入园检查先行登记特殊情形。',
      reply_due: null,
      reply_basis: null,
      to_unit: null,
      facts: null,
      problems: null,
      basis: null,
    });
    story.document = draft.id;
    const { row } = await supervisor.open('supervision-document', story.document);
    expect(row.facts).toContain(FIRM);
    expect(row.basis).toContain('赣市府建办字〔2023〕2号');
    expect(await clerk.call('GET', `/api/records/supervision-document/${story.document}`)).toMatchObject({
      status: 404,
    });
    await supervisor.act('supervision.submit-document', {}, story.document);
    expect(
      await supervisor.refused('supervision.approve-document', { review_note: null }, story.document),
    ).toMatchObject({ status: 403 });
  });

  test('[SUP-22] another person signs: number, seal and reply day belong to the same act, and the agency owes a reply', async () => {
    await bureauHead.act('supervision.approve-document', { review_note: '同意' }, story.document);
    const { row } = await clerk.open('supervision-document', story.document);
    expect(row).toMatchObject({
      state: 'issued',
      addressee: AGENCY,
      issued_day: '2026-11-20',
      reply_due: '2026-12-04',
    });
    expect(row.number).toMatch(/^.+〔2026〕\d+号$/);
    expect(row.sealed_at).toBeTruthy();
    const paper = await clerk.download(`/api/supervision/documents/${story.document}.docx`);
    expect(paper.subarray(0, 2).toString()).toBe('PK');
    const { body } = await clerk.call<{ duties: { record_id: string; due: string }[] }>('GET', '/api/duties');
    expect(body.duties.find((it) => it.record_id === story.document)).toMatchObject({ due: '2026-12-04' });
  });

  test('[SUP-27] the agency replies, a person of the bureau checks, the document and the card close', async () => {
    await clerk.act('supervision.reply', { done: '已修订入园检查的批准流程。', evidence: null }, story.document);
    await supervisor.act(
      'supervision.check-rectification',
      { result: 'accept', note: '整改到位', reply_due: null },
      story.document,
    );
    await supervisor.act('supervision.close', { note: null }, story.document);
    expect((await clerk.open('supervision-document', story.document)).row.state).toBe('closed');
    expect((await supervisor.open('alert', story.card)).row).toMatchObject({
      state: 'closed',
      closed_day: '2026-11-20',
    });
    const { body } = await supervisor.call<{ duties: { record_id: string }[] }>('GET', '/api/duties');
    expect(body.duties.filter((it) => [story.card, story.document].includes(it.record_id))).toEqual([]);
  });
});

describe('afterwards', () => {
  test('[SUP-27] every step of the inspection, the card and the document can be proved without the database', async () => {
    await demo.seal();
    for (const [record, id, steps] of [
      ['inspection', story.inspection, 6],
      ['alert', story.card, 5],
      ['supervision-document', story.document, 6],
    ] as const) {
      const proof = await proofOf(demo.platform.worker, record, id, demo.clock.now().toISOString());
      expect(verifyProof(proof), record).toEqual([]);
      expect(proof.entries.length, record).toBeGreaterThanOrEqual(steps);
      expect(
        proof.entries.every((entry) => entry.seal !== null),
        record,
      ).toBe(true);
    }
  });

  test('[SUP-27] a proof in which one word was changed, or one step left out, does not hold', async () => {
    const proof = await proofOf(demo.platform.worker, 'inspection', story.inspection, demo.clock.now().toISOString());
    const changed: Proof = {
      ...proof,
      entries: proof.entries.map((entry) => ({
        ...entry,
        body: entry.body.replace('进货记录缺页', '未发现问题').replace('corrected', 'clean'),
      })),
    };
    expect(verifyProof(changed).map((it) => it.message)).toContain('内容与摘要不符，记录被改动过');
    expect(verifyProof({ ...proof, entries: proof.entries.toSpliced(2, 1) })).not.toEqual([]);
  });
});
