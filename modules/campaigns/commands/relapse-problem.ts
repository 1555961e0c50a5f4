import { command } from '#kernel/command.ts';
import { day, files, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { ProblemRow } from '../records/problem.ts';

/** 登记反弹: what had been put right came again. The unit or its bureau says so; it must be rectified anew. */
export const relapseProblem = command<ProblemRow>()({
  name: 'problem.relapse',
  label: '登记反弹',
  record: 'problem',
  right: 'campaigns.work',
  addressee: true,
  from: ['closed'],
  to: ['relapsed'],
  tone: 'danger',
  fields: {
    seen_on: day('反弹发现日期', { required: true }),
    words: prose('反弹表现', { required: true, max: 4000 }),
    proof: files('证明材料'),
  },
  decide: ({ row, input, ctx }) => {
    if (input.seen_on > ctx.today || (row.closed_on !== null && input.seen_on < row.closed_on))
      return refuse('input.seen-on', '反弹发现日期应在销号之后、今天以前。', {
        faults: [{ field: 'seen_on', message: '应在销号之后、今天以前' }],
      });
    const about = { record: 'problem', record_id: row.id };
    const others = [row.unit, row.bureau].filter((it): it is string => it !== null && it !== ctx.actor.unit.code);
    return {
      state: 'relapsed',
      set: {
        rebound: true,
        rebound_why: `${input.seen_on}反弹：${input.words.slice(0, 200)}`,
        relapses: (row.relapses ?? 0) + 1,
      },
      note: input.words,
      create: [
        {
          record: 'manifestation',
          unit: { code: row.unit, region: row.region, line: row.line },
          values: {
            problem: row.id,
            words: `（反弹）${input.words}`.slice(0, 4000),
            happened_on: input.seen_on,
            case_files: input.proof,
            bureau: row.bureau,
          },
        },
      ],
      notices: row.history
        ? []
        : others.map((unit) => ({
            unit,
            title: `问题反弹：${row.title}`,
            text: '请重新整改，写明措施和完成时限。',
            ...about,
          })),
    };
  },
});
