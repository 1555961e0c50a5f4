import { command, type NewDuty } from '#kernel/command.ts';
import { choice, prose } from '#kernel/record.ts';
import { FINISH } from '../domain/duty-kinds.ts';
import type { PlanTaskRow } from '../records/plan.ts';

/** 核实完成: by the bureau that keeps the ledger; sent back, it is under way again. */
export const checkTask = command<PlanTaskRow>()({
  name: 'plan-task.check',
  label: '核实完成情况',
  record: 'plan-task',
  right: 'campaigns.run',
  from: ['reported'],
  to: ['checked', 'going'],
  fields: {
    answer: choice('核实结论', {
      required: true,
      choices: [
        { value: 'done', label: '核实完成' },
        { value: 'back', label: '未完成，退回' },
      ],
    }),
    check_note: prose('核实意见', { required: true, max: 2000 }),
  },
  decide: ({ row, input, ctx }) => {
    const about = { record: 'plan-task', record_id: row.id };
    const back = input.answer === 'back';
    const live = back && !row.history && row.owner && !(row.due !== null && row.due < ctx.today);
    return {
      state: back ? 'going' : 'checked',
      set: { check_note: input.check_note, ...(back ? { done_on: null, step: 'mostly' } : {}) },
      note: input.check_note,
      duties: live
        ? [{ kind: FINISH, unit: row.owner, title: row.title, due: row.due as NewDuty['due'], ...about }]
        : [],
      notices:
        back && row.owner && !row.history
          ? [{ unit: row.owner, title: `退回：${row.title}`, text: input.check_note, ...about }]
          : [],
    };
  },
});
