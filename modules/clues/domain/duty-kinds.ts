/** Kinds of duty this module opens. Their titles carry the clue's number and nothing of what it says or of whom. */
export const TRIAGE_DUTY = 'clue.triage';
export const HANDLE_DUTY = 'clue.handle';
export const ACCEPT_DUTY = 'clue.accept';
export const ALLOW_DUTY = 'clue.allow-identity';
