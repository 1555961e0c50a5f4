/** The job that opens a round: asked for by a person whose region it is, or by the calendar. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { JobDef } from '#kernel/jobs.ts';
import type { EntryBody } from '#kernel/journal.ts';
import { refuse } from '#kernel/refusal.ts';
import { regionPrefix } from '#kernel/rights.ts';
import { type Claims, NO_CLAIMS } from '#kernel/server/database.ts';
import type { ReturnsDeps } from './deps.ts';
import { openRound } from './open-round.ts';
import { SYSTEM } from './system.ts';

export const OPEN_JOB = 'returns.open-round';

const shape = z.strictObject({
  chain: z.string({ error: '请选择报送链' }).max(100),
  /** The caller's own region when absent. */
  region: z
    .string()
    .regex(/^\d{6}$/, { error: '区划代码为六位数字' })
    .optional(),
  about_year: z.number({ error: '所属年度应为数字' }).int().min(2000).max(2100).optional(),
  history: z.boolean().optional(),
});
export type OpenJobInput = z.output<typeof shape>;

export function openJob(deps: ReturnsDeps): JobDef<OpenJobInput> {
  return {
    name: OPEN_JOB,
    label: '开单',
    right: 'returns.open',
    input: () => shape,
    async run(ctx) {
      const by_itself = ctx.claims.person === SYSTEM.person;
      const region = ctx.input.region ?? (ctx.claims.unit.split('.')[0] ?? '').slice(0, 6);
      if (!by_itself) mayOpen(ctx.claims, region);
      const by = by_itself ? SYSTEM : await signer(deps, ctx.claims);
      return openRound(deps, { ...ctx.input, region, how: by_itself ? 'by_itself' : 'by_hand', by }, ctx.report);
    },
  };
}

/** A bureau opens for its own region and below. */
function mayOpen(claims: Claims, region: string): void {
  const prefix = regionPrefix(region);
  if (prefix < claims.scope.unit_lo || prefix > claims.scope.unit_hi)
    throw refuse('right.scope', '只能为本地区开单，请选择本单位所在的区划。');
}

async function signer(deps: ReturnsDeps, claims: Claims): Promise<EntryBody['by']> {
  const found = await deps.worker.read(NO_CLAIMS, (read) =>
    read.one<{ name: string; unit_name: string | null }>(
      sql`select name, zs_unit_name(${claims.unit}) as unit_name from person where id::text = ${claims.person}`,
    ),
  );
  return {
    person: claims.person,
    name: found?.name ?? '',
    unit: claims.unit,
    unit_name: found?.unit_name ?? '',
    roles: [],
  };
}

/** Puts the opening in the queue without anybody asking. */
export async function queueOpening(deps: ReturnsDeps, input: OpenJobInput): Promise<void> {
  const claims: Claims = { ...NO_CLAIMS, person: SYSTEM.person };
  await deps.worker.transact(NO_CLAIMS, async (tx) => {
    await tx.run(sql`insert into job_run (id, name, label, unit, person, claims, input, state, started_at)
      select ${uuidv7()}, ${OPEN_JOB}, '到日自动开单', '', ${SYSTEM.person}, ${JSON.stringify(claims)}, ${JSON.stringify(input)}, 'waiting',
        ${deps.clock.now().toISOString()}
      where not exists (select from job_run where name = ${OPEN_JOB} and input = ${JSON.stringify(input)}::jsonb and state in ('waiting', 'running'))`);
  });
}
