import { command } from '#kernel/command.ts';
import { choices } from '#kernel/record.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import type { PlanRow } from '../../records/plan.ts';
import { CHECKS } from '../../records/words.ts';
import { drafted, draftFields, loadDraft } from '../draft.ts';

/** 列入计划: adds one inspection; it counts as planned from the filing that contains it. */
export const addInspectionToPlan = command<PlanRow>()({
  name: 'plan.add-inspection',
  label: '增加检查',
  record: 'plan',
  right: 'plan.draft',
  from: ['draft'],
  fields: { ...draftFields, acknowledge: choices('已知晓', { choices: CHECKS }) },
  load: (read, { input }) => loadDraft(read, input),
  decide: ({ row, input, loaded, ctx }) => {
    if (Number(input.planned_from.slice(0, 4)) !== row.year)
      return refuse('input.planned-from', `这是${row.year}年度的计划，计划开始日期应在${row.year}年内。`, {
        faults: [{ field: 'planned_from', message: `应在${row.year}年内` }],
      });
    const made = drafted(input, loaded, ctx);
    if (made instanceof Refusal) return made;
    const id = ctx.newId();
    const plan = { plan: row.id, plan_version: (row.filing_version ?? 0) + 1 };
    return {
      create: [{ ...made, id, values: { ...made.values, ...plan } }],
      note: `增加检查：${loaded.firm?.name ?? ''}（${input.planned_from}）`,
      result: { inspection: id },
    };
  },
});
