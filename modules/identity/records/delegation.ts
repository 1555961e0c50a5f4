import { day, json, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 委托: A lets B of the same unit do certain acts of A's post for a period. What B does then is written as "B 代 A". */
export const delegation = record({
  name: 'delegation',
  label: '委托',
  module: 'identity',
  sharing: 'staff',
  title: 'acts',
  read: 'identity.read-people',
  states: { active: { label: '有效' }, ended: { label: '已终止', tone: 'stopped', final: true } },
  fields: {
    from_person: ref('委托人', { of: 'person', required: true, list: 120, filter: true }),
    to_person: ref('受委托人', { of: 'person', required: true, list: 120, filter: true }),
    post: ref('委托人的岗位', { of: 'post', required: true }),
    acts: text('委托事项', { required: true, max: 200, list: true }),
    rights: json('委托的权利', { required: true, hint: '权利代码的列表' }),
    valid_from: day('开始日期', { required: true, list: 110 }),
    valid_until: day('结束日期', { required: true, list: 110, hint: '当日仍有效' }),
    reason: text('委托事由', { required: true, max: 300 }),
  },
});

export interface DelegationRow extends RowOf<typeof delegation> {}
