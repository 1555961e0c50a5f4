import { choice, day, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 会商机制 of one region (ORG-12): who convenes it, and on what basis. Its base unit is the one that does the daily work. */
export const council = record({
  name: 'council',
  label: '会商机制',
  module: 'council',
  sharing: 'region',
  title: 'title',
  read: 'council.read',
  states: { active: { label: '运行中', tone: 'done' }, ended: { label: '已停止', tone: 'stopped', final: true } },
  fields: {
    title: text('名称', { required: true, max: 80, list: true, search: true }),
    convener: text('召集人', { max: 60, list: 200, hint: '文件没有写召集人的，由本地确定后填写' }),
    liaison: text('联络员由谁担任', { max: 60, list: 200 }),
    established: day('建立日期', { list: 110 }),
    basis: text('建立依据', { max: 200, list: 'on-demand' }),
    pack_basis: text('政策依据', { derived: true, list: 'on-demand' }),
    /** Its region once more, which no second running council may repeat. */
    place: text('所属区划', { derived: true, seen: 'never', export: false }),
    note: prose('说明', { max: 2000 }),
  },
});

export const MEMBER_KINDS = [
  { value: 'member', label: '成员' },
  { value: 'liaison', label: '联络员' },
] as const;

/** 成员 or 联络员 (ORG-13). Who went before stays as a row that has ended: that is the history. */
export const councilMember = record({
  name: 'council-member',
  label: '会商机制成员',
  module: 'council',
  sharing: 'region',
  title: 'name',
  read: 'council.read',
  unmask: 'council.contact',
  states: { serving: { label: '现任', tone: 'done' }, ended: { label: '已更换', tone: 'stopped', final: true } },
  fields: {
    council: ref('会商机制', { of: 'council', required: true, derived: true, filter: true, list: 'on-demand' }),
    kind: choice('身份', { required: true, choices: MEMBER_KINDS, list: 90, filter: true }),
    member_unit: text('成员单位', { max: 30, check: 'unit', list: 180, filter: true, hint: '平台上有的单位从这里选' }),
    department: text('部门名称', {
      max: 60,
      list: 180,
      hint: '平台上没有的单位（如政府办公室）写名称；选了单位的可以不填',
    }),
    seat: text('部门代码', { derived: true, list: 'on-demand', filter: true }),
    name: text('姓名', { required: true, max: 40, list: 110, search: true }),
    post: text('职务', { required: true, max: 60, list: 160 }),
    contact: text('联系方式', { max: 60, seen: 'masked', personal: true, list: 140 }),
    remark: text('备注', { max: 100, list: 140 }),
    from: day('任职日期', { required: true, list: 110 }),
    until: day('离任日期', { derived: true, list: 110 }),
    until_reason: text('离任原因', { derived: true, list: 'on-demand' }),
  },
});

export interface CouncilRow extends RowOf<typeof council> {}
export interface CouncilMemberRow extends RowOf<typeof councilMember> {}
