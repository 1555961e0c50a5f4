/** Kinds of duties this module opens. */
export const RESULT_DUTY = 'inspection.result';
export const PUBLISH_DUTY = 'inspection.publish';
export const APPROVE_AFTER_DUTY = 'inspection.approve-after';
export const TEMPORARY_DUTY = 'inspection.temporary-report';
export const REVIEW_DUTY = 'plan.review';
export const FILING_DUTY = 'plan.filing';
export const COMPLAINT_DUTY = 'complaint.handle';
/** Opened by the officers module when a certificate is taken away; closed here when the officer is replaced. */
export const REPLACE_DUTY = 'inspection.replace-officer';
