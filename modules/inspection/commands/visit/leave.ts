import { command } from '#kernel/command.ts';
import type { VisitRow } from '../../records/visit.ts';

/** 离开企业：ends the visit; nobody joins it any more. */
export const leaveVisit = command<VisitRow>()({
  name: 'visit.leave',
  label: '登记离开',
  record: 'visit',
  right: 'inspection.perform',
  from: ['open'],
  to: ['ended'],
  fields: {},
  decide: ({ ctx }) => ({ state: 'ended', set: { ended_at: ctx.now } }),
});
