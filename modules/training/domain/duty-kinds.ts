/** Kinds of duties this module opens. */
export const PLAN_DUTY = 'training.plan';
export const FILE_DUTY = 'training.file-plan';
export const ROUND_DUTY = 'training.round';
export const ATTENDANCE_DUTY = 'training.attendance';
export const CHECK_DUTY = 'training.answer-check';
export const TOWNSHIP_DUTY = 'training.township';
export const LAW_ROUND_DUTY = 'training.law-round';
