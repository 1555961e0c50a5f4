import { command, type NewDuty } from '#kernel/command.ts';
import { choice, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { DO } from '../domain/duty-kinds.ts';
import type { CampaignDutyRow } from '../records/campaign.ts';

/** 核查任务: the bureau confirms, sends back, or finds that the duty does not apply to this unit. */
export const checkDuty = command<CampaignDutyRow>()({
  name: 'campaign-duty.check',
  label: '核查任务',
  record: 'campaign-duty',
  right: 'campaigns.run',
  addressee: true,
  from: ['open', 'reported'],
  to: ['open', 'confirmed', 'waived'],
  // A bureau's own duties are checked by the one above it.
  offered: (row, actor) => row.bureau === null || row.bureau === actor.unit.code || row.unit !== actor.unit.code,
  fields: {
    answer: choice('核查结论', {
      required: true,
      choices: [
        { value: 'confirm', label: '确认完成' },
        { value: 'back', label: '退回补充' },
        { value: 'waive', label: '本单位不适用' },
      ],
    }),
    check_note: prose('核查意见', { max: 2000, hint: '退回或不适用的必填' }),
  },
  decide: ({ row, input, ctx }) => {
    const { answer, check_note } = input;
    const note = (message: string) =>
      refuse('input.check-note', message, { faults: [{ field: 'check_note', message }] });
    if (answer === 'confirm' && row.state !== 'reported')
      return refuse('state.not-reported', '该单位还没有报告完成情况，不能确认。可以先催办。');
    if (answer === 'back' && row.state !== 'reported')
      return refuse('state.not-reported', '该单位还没有报告，无需退回。');
    if (answer !== 'confirm' && !check_note) return note('请写明理由，单位才知道要补什么。');
    const about = { record: 'campaign-duty', record_id: row.id };
    const live = answer === 'back' && !row.history;
    const duty: NewDuty = { kind: DO, unit: row.unit, title: row.title, due: row.due as NewDuty['due'], ...about };
    return {
      state: answer === 'confirm' ? 'confirmed' : answer === 'waive' ? 'waived' : 'open',
      set: { check_note },
      ...(check_note ? { note: check_note } : {}),
      close_duties: [{ record_id: row.id, kind: DO }],
      duties: live && !(row.due !== null && row.due < ctx.today) ? [duty] : [],
      notices: live ? [{ unit: row.unit, title: `退回补充：${row.title}`, text: check_note as string, ...about }] : [],
    };
  },
});
