import sql from 'sql-template-tag';
import { command, formOf, pick } from '#kernel/command.ts';
import { choice, prose, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type ExemptionRow, exemption, exemptionEvidence } from '../records/cases.ts';
import { bureauOf } from './reads.ts';

/** 申请容错免责 (GUA-01). */
export const askExemption = command<ExemptionRow>()({
  name: 'exemption.ask',
  label: '申请容错免责',
  record: 'exemption',
  creates: true,
  right: 'campaigns.ask-exemption',
  from: [],
  to: ['asked'],
  tone: 'primary',
  fields: formOf(exemption),
  load: (read, { ctx }) => bureauOf(read, ctx.actor.unit.code),
  decide: ({ input, loaded: bureau, ctx }) =>
    input.happened_on > ctx.today
      ? refuse('input.happened-on', '行为日期不能晚于今天。', {
          faults: [{ field: 'happened_on', message: '不能晚于今天' }],
        })
      : { state: 'asked', set: { ...input, applicant: ctx.actor.person, bureau } },
});

/** 补充证据: kept in the order of when it happened, not of when it was put in. */
export const addEvidence = command<ExemptionRow>()({
  name: 'exemption.add-evidence',
  label: '补充证据',
  record: 'exemption',
  right: 'campaigns.ask-exemption',
  from: ['asked'],
  fields: pick(exemptionEvidence.fields, 'happened_at', 'words', 'evidence'),
  decide: ({ row, input, ctx }) => {
    if (Date.parse(input.happened_at) > Date.parse(ctx.now))
      return refuse('input.happened-at', '发生时间不能晚于现在。', {
        faults: [{ field: 'happened_at', message: '不能晚于现在' }],
      });
    const id = ctx.newId();
    return {
      create: [{ record: 'exemption-evidence', id, values: { ...input, exemption: row.id, bureau: row.bureau } }],
      result: { evidence: id },
    };
  },
});

/** 提交决定: with at least one piece of evidence; then nothing is added. */
export const submitExemption = command<ExemptionRow>()({
  name: 'exemption.submit',
  label: '提交决定',
  record: 'exemption',
  right: 'campaigns.ask-exemption',
  from: ['asked'],
  to: ['submitted'],
  tone: 'primary',
  fields: {},
  load: (read, { row }) =>
    read.one<{ n: number }>(sql`select count(*)::integer as n from exemption_evidence where exemption = ${row.id}`),
  decide: ({ loaded, ctx }) =>
    (loaded?.n ?? 0) === 0
      ? refuse('state.no-evidence', '还没有证据，请先点“补充证据”，按发生时间逐项登记。')
      : { state: 'submitted', set: { submitted_on: ctx.today } },
});

/** 作出免责决定: by another person than the one who asked. */
export const decideExemption = command<ExemptionRow>()({
  name: 'exemption.decide',
  label: '作出免责决定',
  record: 'exemption',
  right: 'campaigns.decide-exemption',
  addressee: true,
  from: ['submitted'],
  to: ['exempt', 'lighter', 'refused'],
  tone: 'primary',
  fields: {
    answer: choice('决定', {
      required: true,
      choices: [
        { value: 'exempt', label: '免予追责' },
        { value: 'lighter', label: '从轻或减轻' },
        { value: 'refused', label: '不予免责' },
      ],
    }),
    decision: prose('决定理由', { required: true, max: 4000 }),
    decision_basis: text('决定依据', { required: true, max: 300, hint: '文件名称、文号和条款' }),
  },
  other_than: [{ field: 'applicant', message: '申请人不能决定自己的申请，请由其他有权的人办理。' }],
  confirm: '决定作出后不能更改。确定吗？',
  decide: ({ row, input, ctx }) => {
    const { answer, ...words } = input;
    return {
      state: answer,
      set: { ...words, decided_by: ctx.actor.name, decided_on: ctx.today },
      notices: [
        {
          unit: row.unit,
          title: `容错免责已决定：${row.title}`,
          text: words.decision.slice(0, 300),
          record: 'exemption',
          record_id: row.id,
        },
      ],
    };
  },
});
