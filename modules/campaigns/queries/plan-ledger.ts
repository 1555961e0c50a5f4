import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { policyWhy } from '#modules/policy/index.ts';
import { planOf } from '../domain/entry.ts';
import { lagOf } from '../domain/plan.ts';
import { whenWords } from '../domain/when.ts';
import type { EvaluationRow, PlanRunRow, PlanTaskRow } from '../records/plan.ts';

const MOST = 1_000;

/** 任务台账: every part of a plan with its owner, due day, step and lag, those that I may see; the plans there are, to choose from. */
export const planLedger = query({
  name: 'campaigns.plan-ledger',
  label: '任务台账',
  right: 'campaigns.read',
  input: () => z.strictObject({ plan: z.uuid({ error: '编号不对，请从列表中选择' }).optional() }),
  run: async (read, { input, ctx }) => {
    const { region } = ctx.actor.unit;
    const own = region.replace(/(00){1,3}$/, '');
    const runs = await read.many<PlanRunRow>(sql`select * from plan_run
      where region like ${`${own}%`} or ${region} like regexp_replace(region, '(00){1,3}$', '') || '%'
      order by history, from_day desc nulls last, id limit 100`);
    const run = input.plan
      ? runs.find((it) => it.id === input.plan)
      : (runs.find((it) => it.region === region) ?? runs[0]);
    if (input.plan && !run) throw refuse('missing.record', '没有找到这个方案的任务台账，请从列表中选择。');
    const why = run && policyWhy(run.entry, run.region, ctx.today);
    const value = planOf(why?.value);
    const [tasks, evaluations] = run
      ? await Promise.all([
          read.many<
            PlanTaskRow & { owner_name: string | null }
          >(sql`select *, zs_unit_name(owner) as owner_name from plan_task
            where plan = ${run.id} order by place limit ${MOST}`),
          read.many<
            EvaluationRow & { evaluated_name: string | null }
          >(sql`select *, zs_unit_name(evaluated) as evaluated_name from evaluation
            where plan = ${run.id} order by due nulls last, id limit ${MOST}`),
        ])
      : [[], []];
    return {
      today: ctx.today,
      plans: runs.map(({ id, title, state, history, region: place }) => ({ id, title, state, history, region: place })),
      plan: run
        ? {
            id: run.id,
            title: run.title,
            state: run.state,
            history: run.history,
            from: run.from_day,
            until: run.until_day,
            basis: why?.basis_text ?? '',
            note: why?.note ?? null,
            tasks: value?.tasks.length ?? 0,
            parts: run.parts ?? 0,
          }
        : null,
      groups: value?.groups ?? [],
      rows: tasks.map((row) => ({
        id: row.id,
        no: row.no,
        task_title: row.task_title,
        what: row.what,
        group: row.group,
        units_named: row.units_named,
        owner: row.owner,
        owner_name: row.owner_name,
        due: row.due,
        state: row.state,
        step: row.step,
        reported_on: row.reported_on,
        done_on: row.done_on,
        article: row.article,
        lag: lagOf(row, ctx.today),
      })),
      evaluations: (value?.evaluations ?? []).map((it) => ({
        code: it.code,
        name: it.name,
        due: whenWords(it.due),
        article: it.article,
        steps: it.steps.map((step) => step.name),
        of: evaluations
          .filter((row) => row.code === it.code)
          .map((row) => ({
            id: row.id,
            unit_name: row.evaluated_name,
            state: row.state,
            self_on: row.self_on,
            reviewed_on: row.reviewed_on,
          })),
      })),
      reports: (value?.reports ?? []).map((it) => ({
        code: it.code,
        to: it.to,
        due: whenWords(it.due),
        article: it.article,
      })),
    };
  },
});
