/** Records of the inspection module, in the order of their tables. */
import { amendment } from './amendment.ts';
import { finding } from './finding.ts';
import { complaint, firmKey, rating } from './firm-side.ts';
import { inspection } from './inspection.ts';
import { plan } from './plan.ts';
import { visit } from './visit.ts';

export const records = [plan, inspection, visit, finding, amendment, rating, complaint, firmKey] as const;
