/** Days that an inspection repeats from its duties, moved together with them when a deadline is set afterwards. */
import type { RecordDef } from '#kernel/record.ts';
import { inspection } from '../records/inspection.ts';

export const keptDates: readonly { readonly basis: string; readonly def: RecordDef; readonly field: string }[] = [
  { basis: 'deadline.inspection_result', def: inspection, field: 'result_due' },
  { basis: 'deadline.publication', def: inspection, field: 'publish_due' },
];
