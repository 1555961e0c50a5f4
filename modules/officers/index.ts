/** Officers, their certificates, and the auxiliaries who can never act as officers. See README.md. */
import './imports/officer.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant } from '#kernel/rights.ts';
import { cancel } from './commands/cancel.ts';
import { correct } from './commands/correct.ts';
import { issue } from './commands/issue.ts';
import { leave } from './commands/leave.ts';
import { register } from './commands/register.ts';
import { renew } from './commands/renew.ts';
import { resume } from './commands/resume.ts';
import { revoke } from './commands/revoke.ts';
import { suspend } from './commands/suspend.ts';
import { withdraw } from './commands/withdraw.ts';
import { expiring } from './queries/expiring.ts';
import { staffOverview } from './queries/staff-overview.ts';
import { certificate } from './record-certificate.ts';
import { officer } from './record-officer.ts';

const reads = (reach: Grant['reach']): Grant[] => [
  { right: 'officer.read', reach },
  { right: 'certificate.read', reach },
];

export const officersModule: ModuleDef = {
  name: 'officers',
  label: '执法人员',
  records: [officer, certificate],
  commands: [register, correct, leave, issue, suspend, resume, withdraw, cancel, revoke, renew],
  queries: [expiring, staffOverview],
  rights: {
    'officer.read': '查看执法人员',
    'officer.manage': '管理执法人员库',
    'certificate.read': '查看执法证件',
    'certificate.issue': '核发和续期证件',
    'certificate.dispose': '暂扣、恢复、收回、注销证件',
    'certificate.revoke': '吊销证件',
  },
  grants: {
    officer: reads('unit'),
    clerk: reads('unit'),
    'legal-reviewer': reads('unit'),
    'agency-head': reads('unit-and-below'),
    'line-leader': reads('line-and-below'),
    personnel: [
      ...reads('unit-and-below'),
      { right: 'officer.manage', reach: 'unit-and-below' },
      { right: 'certificate.issue', reach: 'unit-and-below' },
      { right: 'certificate.dispose', reach: 'unit-and-below' },
    ],
    supervisor: [
      ...reads('region-and-below'),
      { right: 'certificate.issue', reach: 'region-and-below' },
      { right: 'certificate.dispose', reach: 'region-and-below' },
    ],
    'bureau-head': [
      ...reads('region-and-below'),
      { right: 'certificate.dispose', reach: 'region-and-below' },
      { right: 'certificate.revoke', reach: 'region-and-below' },
    ],
  },
};

export { CANCEL_DUTY } from './commands/leave.ts';
export { type Effect, effectOn, spansOf, type Validity, validOn } from './domain/effects.ts';
export { type OpenVisit, REPLACE_DUTY } from './domain/replace-officer.ts';
export type { CertificateRow } from './record-certificate.ts';
export type { OfficerRow } from './record-officer.ts';
export { STAFF_KINDS } from './record-officer.ts';
