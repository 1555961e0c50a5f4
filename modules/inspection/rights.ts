/** Who may do what with plans, inspections and what firms say. Agencies never hold a right to ratings, complaints or firm keys. */
import type { Grant, Reach } from '#kernel/rights.ts';

export const rights: Readonly<Record<string, string>> = {
  'plan.read': '查看检查计划',
  'plan.draft': '编制、报送检查计划',
  'plan.approve': '批准检查计划',
  'plan.review': '审查检查计划',
  'inspection.read': '查看行政检查',
  'inspection.draft': '拟定检查',
  'inspection.approve': '批准检查',
  'inspection.perform': '实施检查、录入结果',
  'inspection.publish': '公示检查结果',
  'rating.read': '查看企业评价',
  'rating.judge': '核实企业评价',
  'complaint.read': '查看涉企执法投诉',
  'complaint.handle': '办理涉企执法投诉',
  'complaint.unmask': '查看投诉人的联系方式',
  'firm-key.read': '查看企业凭证发放',
  'firm-key.issue': '发放企业凭证',
};

const at = (reach: Reach, ...names: string[]): Grant[] => names.map((right) => ({ right, reach }));
const reads = ['plan.read', 'inspection.read'];
const firmSide = ['rating.read', 'complaint.read', 'firm-key.read'];

export const grants: Readonly<Record<string, readonly Grant[]>> = {
  officer: at('unit', ...reads, 'inspection.draft', 'inspection.perform'),
  clerk: at('unit', ...reads, 'plan.draft', 'inspection.draft', 'inspection.perform', 'inspection.publish'),
  'agency-head': [...at('unit-and-below', ...reads), ...at('unit', 'plan.approve', 'inspection.approve')],
  'legal-reviewer': at('unit', ...reads),
  'line-leader': at('line-and-below', ...reads),
  supervisor: at(
    'region-and-below',
    ...reads,
    'plan.review',
    ...firmSide,
    'rating.judge',
    'complaint.handle',
    'complaint.unmask',
    'firm-key.issue',
  ),
  'bureau-head': at('region-and-below', ...reads, 'plan.review', ...firmSide),
  'policy-keeper': at('region-and-below', ...reads),
  'law-office': at('region-and-below', ...reads),
};
