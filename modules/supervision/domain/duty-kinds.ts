/** Kinds of duties this module opens. */
/** The agency explains a card. */
export const EXPLAIN = 'alert.explain';
/** The bureau handles a card. */
export const HANDLE = 'alert.handle';
/** The bureau's approver signs a document. */
export const APPROVE = 'supervision-document.approve';
/** The drafter takes back a returned document. */
export const REDRAFT = 'supervision-document.redraft';
/** The agency replies to a document. */
export const REPLY = 'supervision-document.reply';
/** The bureau checks a rectification. */
export const CHECK = 'supervision-document.check';
/** The bureau closes a document whose rectification it accepted. */
export const CLOSE = 'supervision-document.close';
/** The bureau takes the next step of the pack. */
export const ESCALATE = 'supervision-document.escalate';
/** The agency acts on an officer's certificate as an outcome suggests. */
export const CERTIFICATE = 'outcome.certificate';
