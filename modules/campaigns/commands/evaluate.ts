import sql from 'sql-template-tag';
import { command, type NewDuty, pick } from '#kernel/command.ts';
import { files, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { REVIEW, SELF } from '../domain/duty-kinds.ts';
import { planIn } from '../domain/entry.ts';
import { dayOfWhen } from '../domain/when.ts';
import { type EvaluationRow, evaluation, type PlanRunRow } from '../records/plan.ts';
import { unitNamed } from './reads.ts';

/** 布置评估: a mid-term or final evaluation of the plan, asked of one unit (REP-14, 15). */
export const askEvaluation = command<EvaluationRow>()({
  name: 'evaluation.ask',
  label: '布置评估',
  record: 'evaluation',
  creates: true,
  right: 'campaigns.run',
  from: [],
  to: ['asked', 'self'],
  tone: 'primary',
  fields: pick(evaluation.fields, 'plan', 'code', 'evaluated'),
  load: async (read, { input }) => ({
    plan: await read.one<PlanRunRow>(sql`select * from plan_run where id = ${input.plan}`),
    name: await unitNamed(read, input.evaluated),
    twin: await read.one<{ id: string }>(sql`select id from evaluation
      where plan = ${input.plan} and code = ${input.code} and evaluated = ${input.evaluated} limit 1`),
  }),
  decide: ({ input, loaded: { plan, name, twin }, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    if (!plan) return fault('plan', '没有找到这个方案，请从方案页面布置评估。');
    if (!name) return fault('evaluated', '没有找到评估对象，请从列表中选择单位。');
    if (twin) return refuse('conflict.evaluation', `已经布置过${name}的这项评估，请在列表中打开。`);
    const known = planIn(ctx.policy, plan.entry)?.evaluations ?? [];
    const chosen = known.find((it) => it.code === input.code);
    if (!chosen)
      return fault(
        'code',
        known.length > 0
          ? `评估应为：${known.map((it) => `${it.name}（${it.code}）`).join('、')}。`
          : '这个方案的文件没有规定评估（原文未规定）。',
      );
    const due = dayOfWhen(chosen.due, plan.from_day ? Number(plan.from_day.slice(0, 4)) : null);
    const id = ctx.newId();
    const about = { record: 'evaluation', record_id: id };
    const late = due !== null && due < ctx.today;
    // Some documents have no self-check before the review.
    const itself = chosen.steps.some((it) => it.code === 'self');
    const duty: NewDuty = {
      kind: itself ? SELF : REVIEW,
      unit: itself ? input.evaluated : ctx.actor.unit.code,
      title: `${chosen.name}${itself ? '自查' : ''}：${plan.title}`,
      due: due as NewDuty['due'],
      basis: plan.entry,
      ...about,
    };
    return {
      id,
      state: itself ? 'asked' : 'self',
      set: { ...input, title: `${plan.title}${chosen.name}：${name}`.slice(0, 200), due, history: plan.history },
      basis: [plan.entry],
      duties: plan.history || late ? [] : [duty],
    };
  },
});

/** 评估自查: the unit looks at itself first. */
export const selfEvaluate = command<EvaluationRow>()({
  name: 'evaluation.self',
  label: '报告自查',
  record: 'evaluation',
  right: 'campaigns.work',
  addressee: true,
  from: ['asked', 'self'],
  to: ['self'],
  tone: 'primary',
  fields: {
    self_words: prose('自查情况', { required: true, max: 8000 }),
    self_problems: prose('自查发现的问题', { required: true, max: 4000, hint: '没有发现的写“未发现”' }),
    self_files: files('自查材料'),
  },
  offered: (row, actor) => row.evaluated === actor.unit.code,
  decide: ({ row, input, ctx }) => {
    const about = { record: 'evaluation', record_id: row.id };
    const first = row.state === 'asked' && !row.history;
    return {
      state: 'self',
      set: { ...input, self_on: ctx.today, self_by: ctx.actor.person },
      close_duties: [{ record_id: row.id, kind: SELF }],
      duties: first ? [{ kind: REVIEW, unit: row.unit, title: `评查：${row.title}`, due: null, ...about }] : [],
    };
  },
});

/** 评查: after the self-evaluation, by the bureau and another person than the one who wrote it. */
export const reviewEvaluation = command<EvaluationRow>()({
  name: 'evaluation.review',
  label: '评查',
  record: 'evaluation',
  right: 'campaigns.run',
  from: ['self'],
  to: ['reviewed'],
  tone: 'primary',
  fields: {
    review_words: prose('评查意见', { required: true, max: 8000 }),
    findings: prose('评查发现的问题', { required: true, max: 4000, hint: '没有发现的写“未发现”' }),
    review_files: files('评查材料'),
  },
  other_than: [{ field: 'self_by', message: '写自查的人不能评查自己，请由牵头单位其他人办理。' }],
  decide: ({ row, input, ctx }) => ({
    state: 'reviewed',
    set: { ...input, reviewed_on: ctx.today },
    close_duties: [{ record_id: row.id, kind: REVIEW }],
    notices: row.history
      ? []
      : [
          {
            unit: row.evaluated,
            title: `已评查：${row.title}`,
            text: input.findings.slice(0, 300),
            record: 'evaluation',
            record_id: row.id,
          },
        ],
  }),
});
