import type { AnyQuery } from '#kernel/query.ts';

export const queries: readonly AnyQuery[] = [];
