import { command } from '#kernel/command.ts';
import { keeps } from '../domain/whose.ts';
import type { EnforcementItemRow } from '../record-item.ts';

/** Hands the matter to the justice bureau of its level for filing. */
export const fileItem = command<EnforcementItemRow>()({
  name: 'item.file',
  label: '报送备案',
  record: 'enforcement-item',
  right: 'item.keep',
  from: ['draft'],
  to: ['submitted'],
  tone: 'primary',
  fields: {},
  offered: keeps,
  decide: () => ({ state: 'submitted' }),
});
