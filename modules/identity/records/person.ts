import { bool, type RowOf, record, text } from '#kernel/record.ts';

/** A person who works with the platform or is named in it. The keeping unit is where the person is on the staff. */
export const person = record({
  name: 'person',
  label: '人员',
  module: 'identity',
  sharing: 'staff',
  title: 'name',
  read: 'identity.read-people',
  unmask: 'identity.unmask-people',
  states: { active: { label: '在职' }, left: { label: '已离开', tone: 'stopped', final: true } },
  fields: {
    name: text('姓名', { required: true, max: 50, list: 120, search: true, import: true }),
    id_number: text('公民身份号码', { max: 18, check: 'resident-id', seen: 'masked', personal: true, import: true }),
    phone: text('联系电话', { max: 20, check: 'phone', seen: 'masked', personal: true, import: true }),
    demo: bool('演示数据', { required: true, derived: true, list: 90, filter: true }),
  },
});

export interface PersonRow extends RowOf<typeof person> {}
