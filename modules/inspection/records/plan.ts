import { choice, day, instant, int, json, prose, type RowOf, record, ref, text } from '#kernel/record.ts';
import { PLAN_KINDS } from './words.ts';

/**
 * 检查计划. Its inspections are rows of their own that name it. `filings` keeps every filing with the instant it took effect (handed in where the
 * packs ask for filing, passed where they ask for review): an inspection is planned from the first filing that contains it.
 */
export const plan = record({
  name: 'plan',
  label: '检查计划',
  module: 'inspection',
  sharing: 'unit',
  also_seen_by: 'filed_to',
  title: 'title',
  read: 'plan.read',
  states: {
    draft: { label: '编制中', tone: 'plain' },
    'head-review': { label: '待负责人审批', tone: 'waiting' },
    approved: { label: '已批准、待报送', tone: 'waiting' },
    filed: { label: '已报送', tone: 'waiting' },
    reviewed: { label: '审核通过/已备案', tone: 'done' },
    returned: { label: '已退回', tone: 'attention' },
    withdrawn: { label: '已撤回', tone: 'stopped', final: true },
  },
  initial: 'draft',
  fields: {
    title: text('计划名称', { required: true, max: 200, list: 300, search: true, import: true }),
    kind: choice('计划类别', { required: true, choices: PLAN_KINDS, list: 150, filter: true, import: true }),
    year: int('计划年度', { required: true, min: 2000, max: 2200, list: 90, filter: true, import: true }),
    basis: prose('编制依据', { required: true, max: 4000, import: true }),
    reason: prose('编制理由', { max: 4000, import: true }),
    filed_to: text('报送单位', { max: 30, check: 'unit', derived: true, filter: true }),
    number: text('备案号', { derived: true, list: 150, search: true }),
    drafter: ref('编制人', { of: 'person', derived: true }),
    approved_by: ref('批准人', { of: 'person', derived: true }),
    approved_at: instant('批准时间', { derived: true }),
    filing_version: int('报送次数', { derived: true, list: 90, unit: '次' }),
    filed_day: day('最近报送日期', { derived: true, list: 110 }),
    filings: json('历次报送', { derived: true, export: false }),
    review_due: day('审查期限', { derived: true, list: 110, filter: true, hint: '空白：原文未规定，本地也未设定' }),
    reviewed_by: ref('审查人', { of: 'person', derived: true }),
    reviewed_day: day('审查日期', { derived: true, list: 110 }),
    review_opinion: prose('审查意见', { max: 4000, derived: true }),
    review_findings: json('重复、多头检查', { derived: true, export: false }),
    change_reason: prose('变更理由', { max: 2000, derived: true }),
  },
});

export interface PlanRow extends RowOf<typeof plan> {}

/** One filing of a plan. `effective_at`: from when inspections in it count as planned; null while a review has not passed. */
export interface Filing {
  readonly version: number;
  readonly filed_at: string;
  readonly mode: 'approval' | 'filing';
  readonly effective_at: string | null;
  readonly returned_at: string | null;
}
