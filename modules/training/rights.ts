/** Who may do what with training. An officer sees the own record alone; units keep theirs; the superior and the bureau look at those below. */
import type { Grant, Reach } from '#kernel/rights.ts';

export const rights: Readonly<Record<string, string>> = {
  'training.read': '查看培训计划、参训记录和学时',
  'training.read-own': '查看本人的培训档案',
  'training.read-list': '查看应知应会清单',
  'training.keep': '编制计划、组织培训、登记参训和检验结果',
  'training.supervise': '备案培训计划、督导培训',
};

const at = (reach: Reach, ...names: string[]): Grant[] => names.map((right) => ({ right: `training.${right}`, reach }));
const own = at('unit', 'read-own', 'read-list');

export const grants: Readonly<Record<string, readonly Grant[]>> = {
  officer: own,
  clerk: [...own, ...at('unit-and-below', 'read', 'keep')],
  personnel: [...own, ...at('unit-and-below', 'read', 'keep')],
  'agency-head': [...own, ...at('unit-and-below', 'read')],
  'legal-reviewer': own,
  'justice-station': own,
  'line-leader': [...own, ...at('line-and-below', 'read', 'supervise')],
  supervisor: [...own, ...at('region-and-below', 'read', 'supervise', 'keep')],
  'bureau-head': [...own, ...at('region-and-below', 'read', 'supervise')],
  'law-office': at('region-and-below', 'read'),
};
