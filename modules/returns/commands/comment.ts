import { command } from '#kernel/command.ts';
import { prose, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ANSWER } from '../domain/words.ts';
import { sheetRefs } from '../queries/read-sheets.ts';
import type { ReturnRow } from '../records/return.ts';

/** A remark on a cell or on the whole, between the levels or inside the unit. */
export const comment = command<ReturnRow>()({
  name: 'return.comment',
  label: '提意见',
  record: 'return',
  right: 'returns.comment',
  addressee: true,
  from: ['draft', 'review', 'sign', 'signed', 'submitted', 'received', 'returned', 'accepted', 'correcting'],
  to: [],
  fields: {
    address: text('位置', { max: 300, hint: '不填：对整份报表' }),
    words: prose('意见', { required: true, max: 2000 }),
  },
  decide: ({ row, input, ctx }) => {
    const words = input.words?.trim();
    if (!words) return refuse('input.words', '请写明意见。');
    const form = input.address?.split('|')[0];
    if (form && !sheetRefs(row).some((it) => it.form === form))
      return refuse('input.address', '这份报表里没有这一格，请从报表中选择。');
    const own = ctx.actor.unit.code === row.unit;
    const id = ctx.newId();
    const about = { record: 'return', record_id: row.id };
    return {
      create: [
        {
          record: 'return-comment',
          id,
          unit: { code: row.unit, region: row.region, line: row.line },
          values: {
            return: row.id,
            receiver: row.receiver,
            address: input.address?.trim() || null,
            words,
            from_unit: ctx.actor.unit.code,
            by: ctx.actor.name,
          },
        },
      ],
      duties: own
        ? []
        : [
            {
              kind: ANSWER,
              title: `答复审核意见：${row.title}`,
              unit: row.unit,
              due: null,
              record: 'return-comment',
              record_id: id,
            },
          ],
      notices: own
        ? []
        : [{ unit: row.unit, title: `${row.title}有新的审核意见`, text: words.slice(0, 300), ...about }],
      result: { comment: id },
    };
  },
});
