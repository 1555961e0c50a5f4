import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

export interface PremisesOfFirm {
  readonly id: string;
  /** The registration it hangs on: the firm itself or one merged into it. */
  readonly firm: string;
  readonly name: string | null;
  readonly address: string;
  readonly region: string;
  readonly state: string;
  readonly park: string | null;
  readonly park_name: string | null;
  readonly quiet: boolean;
}

/** Premises of a firm and of everything merged into it, with the park that decides about quiet days. */
export const premisesOf = query<{ firm: string }, { rows: PremisesOfFirm[] }>({
  name: 'parties.premises-of',
  label: '主体的经营场所',
  right: 'firm.read',
  input: () => z.strictObject({ firm: z.uuid({ error: '请选择经营主体' }) }),
  run: async (read, { input }) => ({
    rows: await read.many<PremisesOfFirm>(sql`
      select p.id, p.firm, p.name, p.address, p.region, p.state, p.park, k.name as park_name, coalesce(k.quiet, false) as quiet
      from premises p left join park k on k.id = p.park
      where p.firm in (select zs_firm_family(${input.firm})) order by p.state, p.created_at, p.id`),
  }),
});
