import { command, formOf, type NewDuty } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import { files, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { REPORT_BACK } from '../domain/duty-kinds.ts';
import {
  CORRECTING,
  type ReconsiderationCaseRow,
  type ReviewOpinionRow,
  reconsiderationCase,
  reviewOpinion,
} from '../records/registers.ts';
import { unitNamed } from './reads.ts';

/** Entries of the packs that say by when a unit reports back. */
const REPORT_DEADLINES: Readonly<Record<string, string>> = {
  opinion: 'deadline.reconsideration_opinion_report',
  suggestion: 'deadline.reconsideration_suggestion_report',
};

/** 登记复议诉讼结果: what was decided on a unit's act; enterprise-related is marked. */
export const recordCase = command<ReconsiderationCaseRow>()({
  name: 'reconsideration-case.record',
  label: '登记复议诉讼结果',
  record: 'reconsideration-case',
  creates: true,
  right: 'campaigns.run',
  from: [],
  tone: 'primary',
  fields: formOf(reconsiderationCase),
  load: (read, { input }) => unitNamed(read, input.about_unit),
  decide: ({ input, loaded: name, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    if (!name) return fault('about_unit', '没有找到被申请人（被告），请从列表中选择单位。');
    if (input.decided_on > ctx.today) return fault('decided_on', '结案日期不能晚于今天；还没有结案的，结案后登记。');
    return { set: { ...input, corrected: CORRECTING.includes(input.result) } };
  },
});

/** 制发意见书、建议书: the unit owes a report on it by the day of the pack. */
export const issueOpinion = command<ReviewOpinionRow>()({
  name: 'review-opinion.issue',
  label: '制发复议意见书建议书',
  record: 'review-opinion',
  creates: true,
  right: 'campaigns.run',
  from: [],
  to: ['issued'],
  tone: 'primary',
  fields: formOf(reviewOpinion),
  load: (read, { input }) => unitNamed(read, input.to_unit),
  decide: ({ input, loaded: name, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    if (!name) return fault('to_unit', '没有找到送达单位，请从列表中选择。');
    if (input.issued_on > ctx.today) return fault('issued_on', '制发日期不能晚于今天。');
    if (input.received_on > ctx.today || input.received_on < input.issued_on)
      return fault('received_on', '送达日期应在制发之后、今天以前；还没有送达的，送达后登记。');
    const deadline = REPORT_DEADLINES[input.kind] ?? '';
    const due = ctx.policy.due(deadline, asDay(input.received_on));
    const id = ctx.newId();
    const about = { record: 'review-opinion', record_id: id };
    const what = input.kind === 'opinion' ? '行政复议意见书' : '行政复议建议书';
    const duty: NewDuty = {
      kind: REPORT_BACK,
      unit: input.to_unit,
      title: `反馈${what}${input.document_no}的办理情况`,
      due: due.day,
      provisional: due.provisional,
      basis: deadline,
      ...about,
    };
    return {
      id,
      state: 'issued',
      set: {
        ...input,
        title: `${what}（${input.document_no}）`,
        report_due: due.day,
        report_basis: due.day ? due.basis.slice(0, 300) : '反馈期限原文未规定，本地也未设定',
      },
      basis: [deadline],
      duties: [duty],
      notices: [
        {
          unit: input.to_unit,
          title: `${what}（${input.document_no}）`,
          text: due.day ? `请于${due.day}前反馈办理情况。` : '请及时反馈办理情况（反馈期限原文未规定）。',
          ...about,
        },
      ],
    };
  },
});

/** 反馈办理情况: by the unit it went to. */
export const reportBack = command<ReviewOpinionRow>()({
  name: 'review-opinion.report',
  label: '反馈办理情况',
  record: 'review-opinion',
  right: 'campaigns.work',
  addressee: true,
  from: ['issued', 'reported'],
  to: ['reported'],
  tone: 'primary',
  fields: {
    report_words: prose('反馈情况', { required: true, max: 4000 }),
    report_files: files('反馈材料'),
  },
  offered: (row, actor) => row.to_unit === actor.unit.code,
  decide: ({ row, input, ctx }) => ({
    state: 'reported',
    set: { ...input, reported_on: ctx.today },
    close_duties: [{ record_id: row.id, kind: REPORT_BACK }],
    notices: [
      {
        unit: row.unit,
        title: `已反馈：${row.title}`,
        text: '请核对后办结。',
        record: 'review-opinion',
        record_id: row.id,
      },
    ],
  }),
});

/** 办结: or asked again by a notice of words. */
export const closeOpinion = command<ReviewOpinionRow>()({
  name: 'review-opinion.close',
  label: '办结',
  record: 'review-opinion',
  right: 'campaigns.run',
  from: ['reported'],
  to: ['closed'],
  fields: { note: prose('核对意见', { required: true, max: 2000 }) },
  decide: ({ input }) => ({ state: 'closed', note: input.note }),
});
