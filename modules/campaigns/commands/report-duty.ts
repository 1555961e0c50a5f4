import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { DO } from '../domain/duty-kinds.ts';
import { type CampaignDutyRow, campaignDuty } from '../records/campaign.ts';

/** 报告完成: the unit says what it did, when, and shows it. The day counts, not the day of entry, so that the past can be recorded. */
export const reportDuty = command<CampaignDutyRow>()({
  name: 'campaign-duty.report',
  label: '报告完成情况',
  record: 'campaign-duty',
  right: 'campaigns.work',
  from: ['open', 'reported'],
  to: ['reported'],
  tone: 'primary',
  fields: pick(campaignDuty.fields, 'done_on', 'result', 'proof', 'delivered_to'),
  decide: ({ row, input, ctx }) => {
    if (input.done_on > ctx.today)
      return refuse('input.done-on', '完成日期不能晚于今天。', {
        faults: [{ field: 'done_on', message: '不能晚于今天' }],
      });
    const about = { record: 'campaign-duty', record_id: row.id };
    const tell = row.bureau && row.bureau !== row.unit && !row.history;
    return {
      state: 'reported',
      set: { ...input, late: row.due !== null && input.done_on > row.due, reported_by: ctx.actor.name },
      close_duties: [{ record_id: row.id, kind: DO }],
      notices: tell
        ? [
            {
              unit: row.bureau as string,
              title: `${ctx.actor.unit.name}已报完成：${row.title}`,
              text: '请核查后确认。',
              ...about,
            },
          ]
        : [],
    };
  },
});
