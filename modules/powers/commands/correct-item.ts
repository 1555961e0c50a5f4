import { command, formOf } from '#kernel/command.ts';
import { actKindFault } from '../domain/act-kind.ts';
import { keeps } from '../domain/whose.ts';
import { type EnforcementItemRow, enforcementItem } from '../record-item.ts';

/** Changes a draft; a filed matter is stopped and drafted anew, so that what was published stays as it was. */
export const correctItem = command<EnforcementItemRow>()({
  name: 'item.correct',
  label: '修改',
  record: 'enforcement-item',
  right: 'item.keep',
  from: ['draft'],
  fields: formOf(enforcementItem),
  offered: keeps,
  decide: ({ input, ctx }) => actKindFault(input.act_kind, ctx.policy) ?? { set: { ...input } },
});
