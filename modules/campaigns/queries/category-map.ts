import sql from 'sql-template-tag';
import { z } from 'zod';
import type { ComparisonValue, DictionaryValue } from '#kernel/policy/value-shape.ts';
import { query } from '#kernel/query.ts';
import { policySource } from '#modules/policy/index.ts';

/** Names of a pack's dictionary items, those of documents set aside included: the comparison speaks of them too. */
function namesIn(pack: string, dictionary: string): Map<string, string> {
  const entry = policySource().world().set.packs.get(pack)?.entries.get(dictionary);
  const lists = (entry?.values ?? []).flatMap((dated) => [
    dated.value,
    ...(dated.conflicts ?? []).map((it) => it.value),
  ]);
  return new Map(
    lists.flatMap((value) => ((value as DictionaryValue | null)?.items ?? []).map((it) => [it.code, it.name] as const)),
  );
}

/** The categories of the four places beside each other, with how many problems my reach has of each of my own categories. */
export const categoryMap = query({
  name: 'campaigns.category-map',
  label: '各地问题类别对照',
  right: 'campaigns.read',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const value = ctx.policy.ask('dict.problem_category_map').value as ComparisonValue | null;
    const counts = await read.many<{ category: string; n: number }>(
      sql`select category, count(*)::integer as n from problem group by category`,
    );
    const own = ctx.policy.dictionary('dict.problem_category');
    return {
      basis: ctx.policy.ask('dict.problem_category_map').basis,
      columns: (value?.columns ?? []).map(({ key, title }) => ({ key, title })),
      rows: (value?.rows ?? []).map((row) => ({
        title: row.title,
        cells: Object.fromEntries(
          (value?.columns ?? []).map((column) => {
            const names = namesIn(column.pack, column.dictionary);
            return [column.key, (row.cells[column.key] ?? []).map((code) => names.get(code) ?? code)];
          }),
        ),
      })),
      own: own.map((it) => ({ ...it, count: counts.find((c) => c.category === it.value)?.n ?? 0 })),
    };
  },
});
