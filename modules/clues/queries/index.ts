import type { AnyQuery } from '#kernel/query.ts';
import { alike } from './alike.ts';
import { forProblem } from './for-problem.ts';
import { inbox } from './inbox.ts';
import { ledger } from './ledger.ts';
import { page } from './page.ts';
import { reconcile } from './reconcile.ts';

export const queries: readonly AnyQuery[] = [inbox, page, alike, reconcile, ledger, forProblem];
