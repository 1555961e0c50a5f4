import { describe, expect, test } from 'vitest';
import type { DocumentValue } from '#kernel/policy/index.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { Refusal } from '#kernel/refusal.ts';
import { documentPaper } from './document-paper.ts';
import { documentKind, nextStep, replyDate } from './papers.ts';

const kind: DocumentValue = {
  name: '行政执法监督通知书',
  series: 'supervision_notice',
  uses: ['要求改正'],
  issuer: '司法行政部门',
  addressee: '被监督单位',
  reply: 'deadline.supervision_reply',
};
const steps = [
  { code: 'circular', name: '通报', by: '司法行政部门' },
  { code: 'report_government', name: '向政府报告', by: '司法行政部门', to: '本级人民政府' },
];
/** A policy that gives the reply period or leaves it open. */
const policy = (due: string | null): PolicyView =>
  ({
    ask: (id: string) => ({
      status: 'given',
      value: id === 'document.notice' ? kind : id === 'steps.escalation' ? { steps } : null,
      basis: '《演示办法》第九条',
    }),
    due: () => ({ day: due, provisional: false, how: [], basis: '《演示办法》第九条' }),
  }) as unknown as PolicyView;
const own = { reply_due: '2026-06-20', reply_basis: '逐件确定' };

describe('papers of supervision', () => {
  test('[SUP-05] the pack’s reply period wins over a day set by hand; without one the day and its reason are asked for', () => {
    expect(replyDate(policy('2026-06-30'), kind, own, '2026-06-10')).toMatchObject({ day: '2026-06-30' });
    expect(replyDate(policy(null), kind, own, '2026-06-10')).toEqual({ day: '2026-06-20', basis: '逐件确定' });
    const open = replyDate(policy(null), kind, { reply_due: null, reply_basis: null }, '2026-06-10');
    expect(open).toBeInstanceOf(Refusal);
    expect((open as Refusal).message).toContain('原文未规定');
    expect(replyDate(policy(null), kind, own, '2026-06-20')).toMatchObject({ code: 'input.reply-due' });
    expect(replyDate(policy(null), { ...kind, reply: null }, own, '2026-06-10')).toEqual({ day: null, basis: '' });
  });

  test('only kinds of the place’s packs may be drafted', () => {
    expect(documentKind(policy(null), 'document.notice')).toBe(kind);
    expect(documentKind(policy(null), 'steps.escalation')).toMatchObject({ code: 'policy.document-kind' });
    expect(documentKind(policy(null), 'document.unknown')).toMatchObject({ code: 'policy.document-kind' });
  });

  test('[SUP-06] steps are climbed in order and end', () => {
    expect(nextStep(policy(null), 0)).toMatchObject({ step: 1, name: '通报', to: null });
    expect(nextStep(policy(null), 1)).toMatchObject({ step: 2, name: '向政府报告', to: '本级人民政府' });
    expect(nextStep(policy(null), 2)).toBeNull();
  });

  test('a draft prints without number or seal', () => {
    const row = {
      kind_name: '行政执法监督通知书',
      number: null,
      issued_day: null,
      unit_name: '演示区司法局',
      to_unit: '990102.scjg',
      to_unit_name: '演示区市场监督管理局',
      facts: '事实',
      problems: '问题',
      requirements: '要求',
      basis: '依据',
      reply_due: null,
    } as unknown as Parameters<typeof documentPaper>[0];
    const paper = documentPaper(row, false);
    expect(paper.number).toBe('（草稿，未编号）');
    expect(paper.seal).toBeUndefined();
  });
});
