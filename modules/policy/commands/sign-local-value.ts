import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { refuseLocal } from '#kernel/policy/index.ts';
import { refuse } from '#kernel/refusal.ts';
import type { LocalValueRow } from '../records/local-value.ts';
import { policySource } from '../service.ts';
import { SIGN } from './set-local-value.ts';

/** 签署: the head of the bureau, another person than the drafter, puts the value in force. Two values never overlap in time. */
export const signLocalValue = command<LocalValueRow>()({
  name: 'policy.sign-local-value',
  label: '签署',
  record: 'local-value',
  right: 'policy.sign-local',
  from: ['draft'],
  to: ['signed'],
  tone: 'primary',
  confirm: '签署后立即生效，有关期限和预警会重新计算。确定签署吗？',
  fields: {},
  other_than: [{ field: 'drafter', message: '起草人不能签署自己起草的设定值，请由本单位负责人签署。' }],
  offered: (row, actor) => row.unit === actor.unit.code,
  load: (read, { row }) =>
    read.one<{
      valid_from: string;
    }>(sql`select valid_from from local_value where state in ('signed', 'ended') and policy_id = ${row.policy_id}
      and region = ${row.region} and valid_from <= coalesce(${row.valid_until}::date, 'infinity') and coalesce(valid_until, 'infinity') >= ${row.valid_from}
      and id <> ${row.id} limit 1`),
  decide: ({ row, loaded, ctx }) => {
    if (loaded)
      return refuse('conflict.local', `与${loaded.valid_from}起的设定值时间重叠，请先终止原来的设定值，再签署新的。`);
    const world = policySource().world();
    const wrong = refuseLocal(world.set, world.adoptions ?? [], {
      id: row.policy_id,
      region: row.region,
      from: row.valid_from,
      value: row.value,
      basis: row.basis,
    });
    if (wrong) return refuse('policy.local', wrong, { basis: [row.policy_id] });
    return {
      state: 'signed',
      set: { signed_by: ctx.actor.person, signed_by_name: ctx.actor.name, signed_at: ctx.now },
      close_duties: [{ record_id: row.id, kind: SIGN }],
      basis: [row.policy_id],
    };
  },
});
