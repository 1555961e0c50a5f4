import { bool, choice, day, type RowOf, record, ref, text } from '#kernel/record.ts';

/** Kinds of staff as the annual report counts them (PER-01); `auxiliary` can never act as an officer (PER-20). */
export const STAFF_KINDS = [
  { value: 'administrative', label: '行政编制' },
  { value: 'institution', label: '事业编制' },
  { value: 'police', label: '人民警察' },
  { value: 'auxiliary', label: '辅助人员' },
] as const;

/** A person on the roll of a unit's enforcement staff (行政执法人员库). */
export const officer = record({
  name: 'officer',
  label: '执法人员',
  module: 'officers',
  sharing: 'unit',
  title: 'name',
  read: 'officer.read',
  states: {
    active: { label: '在岗', tone: 'done' },
    left: { label: '已离岗', tone: 'stopped', final: true },
  },
  initial: 'active',
  fields: {
    person: ref('人员', { required: true, of: 'person', list: 'on-demand' }),
    name: text('姓名', { derived: true, list: 120, search: true }),
    kind: choice('编制性质', { required: true, choices: STAFF_KINDS, list: 110, filter: true, import: true }),
    position: text('执法岗位', { max: 100, list: 160, import: true, hint: '如：食品安全监管岗' }),
    legal_qualification: bool('法律职业资格', { list: 110, filter: true, import: true }),
    from_day: day('到岗日期', { required: true, list: 110, import: true }),
    until_day: day('离岗日期', { derived: true, list: 110 }),
  },
});

export interface OfficerRow extends RowOf<typeof officer> {}
