/** Every verb of this module, for the registry. */
import type { AnyCommand } from '#kernel/command.ts';
import { addManifestation } from './add-manifestation.ts';
import { checkDuty } from './check-duty.ts';
import { checkTask } from './check-task.ts';
import { closeCampaign } from './close-campaign.ts';
import { closeProblem } from './close-problem.ts';
import { publishContact, testCall, withdrawContact } from './contact.ts';
import { correctProblem } from './correct-problem.ts';
import { correctSelfCheck } from './correct-self-check.ts';
import { askEvaluation, reviewEvaluation, selfEvaluate } from './evaluate.ts';
import { addEvidence, askExemption, decideExemption, submitExemption } from './exemption.ts';
import { finishPlan } from './finish-plan.ts';
import { groupCommon } from './group-common.ts';
import { issueGuidance } from './issue-guidance.ts';
import { editCase, publishCase, recommendCase, reviewCase } from './model-case.ts';
import { recordModel } from './model-person.ts';
import { nameOwner } from './name-owner.ts';
import { decideDocument, finishDocument, listDocument } from './normative-review.ts';
import { problemFromClue } from './problem-from-clue.ts';
import { publishNotice, recordNotice } from './publish-notice.ts';
import { raiseCommon } from './raise-common.ts';
import { closeOpinion, issueOpinion, recordCase, reportBack } from './reconsideration.ts';
import { recordMechanism } from './record-mechanism.ts';
import { recordProblem } from './record-problem.ts';
import { rectifyProblem } from './rectify-problem.ts';
import { relapseProblem } from './relapse-problem.ts';
import { reportDuty } from './report-duty.ts';
import { reportProgress } from './report-progress.ts';
import { recordSelfCheck } from './self-check.ts';
import { checkPoint, startSpecial, sumSpecial } from './special-supervision.ts';
import { startCampaign } from './start-campaign.ts';
import { startPlan } from './start-plan.ts';
import { sumCampaign } from './sum-campaign.ts';
import { recordSurvey } from './survey.ts';
import { deliverReport, draftReport, editReport } from './upward-report.ts';

export const commands: readonly AnyCommand[] = [
  startCampaign,
  sumCampaign,
  closeCampaign,
  reportDuty,
  checkDuty,
  recordSelfCheck,
  correctSelfCheck,
  publishNotice,
  recordNotice,
  publishContact,
  testCall,
  withdrawContact,
  recordProblem,
  problemFromClue,
  correctProblem,
  rectifyProblem,
  closeProblem,
  relapseProblem,
  addManifestation,
  raiseCommon,
  groupCommon,
  issueGuidance,
  recordMechanism,
  startPlan,
  finishPlan,
  nameOwner,
  reportProgress,
  checkTask,
  askEvaluation,
  selfEvaluate,
  reviewEvaluation,
  draftReport,
  editReport,
  deliverReport,
  startSpecial,
  checkPoint,
  sumSpecial,
  recordCase,
  issueOpinion,
  reportBack,
  closeOpinion,
  recordSurvey,
  listDocument,
  decideDocument,
  finishDocument,
  askExemption,
  addEvidence,
  submitExemption,
  decideExemption,
  recommendCase,
  editCase,
  reviewCase,
  publishCase,
  recordModel,
];
