/** Kinds of duties this module opens. */
export const ITEM_DUTY = 'council.item';
export const HELP_DUTY = 'council.help';
export const CHECK_DUTY = 'council.check';
export const BULLETIN_DUTY = 'council.bulletin';
export const ANSWER_DUTY = 'council.answer-proposal';
