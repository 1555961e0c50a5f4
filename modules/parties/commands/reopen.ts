import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { FirmRow } from '../record-firm.ts';

/** The firm works again, or was closed by mistake. */
export const reopen = command<FirmRow>()({
  name: 'firm.reopen',
  label: '恢复登记',
  record: 'firm',
  right: 'firm.keep',
  from: ['closed'],
  to: ['active'],
  fields: { reason: prose('原因', { required: true, max: 500 }) },
  decide: ({ input }) => ({ state: 'active', note: input.reason }),
});
