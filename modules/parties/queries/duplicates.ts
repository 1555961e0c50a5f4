import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

export interface Twin {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly region: string;
  readonly unit: string;
  readonly created_at: string;
}

export interface DuplicateGroup {
  /** Why they are proposed: the same code, or the same normalised name in the same county. */
  readonly why: 'uscc' | 'name';
  /** Oldest first. */
  readonly firms: readonly Twin[];
}

const MOST = 100;

/** Firms of the caller's region that look like one; people decide whether they are. */
export const duplicates = query<Record<string, never>, { groups: DuplicateGroup[] }>({
  name: 'parties.duplicates',
  label: '疑似重复的经营主体',
  right: 'firm.merge',
  input: () => z.strictObject({}) as unknown as z.ZodType<Record<string, never>>,
  run: async (read) => ({
    groups: await read.many<DuplicateGroup>(sql`
      with twins as (
        select 'uscc' as why, uscc as key, array_agg(id) as ids from firm where state = 'active' and uscc is not null
          group by uscc having count(*) > 1
        union all
        select 'name', county || ' ' || name_key, array_agg(id) from firm where state = 'active' and name_key <> ''
          group by county, name_key having count(*) > 1 and count(distinct uscc) < 2)
      select t.why, (select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'uscc', f.uscc, 'region', f.region,
          'unit', f.unit, 'created_at', f.created_at) order by f.created_at, f.id)
        from firm f where f.id = any (t.ids)) as firms
      from twins t
      where t.why = 'uscc' or not exists (select from twins u where u.why = 'uscc' and u.ids @> t.ids)
      order by t.why desc, t.key limit ${MOST}`),
  }),
});
