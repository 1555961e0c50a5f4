import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { legsWith } from '../domain/legs.ts';
import { askRound, formAsked } from './asked.ts';
import { owing } from './completeness.ts';

const MOST = 200;

export interface Difference {
  readonly return: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly leg: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly num: number | null;
  readonly expected: number | null;
  /** What the records say today, where that changed since the version was frozen. */
  readonly today: number | null;
  readonly origin: string | null;
  readonly reason: string | null;
}

export interface Correction {
  readonly return: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly number: number;
  readonly words: string | null;
  readonly reason: string | null;
  readonly author: string | null;
  readonly submitted_at: string;
  readonly changed: readonly { readonly address: string; readonly before: unknown; readonly after: unknown }[];
}

/**
 * Where what was reported is not what the records, the returns below or another form said, with the unit's reason; where the records changed after
 * submission (报送后变动); and what was corrected since a day, cell by cell.
 */
export const differences = query({
  name: 'returns.differences',
  label: '改动、报送后变动和更正',
  right: 'returns.read',
  input: () =>
    z.strictObject({
      round: z.uuid({ error: '请从报送批次列表中打开' }),
      form: z.string().max(100).nullish(),
      below: z
        .string()
        .regex(/^\d{2,9}$/)
        .nullish(),
      since: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '日期应写成 2026-03-01' })
        .nullish(),
    }),
  run: async (read, { input, ctx }) => {
    const asked = await askRound(read, ctx, input);
    const form = formAsked(asked, input.form);
    const whose = owing(asked, ctx.actor, legsWith(asked.chain, form));
    const since = input.since ?? asked.round.period_until;
    const [overwritten, moved, corrections] = await Promise.all([
      read.many<Difference>(sql`with listed as (
          select f.*, s.revision, s.state, s.accepted_revision from return_figure f join return_sheet s on s.id = f.return
          where f.round = ${asked.round.id} and f.form = ${form} and f.expected is not null and f.num is distinct from f.expected and ${whose}
          order by abs(f.num - f.expected) desc nulls last, f.unit limit ${MOST})
        select o.return, o.unit, zs_unit_name(o.unit) as unit_name, o.leg, o.tbl as table, o.row_code as row, o.col as column, o.num, o.expected,
          null::bigint as today, c.cell -> 'expected' ->> 'from' as origin, c.cell ->> 'reason' as reason
        from listed o left join lateral (select sheet.value -> 'cells' -> (o.tbl || '|' || o.row_code || '|' || o.item || '|' || o.col) as cell
          from return_version v cross join lateral jsonb_array_elements(v.content -> 'sheets') sheet
          where v.return = o.return and v.number = zs_return_in_force(o.state, o.revision, o.accepted_revision)
            and sheet.value ->> 'form' = ${form} limit 1) c on true
        order by abs(o.num - o.expected) desc nulls last, o.unit`),
      read.many<Difference>(sql`select f.return, f.unit, zs_unit_name(f.unit) as unit_name, f.leg, f.tbl as table, f.row_code as row, f.col as column,
          f.num, f.expected, e.num as today, 'metric' as origin, null as reason
        from return_sheet s join return_figure f on f.return = s.id and f.form = ${form} and f.expected is not null
        join return_expected e on e.return = f.return and e.origin = 'metric'
          and e.address = f.form || '|' || f.tbl || '|' || f.row_code || '|' || f.item || '|' || f.col
        where ${whose} and e.num is distinct from f.expected order by f.unit, f.tbl, f.row_code, f.col limit ${MOST}`),
      read.many<Correction>(sql`select v.return, s.unit, zs_unit_name(s.unit) as unit_name, v.number, v.words, v.reason, v.author, v.submitted_at,
          coalesce((select jsonb_agg(c) from jsonb_array_elements(v.changed) c where c ->> 'address' like ${`${form}|%`}), '[]'::jsonb) as changed
        from return_sheet s join return_version v on v.return = s.id
        where ${whose} and v.number > 1 and v.submitted_at >= ${since}::date order by v.submitted_at desc limit ${MOST}`),
    ]);
    return { overwritten, moved, corrections: corrections.filter((it) => it.changed.length > 0), since, most: MOST };
  },
});
