import { officerCode, taskCode } from './codes.ts';
import { draftHelp } from './draft-help.ts';
import { myDay } from './lists.ts';
import { openVisits } from './open-visits.ts';
import { planMeetings } from './plan-meetings.ts';
import { recordDocumentQuery } from './record-document.ts';
import { toApprove } from './to-approve.ts';

export const queries = [
  draftHelp,
  myDay,
  toApprove,
  planMeetings,
  taskCode,
  officerCode,
  openVisits,
  recordDocumentQuery,
] as const;
