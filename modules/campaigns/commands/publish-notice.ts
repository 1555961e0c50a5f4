import { command, pick } from '#kernel/command.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { PUBLISH } from '../domain/duty-kinds.ts';
import { campaignIn } from '../domain/entry.ts';
import { type CampaignNoticeRow, campaignNotice } from '../records/work.ts';
import { bureauOf, campaignById } from './reads.ts';

const PROOF = pick(
  campaignNotice.fields,
  'published_on',
  'media',
  'media_link',
  'clipping',
  'posted_place',
  'posted_photo',
);

interface Proof {
  readonly published_on: string;
  readonly media: string | null;
  readonly media_link: string | null;
  readonly clipping: readonly string[] | null;
  readonly posted_place: string | null;
  readonly posted_photo: readonly string[] | null;
}

/** Media notice: its link or a clipping. Posted notice: the place and a photo. Asked for as the pack says. */
function missingProof(
  input: Proof,
  wanted: { media: boolean; posted: boolean } | undefined,
  today: string,
): Refusal | undefined {
  const some = (list: readonly string[] | null) => (list ?? []).length > 0;
  const faults = [
    ...(input.published_on > today ? [{ field: 'published_on', message: '发布日期不能晚于今天' }] : []),
    ...(wanted?.media && !input.media ? [{ field: 'media', message: '请写明发布媒体' }] : []),
    ...(wanted?.media && !input.media_link && !some(input.clipping)
      ? [{ field: 'media_link', message: '请填媒体链接，或者上传截图、剪报' }]
      : []),
    ...(wanted?.posted && !input.posted_place ? [{ field: 'posted_place', message: '请写明张贴场所' }] : []),
    ...(wanted?.posted && !some(input.posted_photo) ? [{ field: 'posted_photo', message: '请上传张贴照片' }] : []),
  ];
  return faults.length > 0
    ? refuse('input.notice-proof', '通告要留存媒体发布和场所张贴的证明，请补齐。', { faults })
    : undefined;
}

/** 登记通告发布: the notice of a period, with its proof. */
export const publishNotice = command<CampaignNoticeRow>()({
  name: 'campaign-notice.publish',
  label: '登记通告发布',
  record: 'campaign-notice',
  right: 'campaigns.work',
  from: ['due'],
  to: ['published'],
  tone: 'primary',
  fields: PROOF,
  load: (read, { row }) => campaignById(read, row.campaign),
  decide: ({ row, input, loaded, ctx }) => {
    const wanted = loaded ? campaignIn(ctx.policy, loaded.entry)?.notice : undefined;
    const wrong = missingProof(input, wanted, ctx.today);
    if (wrong) return wrong;
    return {
      state: 'published',
      set: { ...input, late: row.due !== null && input.published_on > row.due },
      close_duties: [{ record_id: row.id, kind: PUBLISH }],
    };
  },
});

/** 补录通告: one that no period asked for on this platform, as in a campaign of the past. */
export const recordNotice = command<CampaignNoticeRow>()({
  name: 'campaign-notice.record',
  label: '补录通告',
  record: 'campaign-notice',
  creates: true,
  right: 'campaigns.work',
  from: [],
  to: ['published'],
  fields: { ...pick(campaignNotice.fields, 'campaign'), ...PROOF },
  load: async (read, { input, ctx }) => ({
    campaign: await campaignById(read, input.campaign),
    bureau: await bureauOf(read, ctx.actor.unit.code),
  }),
  decide: ({ input, loaded: { campaign, bureau }, ctx }) => {
    if (!campaign || campaign.state === 'closed')
      return refuse('input.campaign', '没有找到这个专项，或者它已经结束，请从专项页面登记。');
    const wrong = missingProof(input, campaignIn(ctx.policy, campaign.entry)?.notice, ctx.today);
    if (wrong) return wrong;
    return {
      state: 'published',
      set: { ...input, title: `${campaign.title}通告（${input.published_on}）`, bureau, late: false },
      basis: [campaign.entry],
    };
  },
});
