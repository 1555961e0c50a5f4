/** Facts of an inspection: one truth for rules, numbers and drill-down. See facts/. */
import type { FactDef } from '#kernel/facts.ts';
import { fields } from './facts/dictionary.ts';
import { refresh, refreshFirms } from './facts/refresh.ts';
import { firmPage, page } from './facts/source.ts';
import { stale } from './facts/stale.ts';

export const inspectionFacts: FactDef = {
  name: 'inspection',
  label: '行政检查',
  subject: 'inspection',
  table: 'fact_inspection',
  fields,
  stale,
  refresh,
  page,
  families: { page: firmPage, refresh: refreshFirms },
};
