import { choice, day, type RowOf, record, ref, text } from '#kernel/record.ts';
import { ROLES } from '../roles.ts';

/** A person's role in a unit. The keeping unit is that unit; a person may hold several posts and acts in one unit at a time. */
export const post = record({
  name: 'post',
  label: '岗位',
  module: 'identity',
  sharing: 'staff',
  title: 'title',
  read: 'identity.read-people',
  states: { active: { label: '在岗' }, ended: { label: '已结束', tone: 'stopped', final: true } },
  fields: {
    person: ref('人员', { of: 'person', required: true, list: 120, filter: true }),
    role: choice('角色', {
      required: true,
      list: 150,
      filter: true,
      choices: ROLES.map(({ name, label }) => ({ value: name, label })),
    }),
    title: text('职务', { max: 60, list: true, search: true }),
    valid_from: day('开始日期', { required: true, list: 110 }),
    valid_until: day('结束日期', { list: 110, hint: '当日仍有效；不填为长期' }),
  },
});

export interface PostRow extends RowOf<typeof post> {}
