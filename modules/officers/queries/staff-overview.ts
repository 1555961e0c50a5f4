import sql from 'sql-template-tag';
import { z } from 'zod';
import { isDay } from '#kernel/day.ts';
import { query } from '#kernel/query.ts';

export interface StaffOfUnit {
  readonly unit: string;
  readonly administrative: number;
  readonly institution: number;
  readonly police: number;
  readonly auxiliary: number;
  /** Of 行政编制 and 事业编制: those with a certificate valid that day, as the annual report counts. */
  readonly certified: number;
  readonly uncertified: number;
  readonly legal_qualification: number;
}

/** Staff of each unit on a day, by kind (PER-01). Persons are counted once a unit. */
export const staffOverview = query<{ on: string | null }, { on: string; units: StaffOfUnit[] }>({
  name: 'officers.staff-overview',
  label: '执法队伍情况',
  right: 'officer.read',
  input: () =>
    z.strictObject({
      on: z
        .string()
        .refine(isDay, { error: '日期应写成 2026-03-01' })
        .nullish()
        .transform((on) => on ?? null),
    }) as unknown as z.ZodType<{ on: string | null }>,
  run: async (read, { input, ctx }) => {
    const on = input.on ?? ctx.today;
    const units = await read.many<StaffOfUnit>(sql`
      with staff as (
        select distinct on (o.unit, o.person) o.unit, o.person, o.kind, o.legal_qualification,
          exists (select from certificate_span s where s.person = o.person and s.kind in ('enforcement', 'ministry')
            and s.valid_from <= ${on} and s.valid_until >= ${on}) as certified
        from officer o where o.from_day <= ${on} and (o.until_day is null or o.until_day >= ${on})
        order by o.unit, o.person, o.from_day desc)
      select unit, count(*) filter (where kind = 'administrative')::integer as administrative,
        count(*) filter (where kind = 'institution')::integer as institution,
        count(*) filter (where kind = 'police')::integer as police,
        count(*) filter (where kind = 'auxiliary')::integer as auxiliary,
        count(*) filter (where kind in ('administrative', 'institution') and certified)::integer as certified,
        count(*) filter (where kind in ('administrative', 'institution') and not certified)::integer as uncertified,
        count(*) filter (where legal_qualification)::integer as legal_qualification
      from staff group by unit order by unit`);
    return { on, units };
  },
});
