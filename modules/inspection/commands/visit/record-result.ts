import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { choice, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { PUBLISH_DUTY, RESULT_DUTY } from '../../domain/duty-kinds.ts';
import type { InspectionRow } from '../../records/inspection.ts';
import { RESULTS } from '../../records/words.ts';

/** 录入检查结果 (ENT-03); opens the duty to publish it. */
export const recordResult = command<InspectionRow>()({
  name: 'inspection.record-result',
  label: '录入结果',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['recorded'],
  to: ['result'],
  tone: 'primary',
  fields: {
    result: choice('检查结果', { required: true, choices: RESULTS }),
    result_words: prose('结果说明', { max: 4000 }),
    not_public_reason: prose('不予公开的理由', { max: 1000, hint: '依法不予公开的才填写' }),
  },
  load: (read, { row }) =>
    read.one<{ n: number }>(sql`select count(*) as n from finding where inspection = ${row.id} and state = 'kept'
      and seriousness in ('minor', 'serious')`),
  decide: ({ row, input, loaded, ctx }) => {
    if (input.result === 'clean' && (loaded?.n ?? 0) > 0)
      return refuse('input.result', `检查情况中记有${loaded?.n}个问题，检查结果不能选“未发现问题”。`, {
        faults: [{ field: 'result', message: '与检查情况不符' }],
      });
    const due = ctx.policy.due('deadline.publication', ctx.today);
    const publishes = !input.not_public_reason;
    return {
      state: 'result',
      set: {
        ...input,
        found: input.result !== 'clean',
        result_day: ctx.today,
        publish_due: publishes ? due.day : null,
      },
      close_duties: [{ record_id: row.id, kind: RESULT_DUTY }],
      duties: publishes
        ? [
            {
              kind: PUBLISH_DUTY,
              title: `公示检查结果：${row.title ?? ''}`,
              unit: row.unit,
              record: 'inspection',
              record_id: row.id,
              due: due.day,
              provisional: due.provisional,
              basis: 'deadline.publication',
            },
          ]
        : [],
    };
  },
});
