import { command, pick } from '#kernel/command.ts';
import { isDay } from '#kernel/day.ts';
import { day } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { DELIVER } from '../../domain/words.ts';
import { type ReturnDeliveryRow, returnDelivery } from '../../records/content.ts';

/**
 * The formal copy has gone out: by which channel, under which number, with which sealed page. What is noted here belongs to the version the row is
 * bound to; after a correction the new version has a row of its own.
 */
export const sendDelivery = command<ReturnDeliveryRow>()({
  name: 'return-delivery.send',
  label: '登记正式文件发出',
  record: 'return-delivery',
  right: 'returns.fill',
  from: ['waiting', 'sent'],
  to: ['sent'],
  tone: 'primary',
  fields: {
    ...pick(returnDelivery.fields, 'channel', 'document_no', 'scanned'),
    document_day: day('成文日期'),
  },
  offered: (row, actor) => row.unit === actor.unit.code,
  decide: ({ row, input, ctx }) => {
    if (!row.version_number || !row.version_digest)
      return refuse('state.delivery-no-version', '报表还没有报送，没有可以发出的版本。请先报送，再登记正式文件。');
    if (!input.channel || !ctx.policy.dictionary('dict.delivery_channel').some((it) => it.value === input.channel))
      return refuse('input.channel', '请选择发送渠道。', { faults: [{ field: 'channel', message: '请选择发送渠道' }] });
    if (input.document_day && (!isDay(input.document_day) || input.document_day > ctx.today))
      return refuse('input.document_day', '成文日期不能晚于今天，请核对。', {
        faults: [{ field: 'document_day', message: '不能晚于今天' }],
      });
    return {
      state: 'sent',
      set: {
        channel: input.channel,
        document_no: input.document_no?.trim() || null,
        document_day: input.document_day ?? null,
        scanned: input.scanned ?? [],
        sent_at: ctx.now,
      },
      close_duties: [{ record_id: row.id, kind: DELIVER }],
      note: `第${row.version_number}版，发给${row.recipient}`,
    };
  },
});
