import { command } from '#kernel/command.ts';
import type { ComplaintRow } from '../../records/firm-side.ts';

/** 受理投诉. */
export const handleComplaint = command<ComplaintRow>()({
  name: 'complaint.handle',
  label: '受理投诉',
  record: 'complaint',
  right: 'complaint.handle',
  from: ['received'],
  to: ['handling'],
  tone: 'primary',
  fields: {},
  decide: () => ({ state: 'handling' }),
});
