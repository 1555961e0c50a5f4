/** Kinds of duties this module opens and closes. */
export const DO = 'campaign-duty.do';
export const PUBLISH = 'campaign-notice.publish';
export const RECTIFY = 'problem.rectify';
export const FINISH = 'plan-task.finish';
export const SELF = 'evaluation.self';
export const REVIEW = 'evaluation.review';
export const REPORT_BACK = 'review-opinion.report';
export const ANSWER = 'common-problem.answer';
export const DELIVER = 'upward-report.deliver';
