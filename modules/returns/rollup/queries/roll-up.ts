import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import { summedTable } from '../domain/added-rows.ts';
import { legsWith } from '../domain/legs.ts';
import { type By, digitsBelow, fullCode, isOwn, levelName } from '../domain/regions.ts';
import { summarise } from '../domain/summary.ts';
import { type Asked, askRound, formAsked, formOf } from './asked.ts';
import { completeness, missing } from './completeness.ts';
import { sumRows } from './sums.ts';

const MOST_MISSING = 300;

export const rollUpInput = () =>
  z.strictObject({
    round: z.uuid({ error: '请从报送批次列表中打开' }),
    form: z.string().max(100).nullish(),
    by: z.enum(['region', 'line', 'level'], { error: '请选择按地区、按条线还是按层级' }).default('region'),
    below: z
      .string()
      .regex(/^\d{2,9}$/, { error: '请选择一个地区' })
      .nullish(),
  });

/**
 * A form's sums over a region: each cell with the number of returns behind it, divided by region, line or level, with what the units above reported
 * beside it; and who owes, who sent on time, who has not sent and where it stands. Only submitted versions in force count.
 */
export const rollUp = query({
  name: 'returns.roll-up',
  label: '报表汇总',
  right: 'returns.read',
  input: rollUpInput,
  run: async (read, { input, ctx }) => {
    const asked = await askRound(read, ctx, input);
    const form = formAsked(asked, input.form);
    const by: By = input.by;
    const { actor, today } = ctx;
    const legs = legsWith(asked.chain, form);
    const digits = asked.own_only ? null : digitsBelow(asked.prefix);
    const [rows, complete, absent] = await Promise.all([
      sumRows(read, { asked, actor, form, by }),
      completeness(read, { asked, actor, by, legs, today }),
      missing(read, { asked, actor, legs, most: MOST_MISSING }),
    ]);
    const group_level = by === 'region' && digits !== null ? (digits === 4 ? 'city' : 'county') : null;
    const summary = summarise(rows, { chain: asked.chain, form, all: asked.own_only, group_level });
    const keys = [...new Set([...summary.groups.map((it) => it.key), ...complete.map((it) => it.key)])].sort();
    const names = await namesOf(read, by, keys);
    const named = new Map(names.map((it) => [it.key, it.name]));
    const value = formOf(asked.round, form);
    return {
      round: roundShown(asked),
      forms: asked.chain.forms.map((id) => ({ id, title: titleOf(asked, id) })),
      form: {
        id: form,
        title: titleOf(asked, form),
        tables: value.tables.map((table) => summedTable(table, (id) => ctx.policy.dictionary(id))),
        texts: value.texts,
        headings: value.headings,
      },
      by,
      below: asked.prefix,
      own_only: asked.own_only,
      line: asked.line,
      cells: summary.cells,
      groups: keys.map((key) => {
        const group = summary.groups.find((it) => it.key === key);
        const own = by === 'region' && digits !== null && isOwn(asked.prefix, key);
        return {
          key,
          name: by === 'level' ? levelName(key) : (named.get(key) ?? key) + (own ? '（本级）' : ''),
          /** Region to open for the next step down; null where it is a unit, a line or a level. */
          below: by === 'region' && digits !== null && !own ? fullCode(key) : null,
          cells: group?.cells ?? {},
          reported: group?.reported ?? {},
          complete: complete.find((it) => it.key === key) ?? null,
        };
      }),
      missing: absent,
      missing_more: complete.reduce((sum, it) => sum + it.owed - it.submitted, 0) - absent.length,
      legs: asked.chain.legs.map(({ code, name }) => ({ code, name })),
    };
  },
});

/** Regions and units by their names; a line by what most of its units are called without their region. */
function namesOf(read: Reader, by: By, keys: readonly string[]): Promise<{ key: string; name: string | null }[]> {
  if (by === 'level') return Promise.resolve([]);
  if (by === 'region')
    return read.many(sql`select key, zs_unit_name(case when length(key) < 6 then rpad(key, 6, '0') else key end) as name
      from unnest(${[...keys]}::text[]) key`);
  return read.many(sql`select u.line as key, coalesce(
      mode() within group (order by replace(u.name, r.name, '')) filter (where u.name like r.name || '%'), min(u.name)) as name
    from unit u join region r on r.code = u.region_code where u.line = any(${[...keys]}::text[]) group by u.line`);
}

export const roundShown = ({ round }: Asked) => ({
  id: round.id,
  title: round.title,
  about_year: round.about_year,
  state: round.state,
  history: round.history ?? false,
});

export const titleOf = ({ round }: Asked, form: string): string =>
  formOf(round, form).title.replaceAll('{year}', String(round.about_year));
