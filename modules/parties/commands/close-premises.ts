import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { PremisesRow } from '../record-premises.ts';

export const closePremises = command<PremisesRow>()({
  name: 'premises.close',
  label: '停用场所',
  record: 'premises',
  right: 'firm.keep',
  from: ['active'],
  to: ['closed'],
  fields: { reason: prose('原因', { max: 500 }) },
  decide: ({ input }) => ({ state: 'closed', note: input.reason ?? '停用' }),
});
