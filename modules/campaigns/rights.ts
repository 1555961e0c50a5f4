/** Who may do what with campaigns, plans and registers. */
import type { Grant, Reach } from '#kernel/rights.ts';

export const rights = {
  'campaigns.read': '查看专项、问题清单、任务和台账',
  'campaigns.read-exemption': '查看容错免责',
  'campaigns.work': '报告完成情况、登记问题和自查',
  'campaigns.guide': '研究共性问题、印发指导、评审案例',
  'campaigns.report': '起草和送达向上报告',
  'campaigns.run': '发起专项、建立任务台账、核查和评查',
  'campaigns.ask-exemption': '申请容错免责',
  'campaigns.decide-exemption': '决定容错免责',
};

const reads = (reach: Reach): Grant => ({ right: 'campaigns.read', reach });
const exemptions = (reach: Reach): Grant => ({ right: 'campaigns.read-exemption', reach });
const own = (...names: string[]): Grant[] => names.map((right) => ({ right: `campaigns.${right}`, reach: 'unit' }));
const bureau: Grant[] = [
  reads('region-and-below'),
  exemptions('region-and-below'),
  ...own('work', 'guide', 'report'),
  { right: 'campaigns.run', reach: 'region-and-below' },
];

export const grants: Readonly<Record<string, readonly Grant[]>> = {
  officer: [reads('unit')],
  clerk: [reads('unit-and-below'), exemptions('unit-and-below'), ...own('work', 'report', 'ask-exemption')],
  'agency-head': [
    reads('unit-and-below'),
    exemptions('unit-and-below'),
    ...own('work', 'guide', 'report', 'decide-exemption'),
  ],
  'legal-reviewer': [reads('unit-and-below')],
  'line-leader': [reads('line-and-below'), ...own('work', 'guide', 'report')],
  supervisor: bureau,
  'bureau-head': [...bureau, { right: 'campaigns.decide-exemption', reach: 'region-and-below' }],
  'law-office': [reads('region-and-below')],
};
