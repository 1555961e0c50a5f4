import { choice, day, files, int, prose, type RowOf, record, ref, refs, text } from '#kernel/record.ts';

/** 会商会议: called by the convener or proposed by a member unit; over when its minutes are confirmed. */
export const councilMeeting = record({
  name: 'council-meeting',
  label: '会商会议',
  module: 'council',
  sharing: 'region',
  title: 'title',
  read: 'council.read',
  states: {
    proposed: { label: '提议召开', tone: 'attention' },
    scheduled: { label: '已定召开', tone: 'waiting' },
    minuted: { label: '纪要待确认', tone: 'attention' },
    confirmed: { label: '纪要已确认', tone: 'done', final: true },
    declined: { label: '不召开', tone: 'stopped', final: true },
    cancelled: { label: '已取消', tone: 'stopped', final: true },
  },
  fields: {
    council: ref('会商机制', { of: 'council', required: true, derived: true, filter: true, list: 'on-demand' }),
    title: text('会议', { required: true, max: 80, list: true, search: true }),
    kind: choice('会议种类', { required: true, dictionary: 'dict.council_meeting', list: 160, filter: true }),
    day: day('召开日期', { required: true, list: 110, filter: true }),
    time: text('时间', { max: 40, list: 'on-demand' }),
    place: text('地点', { max: 80, list: 160 }),
    agenda: prose('会议安排', { max: 4000 }),
    proposed_by: text('提议单位', { derived: true, check: 'unit', list: 160 }),
    reason: prose('提议理由', { max: 2000, derived: true }),
    answer: prose('答复', { derived: true, max: 1000 }),
    held_day: day('实际召开日期', { derived: true, list: 'on-demand' }),
    present: refs('出席的成员和联络员', { of: 'council-member', derived: true }),
    others: prose('列席人员', { derived: true, max: 1000 }),
    minutes: prose('会议纪要', { derived: true, max: 20_000 }),
    papers: files('会议材料', { derived: true }),
    drafted_by: text('纪要起草人', { derived: true }),
    confirmed_day: day('纪要确认日期', { derived: true, list: 110, filter: true }),
    confirmed_by: text('确认人', { derived: true }),
  },
});

/** 议题: proposed by any member unit, put on the agenda of a meeting, discussed there. */
export const councilTopic = record({
  name: 'council-topic',
  label: '会商议题',
  module: 'council',
  sharing: 'region',
  title: 'title',
  read: 'council.read',
  states: {
    proposed: { label: '待安排', tone: 'attention' },
    agenda: { label: '已列入议程', tone: 'waiting' },
    discussed: { label: '已会商', tone: 'done', final: true },
    declined: { label: '不列入', tone: 'stopped', final: true },
  },
  fields: {
    council: ref('会商机制', { of: 'council', required: true, derived: true, filter: true, list: 'on-demand' }),
    meeting: ref('会议', { of: 'council-meeting', derived: true, filter: true, list: 200 }),
    order: int('次序', { min: 1, max: 99, derived: true, list: 70 }),
    title: text('议题', { required: true, max: 80, list: true, search: true }),
    matter: prose('需要会商的问题', { required: true, max: 4000 }),
    proposer: text('提出单位', { derived: true, check: 'unit', list: 160, filter: true }),
    papers: files('材料'),
    conclusion: prose('会商意见', { derived: true, max: 4000 }),
    answer: prose('不列入的理由', { derived: true, max: 1000 }),
  },
});

export interface CouncilMeetingRow extends RowOf<typeof councilMeeting> {}
export interface CouncilTopicRow extends RowOf<typeof councilTopic> {}
