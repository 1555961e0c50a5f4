import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { DELIVER } from '../../domain/words.ts';
import { type ReturnDeliveryRow, returnDelivery } from '../../records/content.ts';

/** A recipient without an account (a government, a Party group, the provincial platform) has it: noted by hand, with its receipt. */
export const confirmDelivery = command<ReturnDeliveryRow>()({
  name: 'return-delivery.confirm',
  label: '登记对方已收到',
  record: 'return-delivery',
  right: 'returns.fill',
  from: ['waiting', 'sent'],
  to: ['confirmed'],
  fields: pick(returnDelivery.fields, 'receipt', 'receipt_files'),
  offered: (row, actor) => row.unit === actor.unit.code,
  decide: ({ row, input, ctx }) => {
    if (!row.version_number || !row.version_digest)
      return refuse('state.delivery-no-version', '报表还没有报送，没有可以确认的版本。请先报送。');
    if (!input.receipt?.trim() && (input.receipt_files ?? []).length === 0)
      return refuse('input.receipt', '请写明对方签收的情况（签收人、时间、回执编号），或者上传回执。', {
        faults: [{ field: 'receipt', message: '请写明签收情况，或者上传回执' }],
      });
    return {
      state: 'confirmed',
      set: {
        receipt: input.receipt?.trim() || null,
        receipt_files: input.receipt_files ?? [],
        confirmed_at: ctx.now,
        confirmed_by: ctx.actor.name,
      },
      close_duties: [{ record_id: row.id, kind: DELIVER }],
      note: `${row.recipient}已收到第${row.version_number}版`,
    };
  },
});
