import { command } from '#kernel/command.ts';
import type { ReturnRow } from '../records/return.ts';
import { isReceiver } from './about.ts';

/** Filed: no correction any more. */
export const lock = command<ReturnRow>()({
  name: 'return.lock',
  label: '归档',
  record: 'return',
  right: 'returns.receive',
  addressee: true,
  from: ['accepted'],
  to: ['locked'],
  confirm: '归档后不能再更正。确认归档？',
  fields: {},
  offered: isReceiver,
  decide: () => ({ state: 'locked' }),
});
