import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { ENFORCING_KINDS } from '../domain/kinds.ts';

export interface SupervisionGap {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly no_body: boolean;
  readonly no_person: boolean;
}

/** Enforcing units in reach that have not named a supervising body or have nobody in office today (ORG-04). */
export const supervisionGaps = query({
  name: 'org.supervision-gaps',
  label: '内设监督机构和人员缺口',
  right: 'org.read-supervision',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const gaps = await read.many<SupervisionGap>(sql`
      with named as (
        select distinct unit from supervision_person
        where state = 'active' and valid_from <= ${ctx.today}
      ), asked as (
        select u.id, u.code, u.name, u.kind, coalesce(u.supervising_body, '') = '' as no_body, n.unit is null as no_person
        from unit u left join named n on n.unit = u.code
        where u.state = 'active' and u.kind = any(${ENFORCING_KINDS}) and u.code !~ '\\.[0-9]+$'
          and u.code >= current_setting('zs.unit_lo', true) and u.code <= current_setting('zs.unit_hi', true)
          and u.line_code >= current_setting('zs.line_lo', true) and u.line_code <= current_setting('zs.line_hi', true)
      )
      select * from asked where no_body or no_person order by code`);
    return { gaps, today: ctx.today };
  },
});
