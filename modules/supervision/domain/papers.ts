/** Supervision documents as the packs name them: kinds, reply dates, steps. Pure. */
import { asDay } from '#kernel/day.ts';
import type { DocumentValue, StepsValue } from '#kernel/policy/index.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { AlertRow } from '../records/alert.ts';
import { standing } from './reason.ts';

/** The pack's entry for a kind of document, or a refusal that says where to look. */
export function documentKind(policy: PolicyView, kind: string): DocumentValue | Refusal {
  const answer = /^document\./.test(kind) ? policy.ask(kind) : undefined;
  const value = answer?.value as DocumentValue | null | undefined;
  return (
    value ??
    refuse('policy.document-kind', '本地区现行政策包没有这种监督文书，请从文书种类中选择。', {
      faults: [{ field: 'kind', message: '请从本地区的文书种类中选择' }],
    })
  );
}

export interface ReplyDate {
  readonly day: string | null;
  readonly basis: string;
}

/**
 * The day a reply is due when the document goes out on `start`: the pack's period where it gives one; otherwise the day the drafter set,
 * with the reason written down. A kind that asks for no reply has none.
 */
export function replyDate(
  policy: PolicyView,
  value: DocumentValue,
  set: { readonly reply_due: string | null; readonly reply_basis: string | null },
  start: string,
): ReplyDate | Refusal {
  if (value.reply === null) return { day: null, basis: '' };
  const given = policy.due(value.reply, asDay(start));
  if (given.day) return { day: given.day, basis: given.basis };
  const faults = [
    ...(set.reply_due ? [] : [{ field: 'reply_due', message: '请逐件确定反馈日期' }]),
    ...(set.reply_basis ? [] : [{ field: 'reply_basis', message: '请写明确定日期的理由' }]),
  ];
  if (faults.length > 0)
    return refuse('policy.reply-unspecified', '反馈期限原文未规定，本地也未设定，请逐件写明反馈日期和理由。', {
      faults,
      basis: [value.reply],
    });
  if ((set.reply_due as string) <= start)
    return refuse('input.reply-due', '反馈日期应晚于文书送达之日，请改后再办。', {
      faults: [{ field: 'reply_due', message: '应晚于今天' }],
    });
  return { day: set.reply_due, basis: set.reply_basis as string };
}

/** Draft words from the cards' standing reasons: what happened, which clauses. The drafter may write other ones. */
export function draftWords(alerts: readonly AlertRow[]): { facts: string; problems: string; basis: string } {
  const facts: string[] = [];
  const problems: string[] = [];
  const basis = new Set<string>();
  for (const card of alerts) {
    const reasons = standing(card.reasons);
    facts.push(
      `${card.act_day}　${card.subject_title ?? ''}：${reasons
        .map((r) => `${r.title}（${r.facts.map((f) => `${f.label}${shown(f.value)}${f.unit ?? ''}`).join('，')}）`)
        .join('；')}`,
    );
    for (const reason of reasons) {
      problems.push(reason.message);
      if (reason.basis) basis.add(reason.basis);
    }
  }
  return {
    facts: facts.join('\n'),
    problems: [...new Set(problems)].join('\n'),
    basis: [...basis].join('\n'),
  };
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '未知';
  if (typeof value === 'boolean') return value ? '：是' : '：否';
  return String(value);
}

export interface NextStep {
  /** From 1. */
  readonly step: number;
  readonly code: string;
  readonly name: string;
  readonly by: string;
  readonly to: string | null;
  readonly basis: string;
}

/** The step of the pack that follows `taken` steps; null when all are taken or the pack names none. */
export function nextStep(policy: PolicyView, taken: number): NextStep | null {
  const answer = policy.ask('steps.escalation');
  const step = (answer.value as StepsValue | null)?.steps[taken];
  if (!step) return null;
  return { step: taken + 1, code: step.code, name: step.name, by: step.by, to: step.to ?? null, basis: answer.basis };
}
