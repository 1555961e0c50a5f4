import { command, pick } from '#kernel/command.ts';
import { refuseLocal, resolve } from '#kernel/policy/index.ts';
import { valueText } from '#kernel/policy/words.ts';
import { refuse } from '#kernel/refusal.ts';
import { type LocalValueRow, localValue } from '../records/local-value.ts';
import { policySource } from '../service.ts';

export const SIGN = 'local-value.sign';

/** 起草本地设定值 for the keeper's own region; it counts only when signed. */
export const setLocalValue = command<LocalValueRow>()({
  name: 'policy.set-local-value',
  label: '起草本地设定值',
  record: 'local-value',
  creates: true,
  right: 'policy.set-local',
  from: [],
  tone: 'primary',
  fields: pick(localValue.fields, 'policy_id', 'valid_from', 'valid_until', 'value', 'basis'),
  decide: ({ input, ctx }) => {
    const { region } = ctx.actor.unit;
    const world = policySource().world();
    if (input.valid_until && input.valid_until < input.valid_from)
      return refuse('input.until', '终止日期不能早于起始日期。', {
        faults: [{ field: 'valid_until', message: '不能早于起始日期' }],
      });
    const wrong = refuseLocal(world.set, world.adoptions ?? [], {
      id: input.policy_id,
      region,
      from: input.valid_from,
      value: input.value,
      basis: input.basis,
    });
    if (wrong) return refuse('policy.local', wrong, { basis: [input.policy_id] });
    const { entry } = resolve(world, input.policy_id, region, input.valid_from);
    const id = ctx.newId();
    return {
      id,
      set: {
        ...input,
        policy_title: entry?.title ?? input.policy_id,
        value_words: entry ? valueText(entry, input.value).slice(0, 400) : null,
        drafter: ctx.actor.person,
        drafter_name: ctx.actor.name,
      },
      duties: [
        {
          kind: SIGN,
          unit: ctx.actor.unit.code,
          title: `签署本地设定值：${entry?.title ?? input.policy_id}`,
          due: null,
          record: 'local-value',
          record_id: id,
        },
      ],
      basis: [input.policy_id],
    };
  },
});
