import sql from 'sql-template-tag';
import { command, type NewDuty, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { FINISH } from '../domain/duty-kinds.ts';
import { planIn } from '../domain/entry.ts';
import { ownerOf, partsOf } from '../domain/plan.ts';
import { type PlanRunRow, planRun } from '../records/plan.ts';

/** 建立任务台账: a plan of the pack broken into its dated parts, with the unit responsible where one can be told from the text. */
export const startPlan = command<PlanRunRow>()({
  name: 'plan-run.start',
  label: '建立任务台账',
  record: 'plan-run',
  creates: true,
  right: 'campaigns.run',
  from: [],
  to: ['running'],
  tone: 'primary',
  fields: pick(planRun.fields, 'entry', 'history'),
  load: async (read, { input, ctx }) => {
    const { region } = ctx.actor.unit;
    const [twin, here] = await Promise.all([
      read.one<{ title: string }>(
        sql`select title from plan_run where entry = ${input.entry} and region = ${region} limit 1`,
      ),
      read.many<{ code: string; name: string }>(
        sql`select code, name from unit where region_code = ${region} and state = 'active' order by code`,
      ),
    ]);
    return { twin, here };
  },
  decide: ({ input, loaded: { twin, here }, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    const value = planIn(ctx.policy, input.entry);
    if (!value) return fault('entry', '当地的政策包里没有这个方案，请从本页列出的方案中选择。');
    if (twin) return refuse('conflict.plan', `“${twin.title}”的任务台账已经建立，请在列表中打开。`);
    if (!input.history && value.until !== undefined && value.until < ctx.today)
      return fault('history', `这个方案已于${value.until}到期，只能作为历史方案补录，请在“历史方案”一栏选“是”。`);
    const id = ctx.newId();
    const tasks = partsOf(value, ctx.today).map((part) => {
      const named = value.tasks.find((it) => it.code === part.task)?.units ?? [];
      return { id: ctx.newId(), part, owner: ownerOf(named, here) };
    });
    return {
      id,
      state: 'running',
      set: {
        ...input,
        title: value.title,
        from_day: value.from ?? null,
        until_day: value.until ?? null,
        parts: value.tasks.reduce((n, it) => n + it.parts.length, 0),
        basis: ctx.policy.ask(input.entry).basis,
      },
      create: tasks.map(({ id: task, part, owner }) => ({
        record: 'plan-task',
        id: task,
        values: { ...part, title: `${part.no} ${part.what}`.slice(0, 300), plan: id, owner, history: input.history },
      })),
      duties: input.history
        ? []
        : tasks.flatMap(({ id: task, part, owner }): NewDuty[] =>
            owner && part.due !== null && part.due >= ctx.today
              ? [
                  {
                    kind: FINISH,
                    unit: owner,
                    title: `${value.title}：${part.what}`.slice(0, 300),
                    due: part.due,
                    record: 'plan-task',
                    record_id: task,
                    basis: input.entry,
                  },
                ]
              : [],
          ),
      basis: [input.entry],
    };
  },
});
