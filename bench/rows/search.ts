/** Search by two Chinese characters as a county and a province user: characters of firms' names, and the commonest pairs of all titles. */
import sql from 'sql-template-tag';
import { grams } from '#kernel/grams.ts';
import { reachFor } from '#kernel/server/read-records.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { type Row, time } from '../harness.ts';
import type { Section } from '../sections.ts';

const BAR_MS = 30;
const HITS = 20;
const COMMON = ['有限', '公司', '行政', '检查', '食品', '物流'];
const USERS = [
  { name: 'county', role: 'supervisor', unit: '990103.sf' },
  { name: 'province', role: 'bureau-head', unit: '990000.sf' },
] as const;

export const searchSection: Section = {
  name: 'search',
  async run({ world }) {
    const { rows: firms } = await world.owner.query<{ name: string }>(
      `select name from firm order by hashtextextended(id::text, 7) limit 200`,
    );
    const names = firms.map((row, i) => row.name.slice(i % 2, (i % 2) + 2));
    const def = world.registry.records.get('inspection');
    if (!def) throw new Error('no record inspection');
    const rows: Row[] = [];
    for (const { name, role, unit } of USERS) {
      const actor = world.actor(role, unit);
      const claims = claimsOf(actor, reachFor(actor, def.read, def.label));
      const search = (words: string) =>
        world.app.ask(
          claims,
          sql`select * from zs_search(${grams(words)}, ${['inspection', 'firm', 'plan']}, ${HITS})`,
        );
      for (const [what, words] of [
        ['two characters of a name', names],
        ['the commonest pairs', COMMON],
      ] as const) {
        const found = await time(words.length * (words.length < 50 ? 5 : 1), (i) =>
          search(words[i % words.length] as string),
        );
        rows.push({
          name: `search, ${what}, ${name} (p95)`,
          measured: found.p95,
          unit: 'ms',
          bar: '≤ 30 ms',
          ok: found.p95 <= BAR_MS,
        });
      }
    }
    return rows;
  },
};
