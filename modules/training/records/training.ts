import { int, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 年度培训档案: one officer in one year. What counts is computed from attendance (facts), never typed in here. */
export const training = record({
  name: 'training',
  label: '年度培训档案',
  module: 'training',
  sharing: 'unit',
  title: 'title',
  read: 'training.read',
  states: {
    running: { label: '本年度', tone: 'waiting' },
    closed: { label: '年度已结束', tone: 'plain', final: true },
  },
  fields: {
    title: text('档案', { derived: true, list: true, search: true }),
    officer: ref('执法人员', { of: 'officer', required: true, derived: true, filter: true, list: 'on-demand' }),
    person: ref('人员', { of: 'person', derived: true, list: 'on-demand' }),
    name: text('姓名', { derived: true, list: 120 }),
    year: int('年度', { derived: true, list: 80, filter: true }),
  },
});

export interface TrainingRow extends RowOf<typeof training> {}
