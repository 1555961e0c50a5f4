/** Kinds of duties and states that belong together. Pure. */

/** The unit owes the return. */
export const REPORT = 'return.report';
/** Somebody inside the unit reviews or signs. */
export const INSIDE = 'return.inside';
/** The receiver signs for it. */
export const RECEIVE = 'return.receive';
/** The receiver examines what it received. */
export const EXAMINE = 'return.examine';
/** An accepted return is being corrected. */
export const CORRECT = 'return.correct';
/** A remark waits for an answer. */
export const ANSWER = 'return.answer';

/** A recipient without an account has an earlier version in hand and is owed the new one. */
export const DELIVER = 'return.deliver';

/** Stands after a number of a text that nobody has looked at since the text was brought up from below. */
export const UNBOUND = '【未绑定】';

/** Content may be changed in these. */
export const OPEN_STATES = ['draft', 'returned', 'correcting'] as const;
/** It has left the unit. */
export const SENT_STATES = ['submitted', 'received', 'accepted', 'locked'] as const;

/** The day it is due: the extended one, else the one of the documents, else none. */
export const dueOf = (row: { readonly due: string | null; readonly extended_to: string | null }): string | null =>
  row.extended_to ?? row.due;

/**
 * Number of the version that everybody outside the unit has instead of the cells, while an accepted return is being corrected; null: the cells. One that
 * was sent back is the version that was sent back.
 */
export function frozenFor(
  row: { readonly state: string; readonly revision: number | null; readonly accepted_revision: number | null },
  own: boolean,
): number | null {
  const accepted = row.accepted_revision ?? 0;
  if (own || accepted === 0 || row.state === 'excused' || SENT_STATES.some((it) => it === row.state)) return null;
  return row.state === 'returned' ? row.revision : accepted;
}
