/** Supervision: alert cards, supervision documents, rectification, escalation, outcomes. */
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant, Reach } from '#kernel/rights.ts';
import { acceptExplanation } from './commands/accept-explanation.ts';
import { approveDocument } from './commands/approve-document.ts';
import { checkRectification } from './commands/check-rectification.ts';
import { closeAlert } from './commands/close-alert.ts';
import { closeDocument } from './commands/close-document.ts';
import { draftDocument } from './commands/draft-document.ts';
import { editDocument } from './commands/edit-document.ts';
import { escalate } from './commands/escalate.ts';
import { explainAlert } from './commands/explain.ts';
import { recordOutcome } from './commands/record-outcome.ts';
import { rejectExplanation } from './commands/reject-explanation.ts';
import { replyDocument } from './commands/reply.ts';
import { returnDocument } from './commands/return-document.ts';
import { submitDocument } from './commands/submit-document.ts';
import { card } from './queries/card.ts';
import { documentKinds } from './queries/document-kinds.ts';
import { factsDictionary } from './queries/facts.ts';
import { lights } from './queries/lights.ts';
import { today } from './queries/today.ts';
import { alert } from './records/alert.ts';
import { supervisionDocument } from './records/document.ts';
import { escalation, outcomeRecord, rectification } from './records/followup.ts';

export type { FactSeen, Reason } from './domain/reason.ts';
export { type AlertRow, alert } from './records/alert.ts';
export { type SupervisionDocumentRow, supervisionDocument } from './records/document.ts';
export { escalation, outcomeRecord, rectification } from './records/followup.ts';

const sees = (reach: Reach): Grant[] => [
  { right: 'supervision.read', reach },
  { right: 'supervision.read-document', reach },
];
const answers = (reach: Reach): Grant[] => [
  ...sees(reach),
  { right: 'supervision.explain', reach },
  { right: 'supervision.reply', reach },
];
const handles: Grant[] = [
  ...sees('region-and-below'),
  { right: 'supervision.handle', reach: 'region-and-below' },
  { right: 'supervision.back-test', reach: 'region-and-below' },
];

export const supervisionModule: ModuleDef = {
  name: 'supervision',
  label: '执法监督',
  records: [alert, supervisionDocument, rectification, escalation, outcomeRecord],
  commands: [
    explainAlert,
    acceptExplanation,
    rejectExplanation,
    closeAlert,
    draftDocument,
    editDocument,
    submitDocument,
    returnDocument,
    approveDocument,
    replyDocument,
    checkRectification,
    closeDocument,
    escalate,
    recordOutcome,
  ],
  queries: [today, lights, card, documentKinds, factsDictionary],
  rights: {
    'supervision.read': '查看预警',
    'supervision.read-document': '查看监督文书和整改反馈',
    'supervision.explain': '说明预警情况',
    'supervision.reply': '反馈整改情况',
    'supervision.handle': '办理预警、起草和跟踪监督文书',
    'supervision.approve': '审签监督文书',
    'supervision.back-test': '回测预警规则',
  },
  grants: {
    officer: [{ right: 'supervision.read', reach: 'unit' }],
    clerk: answers('unit-and-below'),
    'agency-head': answers('unit-and-below'),
    'legal-reviewer': sees('unit-and-below'),
    'line-leader': sees('line-and-below'),
    supervisor: handles,
    'bureau-head': [...handles, { right: 'supervision.approve', reach: 'region-and-below' }],
    'policy-keeper': [{ right: 'supervision.back-test', reach: 'region-and-below' }],
    'law-office': sees('region-and-below'),
  },
};
