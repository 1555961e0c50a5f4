import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { ANSWER } from '../domain/duty-kinds.ts';
import { type CommonProblemRow, commonProblem } from '../records/problem.ts';
import { unitNamed } from './reads.ts';

/** 提请共性问题: to the agency above, for study and guidance (SPC-17). The documents give no day for the answer. */
export const raiseCommon = command<CommonProblemRow>()({
  name: 'common-problem.raise',
  label: '提请共性问题',
  record: 'common-problem',
  creates: true,
  right: 'campaigns.work',
  from: [],
  to: ['raised'],
  tone: 'primary',
  fields: formOf(commonProblem),
  load: (read, { input }) => unitNamed(read, input.raised_to),
  decide: ({ input, loaded: name, ctx }) => {
    const fault = (message: string) =>
      refuse('input.raised-to', message, { faults: [{ field: 'raised_to', message }] });
    if (!name) return fault('没有找到提请单位，请从列表中选择本系统上级单位。');
    if (input.raised_to === ctx.actor.unit.code) return fault('不能提请给本单位，请选择上级单位。');
    const id = ctx.newId();
    const about = { record: 'common-problem', record_id: id };
    return {
      id,
      state: 'raised',
      set: { ...input, raised_on: ctx.today },
      duties: [{ kind: ANSWER, unit: input.raised_to, title: `研究答复共性问题：${input.title}`, due: null, ...about }],
      notices: [
        {
          unit: input.raised_to,
          title: `${ctx.actor.unit.name}提请：${input.title}`,
          text: input.words.slice(0, 300),
          ...about,
        },
      ],
    };
  },
});
