import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { actKindFault } from '../domain/act-kind.ts';
import { type EnforcementItemRow, enforcementItem } from '../record-item.ts';

/** Enters a matter into the unit's catalogue. */
export const draftItem = command<EnforcementItemRow>()({
  name: 'item.draft',
  label: '编制事项',
  record: 'enforcement-item',
  creates: true,
  right: 'item.keep',
  from: [],
  fields: formOf(enforcementItem),
  load: async (read, { input, ctx }) => ({
    same: await read.one<{ name: string }>(sql`select name from "enforcement_item"
      where unit = ${ctx.actor.unit.code} and state <> 'stopped'
        and (item_code = ${input.item_code} or (name = ${input.name} and act_kind = ${input.act_kind}))`),
  }),
  decide: ({ input, loaded, ctx }) => {
    const wrong = actKindFault(input.act_kind, ctx.policy);
    if (wrong) return wrong;
    if (loaded.same)
      return refuse('conflict.item', `本单位目录里已有“${loaded.same.name}”（编码或名称相同），请核对。`, {
        faults: [{ field: 'name', message: '目录里已有' }],
      });
    return { set: { ...input, item_line: input.item_line ?? ctx.actor.unit.line } };
  },
});
