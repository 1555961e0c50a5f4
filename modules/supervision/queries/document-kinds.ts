import { z } from 'zod';
import type { DocumentValue, StepsValue } from '#kernel/policy/index.ts';
import { query } from '#kernel/query.ts';
import { policyKinds } from '#modules/policy/index.ts';

/** Kinds of documents, steps and outcome dictionaries in force here: what the drafting form offers. */
export const documentKinds = query({
  name: 'supervision.document-kinds',
  label: '可用的监督文书和加压步骤',
  right: 'supervision.handle',
  input: () => z.strictObject({}),
  run: async (_read, { ctx }) => {
    const { region } = ctx.actor.unit;
    const kinds = policyKinds('document', region, ctx.today).map((it) => {
      const value = it.value as DocumentValue;
      const due = value.reply ? ctx.policy.due(value.reply, ctx.today) : null;
      return {
        kind: it.id,
        name: value.name,
        uses: value.uses,
        basis: it.basis_text,
        reply: value.reply,
        reply_due: due?.day ?? null,
        /** The drafter must set the day: 原文未规定. */
        reply_open: value.reply !== null && due?.day == null,
      };
    });
    const steps = (ctx.policy.ask('steps.escalation').value as StepsValue | null)?.steps ?? [];
    const outcomes = Object.fromEntries(
      ['dict.correction', 'dict.unit_accountability', 'dict.person_accountability'].map((id) => [
        id,
        ctx.policy.dictionary(id),
      ]),
    );
    return { kinds, steps, outcomes };
  },
});
