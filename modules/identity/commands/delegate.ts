import sql from 'sql-template-tag';
import { z } from 'zod';
import { command, pick } from '#kernel/command.ts';
import { formSchema } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { mayDelegate } from '../domain/delegation-rules.ts';
import { type DelegationRow, delegation } from '../records/delegation.ts';

const fields = pick(delegation.fields, 'to_person', 'acts', 'rights', 'valid_from', 'valid_until', 'reason');
const rightNames = z
  .array(z.string().regex(/^[a-z][a-z0-9.-]{1,60}$/, { error: '权利代码不对，请从列表中选择' }), {
    error: '请选择委托的权利',
  })
  .min(1, { error: '请至少选择一项委托的权利' })
  .max(30, { error: '一次最多委托30项权利' });

/** 委托: of one's own acting post, to a colleague of the same unit. */
export const delegate = command<DelegationRow>()({
  name: 'identity.delegate',
  label: '委托',
  record: 'delegation',
  creates: true,
  right: 'identity.delegate',
  from: [],
  fields,
  input: () =>
    formSchema(fields).transform((value, ctx) => {
      const rights = rightNames.safeParse(value.rights);
      if (!rights.success)
        ctx.issues.push({
          code: 'custom',
          path: ['rights'],
          message: rights.error.issues[0]?.message ?? '',
          input: value,
        });
      return value as never;
    }),
  load: async (read, { input, ctx }) =>
    read.one<{ id: string }>(sql`select id from post where person = ${input.to_person} and unit = ${ctx.actor.unit.code}
      and state = 'active' and valid_from <= ${ctx.today} and (valid_until is null or valid_until >= ${ctx.today}) limit 1`),
  decide({ input, loaded, ctx }) {
    const rights = input.rights as readonly string[];
    const wrong = mayDelegate(ctx.actor, { ...input, rights }, loaded !== undefined, ctx.today);
    if (wrong) return wrong;
    if (!ctx.actor.post) return refuse('right.no-post', '请先切换到要委托的岗位。');
    const id = ctx.newId();
    return {
      id,
      set: { ...input, from_person: ctx.actor.person, post: ctx.actor.post },
      notices: [
        {
          unit: ctx.actor.unit.code,
          person: input.to_person,
          title: `${ctx.actor.name}委托您办理：${input.acts}`,
          text: `${input.valid_from}至${input.valid_until}。办理时请在右上角切换为“代${ctx.actor.name}办理”。`,
          record: 'delegation',
          record_id: id,
        },
      ],
    };
  },
});
