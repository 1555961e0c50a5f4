/** A campaign of the pack as one region runs it, and what each unit owes under it. */
import { bool, day, files, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 专项整治, kept by the bureau that opened it. Everyone signed in sees that it runs: it says nothing of any unit. */
export const campaign = record({
  name: 'campaign',
  label: '专项整治',
  module: 'campaigns',
  sharing: 'staff',
  title: 'title',
  read: 'campaigns.read',
  states: {
    opening: { label: '正在分解任务', tone: 'waiting' },
    running: { label: '进行中', tone: 'attention' },
    summed: { label: '已总结', tone: 'done' },
    closed: { label: '已结束', tone: 'done', final: true },
  },
  fields: {
    title: text('名称', { required: true, max: 120, list: true, search: true, derived: true }),
    entry: text('政策条目', { required: true, max: 100, filter: true, hint: '政策包中的专项条目' }),
    year: int('年度', { min: 2000, max: 2100, list: 80, filter: true, hint: '按年循环的专项必填' }),
    from_day: day('起始日期', { derived: true, list: 110 }),
    until_day: day('截止日期', { derived: true, list: 110 }),
    history: bool('历史专项', {
      required: true,
      list: 90,
      filter: true,
      hint: '已经过去的专项只补录，不提醒、不报逾期',
    }),
    opened_on: day('开单日期', { derived: true }),
    basis: prose('依据', { derived: true }),
    result: prose('总结', { max: 8000, derived: true }),
    result_files: files('总结材料', { derived: true }),
    summed_on: day('总结日期', { derived: true }),
  },
});

/** 专项任务: one duty of the campaign for one unit. `bureau` follows it. */
export const campaignDuty = record({
  name: 'campaign-duty',
  label: '专项任务',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'title',
  read: 'campaigns.read',
  states: {
    open: { label: '待完成', tone: 'waiting' },
    reported: { label: '已报完成', tone: 'waiting' },
    confirmed: { label: '已确认', tone: 'done', final: true },
    waived: { label: '不适用', tone: 'stopped', final: true },
  },
  order: { by: 'created_at', desc: true },
  fields: {
    title: text('任务', { required: true, max: 300, derived: true, list: true, search: true }),
    campaign: ref('专项', { of: 'campaign', required: true, derived: true, filter: true, list: 200 }),
    code: text('任务代码', { required: true, max: 60, derived: true, filter: true, list: 'on-demand' }),
    phase: text('阶段', { max: 60, derived: true, filter: true, list: 90 }),
    due: day('完成时限', { derived: true, list: 110, filter: true, hint: '空：原文未规定' }),
    chain: text('报送链', { max: 100, derived: true }),
    article: text('条款', { max: 200, derived: true }),
    bureau: text('牵头的司法行政部门', { max: 30, check: 'unit', derived: true, filter: true }),
    history: bool('历史专项', { derived: true, filter: true }),
    done_on: day('完成日期', { required: true, list: 110, filter: true }),
    result: prose('完成情况', { required: true, max: 4000 }),
    proof: files('证明材料'),
    delivered_to: text('报送对象', { max: 200 }),
    late: bool('超过时限', { derived: true, filter: true }),
    reported_by: text('报告人', { max: 60, derived: true }),
    check_note: prose('核查意见', { max: 2000, derived: true }),
  },
});

export interface CampaignRow extends RowOf<typeof campaign> {}
export interface CampaignDutyRow extends RowOf<typeof campaignDuty> {}
