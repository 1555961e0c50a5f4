/** Who may do what with returns. Read by the module's definition, and by whatever tells people which post is missing. */
import type { Grant, Reach } from '#kernel/rights.ts';

export const returnRights = {
  'returns.read-round': '查看报送批次',
  'returns.read': '查看报表',
  'returns.fill': '填报报表',
  'returns.review': '审核本单位报表',
  'returns.sign': '签发本单位报表',
  'returns.receive': '签收、退回、通过下级报表',
  'returns.open': '开单',
  'returns.comment': '提出和答复审核意见',
} as const;

const reads = (reach: Reach): Grant[] => [
  { right: 'returns.read', reach },
  { right: 'returns.read-round', reach: 'platform' },
  { right: 'returns.comment', reach },
];
/** A colleague of the filler's own kind may review what the other filled in; whoever filled it in may not. */
const fills: readonly Grant[] = [
  { right: 'returns.fill', reach: 'unit' },
  { right: 'returns.review', reach: 'unit' },
];
const signs: Grant = { right: 'returns.sign', reach: 'unit' };
const receives: readonly Grant[] = [
  { right: 'returns.receive', reach: 'region-and-below' },
  { right: 'returns.open', reach: 'region-and-below' },
];

export const returnGrants: Readonly<Record<string, Grant[]>> = {
  clerk: [...reads('unit-and-below'), ...fills],
  'legal-reviewer': [...reads('unit-and-below'), { right: 'returns.review', reach: 'unit' }],
  'agency-head': [...reads('unit-and-below'), ...fills, signs],
  'line-leader': [...reads('line-and-below'), { right: 'returns.receive', reach: 'line-and-below' }],
  supervisor: [...reads('region-and-below'), ...fills, ...receives],
  'bureau-head': [...reads('region-and-below'), { right: 'returns.review', reach: 'unit' }, signs, ...receives],
  'law-office': reads('region-and-below'),
};

/** Roles that grant a right, in the order of the grants. */
export const rolesWith = (right: keyof typeof returnRights): string[] =>
  Object.entries(returnGrants).flatMap(([role, grants]) => (grants.some((it) => it.right === right) ? [role] : []));
