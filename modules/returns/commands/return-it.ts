import { z } from 'zod';
import { command } from '#kernel/command.ts';
import { json, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { EXAMINE, RECEIVE } from '../domain/words.ts';
import { sheetRefs } from '../queries/read-sheets.ts';
import type { ReturnRow } from '../records/return.ts';
import { isReceiver, reportDuty } from './about.ts';

const words = z.string({ error: '请写明要改什么' }).trim().min(1, { error: '请写明要改什么' }).max(1000);
const shape = z.strictObject({
  reason: z.string().trim().max(4000).nullish(),
  cells: z
    .array(z.strictObject({ form: z.string().max(100), cell: z.string().max(200), words }))
    .max(500)
    .nullish(),
});
type Input = z.output<typeof shape>;

/** Back to the unit: the whole, or cells with words. Its figures stop counting; an accepted version counts again. */
export const returnIt = command<ReturnRow>()({
  name: 'return.return',
  label: '退回',
  record: 'return',
  right: 'returns.receive',
  addressee: true,
  from: ['submitted', 'received'],
  to: ['returned'],
  tone: 'danger',
  fields: { reason: prose('退回理由', { max: 4000 }), cells: json('退回的单元格') },
  input: () => shape as never,
  offered: isReceiver,
  decide: ({ row, input, ctx }) => {
    const { reason, cells } = input as unknown as Input;
    if (!reason && (cells ?? []).length === 0)
      return refuse('input.reason', '请写明退回理由，或者指出要改的单元格和怎样改。');
    const forms = new Set(sheetRefs(row).map((it) => it.form));
    const foreign = cells?.find((it) => !forms.has(it.form));
    if (foreign) return refuse('input.cells', `这份报表里没有表“${foreign.form}”，请从报表中选择单元格。`);
    const text = [reason, ...(cells ?? []).map((it) => it.words)].filter(Boolean).join('；');
    return {
      state: 'returned',
      set: {
        return_reason: reason ?? text.slice(0, 4000),
        return_cells: cells && cells.length > 0 ? cells : null,
        times_returned: (row.times_returned ?? 0) + 1,
        zero: false,
        reviewer: null,
        reviewer_id: null,
        signer: null,
        signer_id: null,
      },
      close_duties: [RECEIVE, EXAMINE].map((kind) => ({ record_id: row.id, kind })),
      duties: [reportDuty(row)],
      notices: [
        {
          unit: row.unit,
          title: `${row.title}被退回`,
          text: `${ctx.actor.unit.name}退回：${text.slice(0, 500)}。请修改后重新报送。`,
          record: 'return',
          record_id: row.id,
        },
      ],
      note: text.slice(0, 500),
    };
  },
});
