import sql from 'sql-template-tag';
import { z } from 'zod';
import { isDay } from '#kernel/day.ts';
import { query } from '#kernel/query.ts';

export interface Expiring {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly kind: string;
  readonly unit: string;
  readonly valid_until: string;
  /** Already past its last day. */
  readonly expired: boolean;
}

const MOST = 500;

/** Certificates in force or suspended that run out by a day the caller names; expired ones first. No horizon is assumed: none is given in law. */
export const expiring = query<{ until: string }, { rows: Expiring[] }>({
  name: 'officers.expiring',
  label: '即将到期的证件',
  right: 'certificate.read',
  input: () => z.strictObject({ until: z.string().refine(isDay, { error: '请填写截止日期，如 2026-03-01' }) }),
  run: async (read, { input, ctx }) => ({
    rows: await read.many<Expiring>(sql`select id, name, number, kind, unit, valid_until, valid_until < ${ctx.today} as expired
      from certificate where state in ('valid', 'suspended') and valid_until <= ${input.until} order by valid_until, id limit ${MOST}`),
  }),
});
