import { command, pick } from '#kernel/command.ts';
import { bool, files, instant, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type CampaignContactRow, campaignContact } from '../records/work.ts';
import { bureauOf, campaignById } from './reads.ts';

/** 公布举报渠道: the telephone and the e-mail, and where the public can read them. */
export const publishContact = command<CampaignContactRow>()({
  name: 'campaign-contact.publish',
  label: '公布举报渠道',
  record: 'campaign-contact',
  creates: true,
  right: 'campaigns.work',
  from: [],
  to: ['published'],
  tone: 'primary',
  fields: pick(
    campaignContact.fields,
    'campaign',
    'phone',
    'email',
    'published_on',
    'published_where',
    'published_proof',
  ),
  load: async (read, { input, ctx }) => ({
    campaign: await campaignById(read, input.campaign),
    bureau: await bureauOf(read, ctx.actor.unit.code),
  }),
  decide: ({ input, loaded: { campaign, bureau } }) =>
    !campaign || campaign.state === 'closed'
      ? refuse('input.campaign', '没有找到这个专项，或者它已经结束，请从专项页面登记。')
      : { state: 'published', set: { ...input, calls: 0, bureau }, basis: [campaign.entry] },
});

/** 登记试拨: somebody of the unit or of the bureau called at that time; was it answered? */
export const testCall = command<CampaignContactRow>()({
  name: 'campaign-contact.test-call',
  label: '登记试拨',
  record: 'campaign-contact',
  right: 'campaigns.work',
  addressee: true,
  from: ['published', 'answered', 'silent'],
  to: ['answered', 'silent'],
  fields: {
    called_at: instant('试拨时间', { required: true }),
    answered: bool('有人接听', { required: true }),
    call_note: prose('试拨情况', { required: true, max: 1000 }),
    call_proof: files('试拨证明（录音、通话记录）'),
  },
  decide: ({ row, input, ctx }) => {
    if (Date.parse(input.called_at) > Date.parse(ctx.now))
      return refuse('input.called-at', '试拨时间不能晚于现在。', {
        faults: [{ field: 'called_at', message: '不能晚于现在' }],
      });
    const about = { record: 'campaign-contact', record_id: row.id };
    return {
      state: input.answered ? 'answered' : 'silent',
      set: {
        caller: `${ctx.actor.unit.name} ${ctx.actor.name}`,
        called_at: input.called_at,
        call_note: input.call_note,
        call_proof: input.call_proof,
        calls: (row.calls ?? 0) + 1,
      },
      note: `${input.answered ? '有人接听' : '无人接听'}：${input.call_note}`,
      notices: input.answered
        ? []
        : [
            {
              unit: row.unit,
              title: '公布的举报电话试拨无人接听',
              text: `${row.phone}，请查明原因后重新试拨。`,
              ...about,
            },
          ],
    };
  },
});

/** 停用举报渠道. */
export const withdrawContact = command<CampaignContactRow>()({
  name: 'campaign-contact.withdraw',
  label: '停用举报渠道',
  record: 'campaign-contact',
  right: 'campaigns.work',
  from: ['published', 'answered', 'silent'],
  to: ['withdrawn'],
  tone: 'danger',
  fields: { reason: prose('理由', { required: true, max: 500 }) },
  decide: ({ input }) => ({ state: 'withdrawn', note: input.reason }),
});
