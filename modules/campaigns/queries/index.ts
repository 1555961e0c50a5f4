/** Reads of this module, for the registry. */
import type { AnyQuery } from '#kernel/query.ts';
import { catalogue } from './catalogue.ts';
import { categoryMap } from './category-map.ts';
import { one } from './one.ts';
import { overview } from './overview.ts';
import { planCompare } from './plan-compare.ts';
import { planLedger } from './plan-ledger.ts';
import { problemRows } from './problem-rows.ts';
import { reviewFigures } from './review-figures.ts';
import { surveyResult } from './survey-result.ts';

export const queries: readonly AnyQuery[] = [
  catalogue,
  overview,
  one,
  problemRows,
  categoryMap,
  planLedger,
  planCompare,
  surveyResult,
  reviewFigures,
];
