import { day, instant, json, prose, type RowOf, record, text } from '#kernel/record.ts';

/** 本地设定值: what a bureau sets where the documents leave something open. Drafted by the keeper, signed by another person; never edited once signed. Its base region is where it holds. */
export const localValue = record({
  name: 'local-value',
  label: '本地设定值',
  module: 'policy',
  sharing: 'region',
  title: 'policy_title',
  read: 'policy.read',
  states: {
    draft: { label: '待签署', tone: 'waiting' },
    signed: { label: '已签署', tone: 'done' },
    ended: { label: '已终止', tone: 'stopped', final: true },
    dropped: { label: '已撤回', tone: 'plain', final: true },
  },
  fields: {
    policy_id: text('政策条目', { required: true, max: 120, list: 220, filter: true }),
    policy_title: text('条目名称', { derived: true, list: true, search: true }),
    valid_from: day('起始日期', { required: true, list: 110, filter: true }),
    valid_until: day('终止日期', { list: 110 }),
    value: json('设定值', { required: true }),
    value_words: text('设定值（文字）', { derived: true, list: 160 }),
    basis: prose('依据', { required: true, max: 2000, list: true }),
    drafter: text('起草人', { derived: true, seen: 'never' }),
    drafter_name: text('起草人姓名', { derived: true }),
    signed_by: text('签署人编号', { derived: true, seen: 'never' }),
    signed_by_name: text('签署人', { derived: true, list: 120 }),
    signed_at: instant('签署时间', { derived: true }),
  },
});

export interface LocalValueRow extends RowOf<typeof localValue> {}
