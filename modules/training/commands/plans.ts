/** 年度培训计划 (PER-10) and 督导 (PER-24). */
import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import type { ChainValue } from '#kernel/policy/return-shape.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { CHECK_DUTY, FILE_DUTY, PLAN_DUTY } from '../domain/duty-kinds.ts';
import { planLeg } from '../domain/plan-leg.ts';
import { type TrainingCheckRow, type TrainingPlanRow, trainingCheck, trainingPlan } from '../records/plan.ts';
import { ofOrganiser } from './shared.ts';

export const draftPlan = command<TrainingPlanRow>()({
  name: 'training.draft-plan',
  label: '编制培训计划',
  record: 'training-plan',
  creates: true,
  right: 'training.keep',
  from: [],
  to: ['draft'],
  fields: formOf(trainingPlan),
  load: async (read, { input, ctx }) => ({
    unit: await read.one<{ kind: string; region: string; supervised_by: string | null }>(
      sql`select kind, region_code as region, supervised_by from unit where code = ${ctx.actor.unit.code}`,
    ),
    there: await read.one<{ id: string }>(
      sql`select id from training_plan where unit = ${ctx.actor.unit.code} and year = ${input.year} limit 1`,
    ),
    reported: await read.one<{ title: string }>(
      sql`select title from return_sheet where unit = ${ctx.actor.unit.code} and chain = 'chain.training_plan' and about_year = ${input.year}
        and state <> 'excused' limit 1`,
    ),
  }),
  decide: ({ input, loaded: { unit, there, reported }, ctx }) => {
    if (reported)
      return refuse(
        'state.plan',
        `${input.year}年度的培训计划在“报送”中填报，请打开“${reported.title}”；报送以后这里自动列出。`,
        { status: 409 },
      );
    if (there) return refuse('state.plan', `本单位已经有${input.year}年度的培训计划，请打开它修改。`, { status: 409 });
    const chain = ctx.policy.ask('chain.training_plan').value as ChainValue | null;
    const leg = unit ? planLeg(chain, unit, input.year) : null;
    return {
      set: {
        ...input,
        title: `${ctx.actor.unit.name}${input.year}年度培训计划`,
        due: leg?.due ?? null,
        receiver: leg?.receiver ?? null,
        leg: leg?.words ?? '原文未规定',
      },
      basis: ['chain.training_plan'],
    };
  },
});

/** A plan that follows a return is changed, sent and received there. */
const madeHere = {
  ...ofOrganiser,
  offered: (row: TrainingPlanRow, actor: Actor) => row.return === null && ofOrganiser.offered(row, actor),
} as const;

export const editPlan = command<TrainingPlanRow>()({
  ...madeHere,
  name: 'training.edit-plan',
  label: '修改计划',
  record: 'training-plan',
  from: ['draft', 'returned'],
  fields: formOf(trainingPlan, { without: ['year'] }),
  decide: ({ input }) => ({ set: input }),
});

/** Where the document names whom to file with, it goes there; elsewhere it is made, and that is all it asks. */
export const submitPlan = command<TrainingPlanRow>()({
  ...madeHere,
  name: 'training.submit-plan',
  label: '定稿报送',
  record: 'training-plan',
  from: ['draft', 'returned'],
  to: ['submitted', 'made'],
  tone: 'primary',
  fields: {},
  decide: ({ row, ctx }) => {
    if (!row.content) return refuse('input.content', '计划还没有写培训安排，请先办理“修改计划”。', { status: 409 });
    const close_duties = [{ record_id: row.id, kind: PLAN_DUTY }];
    if (!row.receiver) return { state: 'made', set: { submitted_day: ctx.today }, close_duties };
    return {
      state: 'submitted',
      set: { submitted_day: ctx.today },
      close_duties,
      duties: [
        {
          kind: FILE_DUTY,
          title: `备案：${row.title}`,
          unit: row.receiver,
          record: 'training-plan',
          record_id: row.id,
          due: null,
          awaited_by: row.unit,
          thread: row.id,
        },
      ],
    };
  },
});

const ofReceiver = {
  record: 'training-plan',
  right: 'training.supervise',
  addressee: true,
  offered: (row: TrainingPlanRow, actor: Actor) => row.return === null && row.receiver === actor.unit.code,
  from: ['submitted'],
} as const;

export const filePlan = command<TrainingPlanRow>()({
  ...ofReceiver,
  name: 'training.file-plan',
  label: '备案',
  to: ['filed'],
  tone: 'primary',
  fields: {},
  decide: ({ row, ctx }) => ({
    state: 'filed',
    set: { filed_day: ctx.today },
    close_duties: [{ record_id: row.id, kind: FILE_DUTY }],
  }),
});

export const returnPlan = command<TrainingPlanRow>()({
  ...ofReceiver,
  name: 'training.return-plan',
  label: '退回修改',
  to: ['returned'],
  fields: { answer: prose('退回理由', { required: true, max: 1000 }) },
  decide: ({ row, input }) => ({
    state: 'returned',
    set: { answer: input.answer },
    close_duties: [{ record_id: row.id, kind: FILE_DUTY }],
    duties: [
      {
        kind: PLAN_DUTY,
        title: `修改后重报：${row.title}`,
        unit: row.unit,
        record: 'training-plan',
        record_id: row.id,
        due: (row.due as never) ?? null,
        fixed: true,
        awaited_by: row.receiver ?? undefined,
        thread: row.id,
        basis: 'chain.training_plan',
      },
    ],
  }),
});

export const checkBelow = command<TrainingCheckRow>()({
  name: 'training.check-below',
  label: '登记培训督导',
  record: 'training-check',
  creates: true,
  right: 'training.supervise',
  from: [],
  to: ['asked'],
  fields: formOf(trainingCheck),
  load: async (read, { input }) => ({
    unit: await read.one<{ name: string; superior: string | null; supervised_by: string | null }>(
      sql`select name, superior, supervised_by from unit where code = ${input.checked_unit} and state = 'active'`,
    ),
  }),
  decide: ({ input, loaded: { unit }, ctx }) => {
    const own = ctx.actor.unit.code;
    if (!unit || (unit.superior !== own && unit.supervised_by !== own))
      return refuse('input.checked_unit', '只能督导本系统的下级单位或者由您单位监督的部门，请重新选择。', {
        faults: [{ field: 'checked_unit', message: '请选择下级或者受您单位监督的单位' }],
      });
    if (input.checked_day > ctx.today)
      return refuse('input.checked_day', '督导日期不能晚于今天。', {
        faults: [{ field: 'checked_day', message: '请改填' }],
      });
    const id = ctx.newId();
    const title = `${unit.name}${input.year}年度培训督导`;
    return {
      id,
      set: { ...input, title },
      duties: [
        {
          kind: CHECK_DUTY,
          title: `反馈${ctx.actor.unit.name}的培训督导意见`,
          unit: input.checked_unit,
          record: 'training-check',
          record_id: id,
          due: null,
          awaited_by: own,
          thread: id,
        },
      ],
      basis: ['training.superior_checks'],
    };
  },
});

export const answerCheck = command<TrainingCheckRow>()({
  name: 'training.answer-check',
  label: '反馈',
  record: 'training-check',
  right: 'training.keep',
  addressee: true,
  offered: (row: TrainingCheckRow, actor: Actor) => row.checked_unit === actor.unit.code,
  from: ['asked'],
  to: ['answered'],
  tone: 'primary',
  fields: { reply: prose('反馈', { required: true, max: 2000 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'answered',
    set: { reply: input.reply, replied_day: ctx.today },
    close_duties: [{ record_id: row.id, kind: CHECK_DUTY }],
  }),
});
