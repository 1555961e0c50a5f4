import sql from 'sql-template-tag';
import { z } from 'zod';
import { isDay } from '#kernel/day.ts';
import { query } from '#kernel/query.ts';
import { measuresCell, missingElements } from '../domain/problems.ts';
import type { ProblemRow } from '../records/problem.ts';

const day = z.string().refine(isDay, { error: '日期应写成 2026-03-01' });
const MOST = 2_000;

/**
 * Rows of the printed problem list of one unit: what `form.problem_list` asks, problem by problem, grouped by category by whoever prints it.
 * Manifestations are all of them, in order. `elements_missing` names what a rectification plan still lacks.
 */
export const problemRows = query({
  name: 'campaigns.problem-rows',
  label: '问题清单各行',
  right: 'campaigns.read',
  input: () =>
    z.strictObject({
      unit: z.string().min(1).max(30),
      version: z.enum(['self', 'supplement'], { error: '请选择自查版还是增补版' }).optional(),
      period: z.strictObject({ from: day, until: day }).optional(),
    }),
  run: async (read, { input, ctx }) => {
    const rows = await read.many<ProblemRow>(sql`select * from problem where unit = ${input.unit}
        and (${input.version ?? null}::text is null or list_version = ${input.version ?? null})
        and (${input.period?.from ?? null}::date is null or found_on between ${input.period?.from ?? null}::date and ${input.period?.until ?? null}::date)
      order by category, found_on, id limit ${MOST}`);
    const more = await read.many<{ problem: string; words: string }>(
      sql`select problem, words from manifestation where problem = any(${rows.map((row) => row.id)}::uuid[]) order by created_at, id`,
    );
    const label = new Map(ctx.policy.dictionary('dict.problem_category').map((it) => [it.value, it.label]));
    return {
      unit: input.unit,
      version: input.version ?? null,
      rows: rows.map((row) => ({
        id: row.id,
        title: row.title,
        category: row.category,
        category_name: label.get(row.category) ?? row.category,
        state: row.state,
        area: row.area,
        manifestations: [row.first_case, ...more.filter((it) => it.problem === row.id).map((it) => it.words)],
        harm: row.harm,
        progress: row.progress,
        measures: row.measures,
        measures_now: row.measures_now,
        measures_long: row.measures_long,
        measures_cell: measuresCell(row),
        standard: row.standard,
        finish_by: row.finish_by,
        clue_id: row.clue_id,
        elements_missing: missingElements(row),
      })),
    };
  },
});
