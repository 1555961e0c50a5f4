import sql from 'sql-template-tag';
import { command, type NewDuty } from '#kernel/command.ts';
import { choice, day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { CHECK, CLOSE, REPLY } from '../domain/duty-kinds.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';

/** 核查整改：a person of the bureau accepts the rectification or asks for more by a new day. */
export const checkRectification = command<SupervisionDocumentRow>()({
  name: 'supervision.check-rectification',
  label: '核查整改',
  record: 'supervision-document',
  right: 'supervision.handle',
  from: ['replied'],
  to: ['accepted', 'rectify-again'],
  tone: 'primary',
  fields: {
    result: choice('核查结果', {
      required: true,
      choices: [
        { value: 'accept', label: '整改到位' },
        { value: 'again', label: '继续整改' },
      ],
    }),
    note: prose('核查意见', { required: true, max: 4000 }),
    reply_due: day('再次反馈日期', { hint: '继续整改时必填' }),
  },
  offered: (row, actor) => row.unit === actor.unit.code,
  load: async (read, { row }) => ({
    submitted: await read.one<{ id: string }>(
      sql`select id from rectification where document = ${row.id} and state = 'submitted' order by created_at desc limit 1`,
    ),
    proposed: await read.many<{ id: string }>(
      sql`select id from escalation where document = ${row.id} and state = 'proposed'`,
    ),
  }),
  decide: ({ row, input, loaded, ctx }) => {
    const again = input.result === 'again';
    if (again && (!input.reply_due || input.reply_due <= ctx.today))
      return refuse('input.reply-due', '继续整改要写明今天以后的反馈日期。', {
        faults: [{ field: 'reply_due', message: '请填写今天以后的日期' }],
      });
    const about = { record: 'supervision-document', record_id: row.id };
    const { addressee } = row;
    return {
      state: again ? 'rectify-again' : 'accepted',
      set: { check_note: input.note, ...(again ? { reply_due: input.reply_due } : {}) },
      note: input.note,
      change: [
        ...(loaded.submitted
          ? [
              {
                record: 'rectification',
                id: loaded.submitted.id,
                state: again ? 'again' : 'accepted',
                set: { check_note: input.note, checked_by: ctx.actor.name },
              },
            ]
          : []),
        // A step proposed while the reply was late has lost its reason; left standing it would keep the next one from being proposed.
        ...loaded.proposed.map(({ id }) => ({ record: 'escalation', id, state: 'dropped', set: {} })),
      ],
      close_duties: [{ record_id: row.id, kind: CHECK }],
      duties:
        again && addressee
          ? [
              {
                kind: REPLY,
                fixed: true,
                unit: addressee,
                title: `继续整改：${row.title}`,
                due: input.reply_due as NewDuty['due'],
                ...about,
              },
            ]
          : [{ kind: CLOSE, unit: row.unit, title: `销号：${row.title}`, due: null, ...about }],
      notices: addressee
        ? [
            {
              unit: addressee,
              title: again ? `继续整改：${row.title}` : `整改已认可：${row.title}`,
              text: again ? `${input.note}。请于${input.reply_due}前再次反馈。` : input.note,
              ...about,
            },
          ]
        : [],
    };
  },
});
