import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { likeness } from '../domain/duplicates.ts';
import type { ClueRow } from '../records/clue.ts';

/** Days around the first arrival within which the same matter is looked for; a matter of the search. */
const WITHIN_DAYS = 180;
const CANDIDATES = 100;
const SHOWN = 10;

interface Alike {
  readonly id: string;
  readonly shared: number;
  readonly same_phone: boolean;
}

/** Clues that are likely the same matter, of those the asker may read: candidates from the index, judged by domain/duplicates.ts. */
export const alike = query({
  name: 'clues.alike',
  label: '可能重复的线索',
  right: 'clue.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  async run(read, { input }) {
    const own = await read.one<ClueRow>(sql`select * from clue where id = ${input.id}`);
    if (!own) return { alike: [] };
    const near = await read.many<Alike>(sql`select * from zs_clue_alike(${input.id}, ${WITHIN_DAYS}, ${CANDIDATES})`);
    const rows = await read.many<ClueRow & { readonly holder_unit: string }>(
      sql`select *, zs_unit_name(holder) as holder_unit from clue where id = any(${near.map((it) => it.id)})`,
    );
    const phones = new Set(near.filter((it) => it.same_phone).map((it) => it.id));
    const matter = (row: ClueRow) => ({
      title: row.title,
      content: row.content,
      units: row.about_units ?? [],
      day: row.received_day ?? row.created_at.slice(0, 10),
    });
    const found = rows
      .map((row) => ({ row, judged: likeness(matter(own), matter(row), phones.has(row.id)) }))
      .filter((it) => it.judged.likely)
      .sort((a, b) => b.judged.score - a.judged.score)
      .slice(0, SHOWN);
    return {
      alike: found.map(({ row, judged }) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        state: row.state,
        received_day: row.received_day,
        holder: row.holder,
        holder_unit: row.holder_unit,
        score: judged.score,
        why: judged.why,
      })),
    };
  },
});
