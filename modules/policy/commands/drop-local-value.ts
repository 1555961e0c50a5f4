import { command } from '#kernel/command.ts';
import type { LocalValueRow } from '../records/local-value.ts';
import { SIGN } from './set-local-value.ts';

/** 撤回草稿. */
export const dropLocalValue = command<LocalValueRow>()({
  name: 'policy.drop-local-value',
  label: '撤回草稿',
  record: 'local-value',
  right: 'policy.set-local',
  from: ['draft'],
  to: ['dropped'],
  fields: {},
  offered: (row, actor) => row.unit === actor.unit.code,
  decide: ({ row }) => ({ state: 'dropped', close_duties: [{ record_id: row.id, kind: SIGN }] }),
});
