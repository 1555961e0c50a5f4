import { day, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 监督人员登记 (ORG-04): who in a unit supervises its own enforcement. The keeping unit is the unit registered for. */
export const supervisionPerson = record({
  name: 'supervision-person',
  label: '监督人员登记',
  module: 'org',
  sharing: 'unit',
  title: 'person_name',
  read: 'org.read-supervision',
  states: { active: { label: '在任' }, ended: { label: '已卸任', tone: 'stopped', final: true } },
  fields: {
    person: ref('监督人员', { of: 'person', list: true, hint: '平台上有账号或证件的人员' }),
    person_name: text('姓名', { required: true, max: 50, list: 120, search: true }),
    duty: text('监督职务', { max: 60, list: true }),
    valid_from: day('任职日期', { required: true, list: 110, filter: true }),
    valid_until: day('卸任日期', { list: 110, derived: true }),
  },
});

export interface SupervisionPersonRow extends RowOf<typeof supervisionPerson> {}
