import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { keeps } from '../domain/whose.ts';
import type { EnforcementItemRow } from '../record-item.ts';

/** The matter is no longer exercised: law changed, power moved, or it was entered by mistake. */
export const stopItem = command<EnforcementItemRow>()({
  name: 'item.stop',
  label: '停用',
  record: 'enforcement-item',
  right: 'item.keep',
  from: ['draft', 'submitted', 'filed', 'published'],
  to: ['stopped'],
  tone: 'danger',
  confirm: '停用后不能恢复，须重新编制。确定停用吗？',
  fields: { reason: prose('停用原因', { required: true, max: 1000 }) },
  offered: keeps,
  decide: ({ input }) => ({ set: { stop_reason: input.reason }, state: 'stopped', note: input.reason }),
});
