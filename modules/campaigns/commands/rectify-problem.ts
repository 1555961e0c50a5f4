import { command, type NewDuty, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { RECTIFY } from '../domain/duty-kinds.ts';
import { type ProblemRow, problem } from '../records/problem.ts';

/** 开始整改: measures, standard and day, as the rectification plan has them (SPC-13). */
export const rectifyProblem = command<ProblemRow>()({
  name: 'problem.rectify',
  label: '开始整改',
  record: 'problem',
  right: 'campaigns.work',
  from: ['found', 'relapsed'],
  to: ['rectifying'],
  tone: 'primary',
  fields: pick(problem.fields, 'measures', 'measures_now', 'measures_long', 'standard', 'finish_by'),
  decide: ({ row, input }) => {
    if (!(input.measures || input.measures_now))
      return refuse('input.measures', '请写明整改措施，写在“整治措施”或“现阶段措施”一栏。', {
        faults: [{ field: 'measures', message: '请写明整改措施' }],
      });
    const duty: NewDuty = {
      kind: RECTIFY,
      unit: row.unit,
      title: `整改突出问题：${row.title}`,
      due: input.finish_by as NewDuty['due'],
      record: 'problem',
      record_id: row.id,
    };
    return {
      state: 'rectifying',
      set: { ...input },
      close_duties: [{ record_id: row.id, kind: RECTIFY }],
      duties: row.history ? [] : [duty],
    };
  },
});
