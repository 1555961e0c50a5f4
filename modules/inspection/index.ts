/** Inspections: plans, entries, findings, results, and what firms say of them. See README.md. */
import type { ModuleDef } from '#kernel/registry.ts';
import { commands } from './commands/index.ts';
import { inspectionFacts } from './facts.ts';
import { queries } from './queries/index.ts';
import { records } from './records/index.ts';
import { grants, rights } from './rights.ts';

export { inspectionFacts } from './facts.ts';
export type { AmendmentRow } from './records/amendment.ts';
export type { FindingRow } from './records/finding.ts';
export type { ComplaintRow, FirmKeyRow, RatingRow } from './records/firm-side.ts';
export type { InspectionRow, Mark } from './records/inspection.ts';
export type { Filing, PlanRow } from './records/plan.ts';
export type { VisitRow } from './records/visit.ts';

export const inspectionModule: ModuleDef = {
  name: 'inspection',
  label: '行政检查',
  records,
  commands,
  queries,
  facts: [inspectionFacts],
  rights,
  grants,
};
