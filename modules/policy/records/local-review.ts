import { choice, day, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** Kind of the duty to answer it. */
export const REVIEW = 'local-value.review';

/**
 * 政策包升级核对: a new version of the packs says something else under a signed local value. The value stays in force where the packs still allow
 * one; the bureau that set it keeps or ends it. Written by the worker when another version is published.
 */
export const localReview = record({
  name: 'local-review',
  label: '政策包升级核对',
  module: 'policy',
  sharing: 'region',
  title: 'policy_title',
  read: 'policy.read',
  states: {
    open: { label: '待核对', tone: 'attention' },
    kept: { label: '保留本地值', tone: 'done', final: true },
    ended: { label: '已终止本地值', tone: 'stopped', final: true },
    superseded: { label: '已由更新的版本代替', tone: 'plain', final: true },
  },
  fields: {
    local_value: ref('本地设定值', { of: 'local-value', derived: true }),
    policy_id: text('政策条目', { derived: true, max: 120, filter: true }),
    policy_title: text('条目名称', { derived: true, list: true, search: true }),
    fate: choice('新版政策包', {
      derived: true,
      list: 140,
      filter: true,
      choices: [
        { value: 'now_given', label: '现已有规定' },
        { value: 'changed_below', label: '规定有变化' },
        { value: 'same', label: '与本地值一致' },
        { value: 'void', label: '不再允许本地值' },
      ],
    }),
    message: prose('说明', { derived: true, max: 500 }),
    value_words: text('本地值', { derived: true, max: 400, list: 160 }),
    local_basis: prose('本地值的依据', { derived: true, max: 2000 }),
    before_words: text('原规定', { derived: true, max: 2000 }),
    before_basis: prose('原规定的依据', { derived: true, max: 2000 }),
    after_words: text('新规定', { derived: true, max: 2000, list: 160 }),
    after_basis: prose('新规定的依据', { derived: true, max: 2000 }),
    from_version: text('原政策版本', { derived: true, max: 80, export: false }),
    to_version: text('新政策版本', { derived: true, max: 80, export: false }),
    found_on: day('发现日期', { derived: true, list: 110 }),
    reason: prose('核对意见', { derived: true, max: 1000 }),
    decided_by_name: text('核对人', { derived: true }),
  },
});

export interface LocalReviewRow extends RowOf<typeof localReview> {}
