/** What a unit does while a campaign runs: looks at itself, tells the public, publishes how it can be reached. */
import { bool, day, files, instant, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 自查情况: one way of self-check of one unit, with a count and its evidence (SPC-04). */
export const selfCheck = record({
  name: 'self-check',
  label: '自查情况',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'means_name',
  read: 'campaigns.read',
  fields: {
    campaign: ref('专项', { of: 'campaign', required: true, filter: true, list: 200 }),
    means: text('自查形式代码', { required: true, max: 60, filter: true, hint: '政策包中该专项的自查形式' }),
    means_name: text('自查形式', { derived: true, list: true }),
    count: int('次数（份数、件数）', { required: true, min: 0, list: 120 }),
    found: int('发现问题', { min: 0, list: 90, unit: '个' }),
    checked_on: day('完成日期', { required: true, list: 110, filter: true }),
    note: prose('情况', { max: 4000 }),
    evidence: files('证明材料'),
    bureau: text('牵头的司法行政部门', { max: 30, check: 'unit', derived: true }),
  },
});

/** 整治通告: what is due in a period of the campaign, with the proof of the media notice and of the posted one (SPC-07). */
export const campaignNotice = record({
  name: 'campaign-notice',
  label: '整治通告',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'title',
  read: 'campaigns.read',
  states: {
    due: { label: '待发布', tone: 'attention' },
    published: { label: '已发布', tone: 'done', final: true },
  },
  fields: {
    title: text('通告', { max: 200, derived: true, list: true }),
    campaign: ref('专项', { of: 'campaign', required: true, filter: true }),
    number: int('第几期', { derived: true, list: 80 }),
    due: day('最迟发布日期', { derived: true, list: 120, filter: true }),
    published_on: day('发布日期', { required: true, list: 110, filter: true }),
    media: text('发布媒体', { max: 120, list: 140 }),
    media_link: text('媒体链接', { max: 400 }),
    clipping: files('媒体截图或剪报'),
    posted_place: text('张贴场所', { max: 200 }),
    posted_photo: files('张贴照片'),
    late: bool('晚于期限', { derived: true, list: 90, filter: true }),
    bureau: text('牵头的司法行政部门', { max: 30, check: 'unit', derived: true }),
  },
});

/** 投诉举报渠道: the published telephone and e-mail of a unit, and the last test call (SPC-08). */
export const campaignContact = record({
  name: 'campaign-contact',
  label: '投诉举报渠道',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'phone',
  read: 'campaigns.read',
  states: {
    published: { label: '已公布，待试拨', tone: 'waiting' },
    answered: { label: '试拨有人接听', tone: 'done' },
    silent: { label: '试拨无人接听', tone: 'attention' },
    withdrawn: { label: '已停用', tone: 'stopped', final: true },
  },
  fields: {
    campaign: ref('专项', { of: 'campaign', required: true, filter: true }),
    phone: text('举报电话', { required: true, max: 40, list: 150, check: 'office-phone' }),
    email: text('举报邮箱', { max: 120, list: 180, check: 'mail' }),
    published_on: day('公布日期', { required: true, list: 110 }),
    published_where: text('公布载体', { required: true, max: 300, list: true }),
    published_proof: files('公布证明'),
    caller: text('试拨人', { max: 60, derived: true }),
    called_at: instant('试拨时间', { derived: true, list: 150 }),
    calls: int('试拨次数', { derived: true }),
    call_note: prose('试拨情况', { max: 1000, derived: true }),
    call_proof: files('试拨证明', { derived: true }),
    bureau: text('牵头的司法行政部门', { max: 30, check: 'unit', derived: true }),
  },
});

export interface SelfCheckRow extends RowOf<typeof selfCheck> {}
export interface CampaignNoticeRow extends RowOf<typeof campaignNotice> {}
export interface CampaignContactRow extends RowOf<typeof campaignContact> {}
