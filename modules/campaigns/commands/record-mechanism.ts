import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { type MechanismRow, mechanism } from '../records/problem.ts';
import { bureauOf } from './reads.ts';

/** 登记长效机制: the rule or system that was made, changed or repealed. Closing a problem ties it to that problem. */
export const recordMechanism = command<MechanismRow>()({
  name: 'mechanism.record',
  label: '登记长效机制',
  record: 'mechanism',
  creates: true,
  right: 'campaigns.work',
  from: [],
  tone: 'primary',
  fields: formOf(mechanism),
  load: (read, { ctx }) => bureauOf(read, ctx.actor.unit.code),
  decide: ({ input, loaded: bureau, ctx }) =>
    input.adopted_on > ctx.today
      ? refuse('input.adopted-on', '建立日期不能晚于今天；还没有建立的，建立后再登记。', {
          faults: [{ field: 'adopted_on', message: '不能晚于今天' }],
        })
      : { set: { ...input, bureau } },
});
