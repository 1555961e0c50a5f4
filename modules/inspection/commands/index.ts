/** Every verb of the module. */
import { draftAdHoc } from './draft-ad-hoc.ts';
import { answerComplaint } from './firm-side/answer-complaint.ts';
import { handleComplaint } from './firm-side/handle-complaint.ts';
import { issueFirmKey } from './firm-side/issue-firm-key.ts';
import { voidRating } from './firm-side/void-rating.ts';
import { addInspectionToPlan } from './plan/add-inspection.ts';
import { approvePlan } from './plan/approve-plan.ts';
import { createPlan } from './plan/create-plan.ts';
import { filePlan } from './plan/file-plan.ts';
import { reFilePlan } from './plan/re-file-plan.ts';
import { returnPlan } from './plan/return-plan.ts';
import { reviewPlan } from './plan/review-plan.ts';
import { submitPlan } from './plan/submit-plan.ts';
import { withdrawPlan } from './plan/withdraw-plan.ts';
import { amendInspection } from './visit/amend.ts';
import { approveInspection } from './visit/approve.ts';
import { cancelInspection } from './visit/cancel.ts';
import { checkIn } from './visit/check-in.ts';
import { checkInLate } from './visit/check-in-late.ts';
import { closeInspection } from './visit/close.ts';
import { followUp } from './visit/follow-up.ts';
import { leaveVisit } from './visit/leave.ts';
import { publishResult } from './visit/publish.ts';
import { recordFinding } from './visit/record-finding.ts';
import { recordResult } from './visit/record-result.ts';
import { refuseInspection } from './visit/refuse.ts';
import { replaceOfficers } from './visit/replace-officers.ts';
import { signRecord } from './visit/sign-record.ts';

export const commands = [
  createPlan,
  addInspectionToPlan,
  submitPlan,
  approvePlan,
  returnPlan,
  filePlan,
  reviewPlan,
  reFilePlan,
  withdrawPlan,
  draftAdHoc,
  approveInspection,
  refuseInspection,
  replaceOfficers,
  cancelInspection,
  checkIn,
  checkInLate,
  leaveVisit,
  recordFinding,
  signRecord,
  recordResult,
  publishResult,
  followUp,
  closeInspection,
  amendInspection,
  issueFirmKey,
  voidRating,
  handleComplaint,
  answerComplaint,
] as const;
