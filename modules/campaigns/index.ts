/** Campaigns, problem lists, the plan of tasks, evaluations, and the registers that go with them. */
import './domain/checks.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import { commands } from './commands/index.ts';
import { queries } from './queries/index.ts';
import { campaign, campaignDuty } from './records/campaign.ts';
import { exemption, exemptionEvidence, modelCase, modelPerson, publishedCase } from './records/cases.ts';
import { evaluation, planProgress, planRun, planTask, upwardReport } from './records/plan.ts';
import { commonProblem, guidance, manifestation, mechanism, problem } from './records/problem.ts';
import {
  normativeReview,
  reconsiderationCase,
  reviewOpinion,
  specialPoint,
  specialSupervision,
  survey,
} from './records/registers.ts';
import { campaignContact, campaignNotice, selfCheck } from './records/work.ts';
import { grants, rights } from './rights.ts';

export { type CampaignDutyRow, type CampaignRow, campaign, campaignDuty } from './records/campaign.ts';
export {
  type EvaluationRow,
  evaluation,
  type PlanRunRow,
  type PlanTaskRow,
  planRun,
  planTask,
} from './records/plan.ts';
export { type ProblemRow, problem } from './records/problem.ts';

export const campaignsModule: ModuleDef = {
  name: 'campaigns',
  label: '专项与任务',
  records: [
    campaign,
    campaignDuty,
    selfCheck,
    campaignNotice,
    campaignContact,
    problem,
    manifestation,
    commonProblem,
    guidance,
    mechanism,
    planRun,
    planTask,
    planProgress,
    evaluation,
    upwardReport,
    specialSupervision,
    specialPoint,
    reconsiderationCase,
    reviewOpinion,
    survey,
    normativeReview,
    exemption,
    exemptionEvidence,
    modelCase,
    publishedCase,
    modelPerson,
  ],
  commands,
  queries,
  rights,
  grants,
};
