import { choice, day, prose, type RowOf, record, text } from '#kernel/record.ts';
import { UNIT_KINDS } from '../domain/kinds.ts';

/**
 * A unit. Its row keeps itself: base `region`, `unit` and `line` repeat `region_code`, `code` and `line_code`, so that ranges of codes bound it
 * like every other row. Documents store the unit's name of their day; a new name never reaches back.
 */
export const unit = record({
  name: 'unit',
  label: '单位',
  module: 'org',
  sharing: 'staff',
  title: 'name',
  read: 'org.read',
  states: { active: { label: '在用' }, closed: { label: '已撤销', tone: 'stopped', final: true } },
  order: { by: 'code', desc: false },
  fields: {
    code: text('单位代码', {
      required: true,
      max: 30,
      check: 'unit',
      list: 140,
      filter: true,
      search: true,
      import: true,
      hint: '区划代码.条线，如 360702.scjg；派出机构再加序号，如 360702.scjg.1',
    }),
    name: text('单位名称', { required: true, max: 100, list: true, search: true, import: true }),
    kind: choice('单位类别', { required: true, choices: UNIT_KINDS, list: 140, filter: true, import: true }),
    region_code: text('所在区划代码', { required: true, max: 9, check: 'region', filter: true, derived: true }),
    line_code: text('条线代码', { required: true, max: 6, list: 90, filter: true, derived: true }),
    parent: text('隶属单位', {
      max: 30,
      check: 'unit',
      import: true,
      hint: '同级人民政府；垂直管理部门填上级主管部门',
    }),
    superior: text('本系统上级单位', {
      max: 30,
      check: 'unit',
      filter: true,
      import: true,
      hint: '垂直管理部门可以跨级',
    }),
    supervised_by: text('监督机构（司法行政部门）', { max: 30, check: 'unit', filter: true, import: true }),
    uscc: text('统一社会信用代码', { max: 18, check: 'uscc', search: true, import: true }),
    go_live: day('接入日期', { list: 110, filter: true, import: true, hint: '此前的行为只用于回测，不产生预警' }),
    valid_from: day('设立日期', { import: true }),
    valid_until: day('终止日期', { derived: true }),
    successors: text('承接单位代码', { max: 400, derived: true, hint: '多个以空格分开' }),
    supervising_body: text('内设监督机构', { max: 100, list: 160, import: true }),
    station_tasks: prose('司法所承担的监督任务清单', { max: 4000 }),
    seal_note: prose('行政执法监督专用章启用情况', { max: 1000 }),
  },
});

export interface UnitRow extends RowOf<typeof unit> {}
