import { choice, files, prose, type RowOf, record, ref, text } from '#kernel/record.ts';
import { SERIOUSNESS } from './words.ts';

/** One answer of a check-list, or a finding outside of it. A new answer to the same question is a new row; the older one is replaced. */
export const finding = record({
  name: 'finding',
  label: '检查情况',
  module: 'inspection',
  sharing: 'unit',
  title: 'question',
  read: 'inspection.read',
  states: { kept: { label: '有效', tone: 'plain' }, replaced: { label: '已被更正', tone: 'stopped', final: true } },
  initial: 'kept',
  fields: {
    inspection: ref('行政检查', { of: 'inspection', derived: true, filter: true }),
    item_code: text('检查项编号', { max: 60, list: 110 }),
    question: text('检查内容', { required: true, max: 500, list: 320 }),
    answer: text('检查情况', { required: true, max: 500, list: 200 }),
    seriousness: choice('结论', { required: true, choices: SERIOUSNESS, list: 110, filter: true }),
    note: prose('说明', { max: 4000 }),
    photos: files('照片', { max: 20 }),
  },
});

export interface FindingRow extends RowOf<typeof finding> {}
