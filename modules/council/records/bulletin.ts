import { day, files, instant, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 通报: to every member unit, with the marks of who has it and who has read it. */
export const councilBulletin = record({
  name: 'council-bulletin',
  label: '会商通报',
  module: 'council',
  sharing: 'region',
  title: 'title',
  read: 'council.read',
  states: { draft: { label: '起草中' }, sent: { label: '已发', tone: 'done', final: true } },
  fields: {
    council: ref('会商机制', { of: 'council', required: true, derived: true, filter: true, list: 'on-demand' }),
    meeting: ref('会议', { of: 'council-meeting', required: true, filter: true, list: 200 }),
    title: text('通报', { required: true, max: 100, list: true, search: true }),
    body: prose('正文', { required: true, max: 20_000 }),
    papers: files('附件'),
    sent_day: day('发出日期', { derived: true, list: 110, filter: true }),
    sent_by: text('发出人', { derived: true, list: 90 }),
  },
});

/** One department's copy of a bulletin. A department without an account gets it on paper, and that is confirmed by hand. */
export const bulletinDelivery = record({
  name: 'bulletin-delivery',
  label: '通报送达',
  module: 'council',
  sharing: 'unit',
  also_seen_by: 'member_unit',
  title: 'title',
  read: 'council.read',
  states: {
    sent: { label: '未阅', tone: 'attention' },
    'by-hand': { label: '待人工送达', tone: 'attention' },
    read: { label: '已阅', tone: 'done', final: true },
    received: { label: '已人工送达', tone: 'done', final: true },
  },
  fields: {
    bulletin: ref('通报', { of: 'council-bulletin', required: true, derived: true, filter: true, list: 'on-demand' }),
    title: text('通报名称', { derived: true, list: true }),
    department: text('成员单位', { derived: true, list: 180 }),
    member_unit: text('平台单位', { derived: true, check: 'unit', list: 'on-demand' }),
    sent_day: day('发出日期', { derived: true, list: 110 }),
    read_at: instant('阅收时间', { derived: true, list: 150 }),
    read_by: text('阅收人', { derived: true, list: 90 }),
    received_day: day('送达日期', { derived: true, list: 110 }),
    received_note: text('送达方式', { derived: true, max: 200 }),
  },
});

export interface CouncilBulletinRow extends RowOf<typeof councilBulletin> {}
export interface BulletinDeliveryRow extends RowOf<typeof bulletinDelivery> {}
