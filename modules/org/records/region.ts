import { bool, choice, day, type RowOf, record, text } from '#kernel/record.ts';
import { LEVELS, REGION_KINDS } from '../domain/kinds.ts';

/** A division of GB/T 2260 or a functional area. Its row keeps itself: base `region` and `unit` are its own code. */
export const region = record({
  name: 'region',
  label: '行政区划',
  module: 'org',
  sharing: 'staff',
  title: 'name',
  read: 'org.read',
  states: { active: { label: '现行' }, closed: { label: '已撤销', tone: 'stopped', final: true } },
  order: { by: 'code', desc: false },
  fields: {
    code: text('区划代码', {
      required: true,
      max: 9,
      check: 'region',
      list: 110,
      filter: true,
      search: true,
      import: true,
    }),
    name: text('名称', { required: true, max: 60, list: true, search: true, import: true }),
    level: choice('层级', { required: true, choices: LEVELS, list: 90, filter: true, import: true }),
    kind: choice('类别', { required: true, choices: REGION_KINDS, list: 100, filter: true, import: true }),
    parent: text('上级区划代码', { max: 9, check: 'region', list: 120, filter: true, import: true }),
    adopts: text('采用的规则包', {
      max: 100,
      list: 140,
      import: true,
      hint: '规则包目录，如 jiangxi/ganzhou；不填则沿用上级区划的',
    }),
    valid_from: day('设立日期', { list: 110, import: true, hint: '来源未载明的不填' }),
    valid_until: day('终止日期', { list: 110, derived: true }),
    successor: text('承接区划代码', { max: 9, check: 'region', list: 120, derived: true }),
    demo: bool('演示数据', { required: true, derived: true, filter: true }),
  },
});

export interface RegionRow extends RowOf<typeof region> {}
