/** What agencies may do: the catalogue of enforcement matters, and the check-lists they work with. See README.md. */
import './import.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant } from '#kernel/rights.ts';
import { acceptItem } from './commands/accept-item.ts';
import { correctChecklist } from './commands/correct-checklist.ts';
import { correctItem } from './commands/correct-item.ts';
import { draftChecklist } from './commands/draft-checklist.ts';
import { draftItem } from './commands/draft-item.ts';
import { entrustItem } from './commands/entrust-item.ts';
import { fileItem } from './commands/file-item.ts';
import { newEdition } from './commands/new-edition.ts';
import { publishItem } from './commands/publish-item.ts';
import { putInForce } from './commands/put-in-force.ts';
import { returnItem } from './commands/return-item.ts';
import { stopItem } from './commands/stop-item.ts';
import { checklist } from './record-checklist.ts';
import { enforcementItem } from './record-item.ts';

const reads = (reach: Grant['reach']): Grant => ({ right: 'item.read', reach });

export const powersModule: ModuleDef = {
  name: 'powers',
  label: '权责事项',
  records: [enforcementItem, checklist],
  commands: [
    draftItem,
    correctItem,
    fileItem,
    acceptItem,
    returnItem,
    publishItem,
    stopItem,
    entrustItem,
    draftChecklist,
    correctChecklist,
    newEdition,
    putInForce,
  ],
  rights: {
    'item.read': '查看执法事项和检查单',
    'item.keep': '编制、公开、停用执法事项',
    'item.accept': '执法事项备案',
    'checklist.keep': '编制检查单',
  },
  grants: {
    officer: [reads('unit')],
    clerk: [reads('unit'), { right: 'item.keep', reach: 'unit' }, { right: 'checklist.keep', reach: 'unit' }],
    'agency-head': [reads('unit-and-below')],
    'legal-reviewer': [
      reads('unit'),
      { right: 'item.keep', reach: 'unit' },
      { right: 'checklist.keep', reach: 'unit' },
    ],
    'line-leader': [reads('line-and-below')],
    supervisor: [reads('region-and-below'), { right: 'item.accept', reach: 'region-and-below' }],
    'bureau-head': [reads('region-and-below'), { right: 'item.accept', reach: 'region-and-below' }],
    'justice-station': [reads('unit')],
    'law-office': [reads('region-and-below')],
  },
};

export { ANSWER_KINDS, type AnswerKind, type ChecklistItem, checklistItems } from './domain/checklist-items.ts';
export type { ChecklistRow } from './record-checklist.ts';
export type { EnforcementItemRow } from './record-item.ts';
