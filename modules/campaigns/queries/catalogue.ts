import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { policyKinds } from '#modules/policy/index.ts';
import { campaignOf, planOf } from '../domain/entry.ts';
import { phasesOf, spanOf } from '../domain/when.ts';

/** Campaigns and plans that the pack of my place has, and whether they were opened here. */
export const catalogue = query({
  name: 'campaigns.catalogue',
  label: '当地的专项和方案',
  right: 'campaigns.read',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const { region } = ctx.actor.unit;
    const year = Number(ctx.today.slice(0, 4));
    const [campaigns, plans] = await Promise.all([
      read.many<{ entry: string; year: number | null }>(sql`select entry, year from campaign where region = ${region}`),
      read.many<{ entry: string }>(sql`select entry from plan_run where region = ${region}`),
    ]);
    return {
      today: ctx.today,
      campaigns: policyKinds('campaign', region, ctx.today).flatMap((it) => {
        const value = campaignOf(it.value);
        if (!value) return [];
        const yearly = value.cycle === 'yearly';
        const span = spanOf(value, yearly ? year : null);
        return [
          {
            entry: it.id,
            title: value.title,
            yearly,
            basis: it.basis_text,
            ...span,
            over: !yearly && span.until !== null && span.until < ctx.today,
            phases: phasesOf(value, yearly ? year : null).length,
            duties: value.duties.length,
            opened: campaigns.filter((row) => row.entry === it.id).map((row) => row.year),
          },
        ];
      }),
      plans: policyKinds('plan', region, ctx.today).flatMap((it) => {
        const value = planOf(it.value);
        if (!value) return [];
        return [
          {
            entry: it.id,
            title: value.title,
            basis: it.basis_text,
            from: value.from ?? null,
            until: value.until ?? null,
            over: value.until !== undefined && value.until < ctx.today,
            tasks: value.tasks.length,
            parts: value.tasks.reduce((n, task) => n + task.parts.length, 0),
            opened: plans.some((row) => row.entry === it.id),
          },
        ];
      }),
    };
  },
});
