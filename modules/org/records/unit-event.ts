import { choice, day, type RowOf, record, text } from '#kernel/record.ts';
import { EVENT_KINDS } from '../domain/kinds.ts';

/** 机构沿革: what happened to a unit or region and on which day; the name a unit had on a day is read from it. */
export const unitEvent = record({
  name: 'unit-event',
  label: '机构沿革',
  module: 'org',
  sharing: 'staff',
  title: 'after_name',
  read: 'org.read',
  order: { by: 'day', desc: true },
  fields: {
    subject: choice('对象', {
      required: true,
      list: 80,
      filter: true,
      choices: [
        { value: 'unit', label: '单位' },
        { value: 'region', label: '区划' },
      ],
    }),
    code: text('代码', { required: true, max: 30, list: 140, filter: true }),
    kind: choice('事项', { required: true, choices: EVENT_KINDS, list: 90, filter: true }),
    day: day('生效日期', { required: true, list: 110, filter: true }),
    before_name: text('原名称', { max: 100, list: true, search: true }),
    after_name: text('现名称', { max: 100, list: true, search: true }),
    others: text('涉及的其他代码', { max: 400, hint: '多个以空格分开' }),
    basis: text('批准文件', { max: 300, list: true }),
  },
});

export interface UnitEventRow extends RowOf<typeof unitEvent> {}
