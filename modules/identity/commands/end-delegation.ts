import { command } from '#kernel/command.ts';
import type { DelegationRow } from '../records/delegation.ts';

/** 终止委托, by the one who gave it or the security administrator. */
export const endDelegation = command<DelegationRow>()({
  name: 'identity.end-delegation',
  label: '终止委托',
  record: 'delegation',
  right: 'identity.end-delegation',
  from: ['active'],
  to: ['ended'],
  fields: {},
  offered: (row, actor) => !actor.for_person && (row.from_person === actor.person || actor.roles.includes('sec-admin')),
  decide: () => ({ state: 'ended' }),
});
