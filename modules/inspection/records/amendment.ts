import { choice, json, prose, type RowOf, record, ref, text } from '#kernel/record.ts';
import { AMENDMENT_KINDS } from './words.ts';

/** 补正: what left its author's hands is never edited; a new version comes with author, reason and both wordings, and this row keeps them. */
export const amendment = record({
  name: 'inspection-amendment',
  label: '检查记录补正',
  module: 'inspection',
  sharing: 'unit',
  title: 'what',
  read: 'inspection.read',
  fields: {
    inspection: ref('行政检查', { of: 'inspection', derived: true, filter: true }),
    kind: choice('补正方式', { required: true, choices: AMENDMENT_KINDS, list: 90, filter: true }),
    what: text('补正内容', { derived: true, list: 240 }),
    before: json('原内容', { derived: true, export: false }),
    after: json('现内容', { derived: true, export: false }),
    reason: prose('理由', { required: true, max: 2000, list: 300 }),
    author: ref('补正人', { of: 'person', derived: true }),
  },
});

export interface AmendmentRow extends RowOf<typeof amendment> {}
