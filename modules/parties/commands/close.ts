import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { FirmRow } from '../record-firm.ts';

/** The firm has ended; what was done with it stays. */
export const close = command<FirmRow>()({
  name: 'firm.close',
  label: '注销登记',
  record: 'firm',
  right: 'firm.keep',
  from: ['active'],
  to: ['closed'],
  tone: 'danger',
  fields: { reason: prose('原因', { required: true, max: 500, hint: '如：已注销营业执照、停止经营' }) },
  decide: ({ input }) => ({ state: 'closed', note: input.reason }),
});
