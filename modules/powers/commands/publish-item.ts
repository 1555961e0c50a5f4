import { command } from '#kernel/command.ts';
import { keeps } from '../domain/whose.ts';
import type { EnforcementItemRow } from '../record-item.ts';

/** Opens the matter to the public; inspections may name it from now on. */
export const publishItem = command<EnforcementItemRow>()({
  name: 'item.publish',
  label: '公开',
  record: 'enforcement-item',
  right: 'item.keep',
  from: ['filed'],
  to: ['published'],
  tone: 'primary',
  fields: {},
  offered: keeps,
  decide: ({ ctx }) => ({ set: { published_on: ctx.today }, state: 'published' }),
});
