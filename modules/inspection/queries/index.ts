import { officerCode, taskCode } from './codes.ts';
import { draftHelp } from './draft-help.ts';
import { myDay, toApprove } from './lists.ts';
import { openVisits } from './open-visits.ts';
import { recordDocumentQuery } from './record-document.ts';

export const queries = [draftHelp, myDay, toApprove, taskCode, officerCode, openVisits, recordDocumentQuery] as const;
