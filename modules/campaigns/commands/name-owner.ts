import { command, type NewDuty, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { FINISH } from '../domain/duty-kinds.ts';
import { type PlanTaskRow, planTask } from '../records/plan.ts';
import { unitNamed } from './reads.ts';

/** 确定责任单位: by hand, where the text names several units or none. */
export const nameOwner = command<PlanTaskRow>()({
  name: 'plan-task.name-owner',
  label: '确定责任单位',
  record: 'plan-task',
  right: 'campaigns.run',
  from: ['waiting', 'going', 'reported'],
  fields: pick(planTask.fields, 'owner'),
  load: (read, { input }) => unitNamed(read, input.owner),
  decide: ({ row, input, loaded: name, ctx }) => {
    if (!name)
      return refuse('input.owner', '没有找到这个单位，请从列表中选择。', {
        faults: [{ field: 'owner', message: '请从列表中选择' }],
      });
    const about = { record: 'plan-task', record_id: row.id };
    const live = !row.history && row.done_on === null;
    const duty: NewDuty = {
      kind: FINISH,
      unit: input.owner,
      title: row.title,
      due: row.due as NewDuty['due'],
      ...about,
    };
    return {
      set: { owner: input.owner },
      note: `责任单位：${name}`,
      close_duties: [{ record_id: row.id, kind: FINISH, how: '改定责任单位' }],
      duties: live && !(row.due !== null && row.due < ctx.today) ? [duty] : [],
      notices: live
        ? [
            {
              unit: input.owner,
              title: `任务交办：${row.title}`,
              text: row.due ? `请于${row.due}前完成。` : '时限原文未规定。',
              ...about,
            },
          ]
        : [],
    };
  },
});
