import type { AnyQuery } from '#kernel/query.ts';
import { ownFile, personFile, roundPage } from './person.ts';
import { standing } from './standing.ts';

export const queries: readonly AnyQuery[] = [standing, personFile, ownFile, roundPage];
