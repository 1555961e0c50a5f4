/**
 * Moves of records that no verb of their own makes: an act on one record moves another, or the platform itself does. What a record's own verbs do
 * is read from the registry. The test holds these against the verbs there are and against what the demonstration did.
 */
export interface Move {
  readonly record: string;
  /** State before; empty: made new. */
  readonly from: readonly string[];
  readonly to: string;
  /** Verbs of other records, or one of `BY_ITSELF`. */
  readonly by: readonly string[];
}

/** What the platform writes without anybody's act, and its name in the journal. */
export const BY_ITSELF: Readonly<Record<string, string>> = {
  'supervision.judge': '规则判断',
  'policy.review-upgrade': '政策包升级核对',
  'campaigns.open': '专项按日期开单',
  'portal.rating': '企业评价',
  'portal.complaint': '提交投诉',
  'clue.take-in': '接收线索',
  'clue.opening-ends': '查看时间已到',
  'return.open-round': '开单',
  'return.follow-form': '表样更新',
};

export const MOVES: readonly Move[] = [
  {
    record: 'unit-event',
    from: [],
    to: 'kept',
    by: ['org.create-region', 'org.create-unit', 'org.rename-unit', 'org.close-unit'],
  },
  { record: 'post', from: ['active'], to: 'ended', by: ['identity.person-leaves'] },
  { record: 'delegation', from: ['active'], to: 'ended', by: ['identity.person-leaves'] },
  { record: 'account', from: ['active', 'suspended'], to: 'closed', by: ['identity.person-leaves'] },
  { record: 'premises', from: [], to: 'active', by: ['firm.register'] },
  { record: 'checklist', from: ['in-force'], to: 'replaced', by: ['checklist.put-in-force'] },
  { record: 'local-value', from: ['signed'], to: 'ended', by: ['policy.confirm-local-value'] },
  { record: 'local-value', from: ['signed'], to: 'dropped', by: ['policy.confirm-local-value'] },
  { record: 'local-review', from: [], to: 'open', by: ['policy.review-upgrade'] },
  { record: 'local-review', from: ['open'], to: 'superseded', by: ['policy.review-upgrade'] },
  { record: 'scorecard-figure', from: ['kept'], to: 'replaced', by: ['scorecards.enter-figure'] },
  { record: 'inspection', from: [], to: 'planned', by: ['plan.add-inspection'] },
  { record: 'visit', from: [], to: 'open', by: ['inspection.check-in', 'inspection.check-in-late'] },
  { record: 'finding', from: [], to: 'kept', by: ['inspection.record-finding'] },
  { record: 'finding', from: ['kept'], to: 'replaced', by: ['inspection.record-finding'] },
  { record: 'inspection-amendment', from: [], to: 'kept', by: ['inspection.amend'] },
  { record: 'rating', from: [], to: 'kept', by: ['portal.rating'] },
  { record: 'complaint', from: [], to: 'received', by: ['portal.complaint'] },
  { record: 'firm-key', from: ['valid'], to: 'revoked', by: ['firm-key.issue'] },
  { record: 'alert', from: [], to: 'open', by: ['supervision.judge'] },
  { record: 'alert', from: ['open'], to: 'withdrawn', by: ['supervision.judge'] },
  { record: 'alert', from: ['accepted', 'withdrawn'], to: 'open', by: ['supervision.judge'] },
  { record: 'alert', from: ['closed'], to: 'reopened', by: ['supervision.judge'] },
  {
    record: 'alert',
    from: ['open', 'explained', 'reopened'],
    to: 'in-document',
    by: ['supervision.approve-document'],
  },
  { record: 'alert', from: ['in-document'], to: 'closed', by: ['supervision.close'] },
  { record: 'rectification', from: [], to: 'submitted', by: ['supervision.reply'] },
  { record: 'rectification', from: ['submitted'], to: 'accepted', by: ['supervision.check-rectification'] },
  { record: 'rectification', from: ['submitted'], to: 'again', by: ['supervision.check-rectification'] },
  { record: 'escalation', from: [], to: 'proposed', by: ['supervision.judge'] },
  { record: 'escalation', from: [], to: 'done', by: ['supervision.escalate'] },
  { record: 'escalation', from: ['proposed'], to: 'done', by: ['supervision.escalate'] },
  { record: 'escalation', from: ['proposed'], to: 'dropped', by: ['supervision.check-rectification'] },
  { record: 'outcome-record', from: [], to: 'kept', by: ['supervision.record-outcome'] },
  { record: 'campaign', from: [], to: 'opening', by: ['campaigns.open'] },
  { record: 'campaign', from: ['opening'], to: 'running', by: ['campaigns.open'] },
  { record: 'campaign-duty', from: [], to: 'open', by: ['campaigns.open'] },
  { record: 'campaign-notice', from: [], to: 'due', by: ['campaigns.open'] },
  { record: 'manifestation', from: [], to: 'kept', by: ['problem.add-case', 'problem.relapse'] },
  { record: 'common-problem', from: ['raised', 'grouped'], to: 'answered', by: ['guidance.issue'] },
  { record: 'plan-task', from: [], to: 'waiting', by: ['plan-run.start'] },
  { record: 'plan-progress', from: [], to: 'kept', by: ['plan-task.report'] },
  { record: 'special-point', from: [], to: 'kept', by: ['special-supervision.check-point'] },
  { record: 'special-supervision', from: ['summed'], to: 'reported', by: ['upward-report.deliver'] },
  { record: 'exemption-evidence', from: [], to: 'kept', by: ['exemption.add-evidence'] },
  { record: 'published-case', from: [], to: 'kept', by: ['model-case.publish'] },
  { record: 'clue', from: [], to: 'registered', by: ['clue.take-in', 'clue.hand-over'] },
  { record: 'clue', from: [], to: 'triaged', by: ['clue.hand-over'] },
  { record: 'clue', from: ['assigned'], to: 'triaged', by: ['clue.accept'] },
  {
    record: 'clue-arrival',
    from: [],
    to: 'kept',
    by: ['clue.register', 'clue.add-arrival', 'clue.from-complaint', 'clue.take-in'],
  },
  {
    record: 'clue-identity',
    from: [],
    to: 'kept',
    by: ['clue.register', 'clue.add-arrival', 'clue.from-complaint', 'clue.take-in'],
  },
  { record: 'clue-person', from: [], to: 'named', by: ['clue.name-person'] },
  { record: 'clue-handover', from: [], to: 'pending', by: ['clue.hand-over'] },
  { record: 'clue-handover', from: [], to: 'accepted', by: ['clue.pull-up'] },
  { record: 'clue-opening', from: ['approved'], to: 'ended', by: ['clue.opening-ends'] },
  { record: 'return-round', from: [], to: 'opening', by: ['return.open-round'] },
  { record: 'return-round', from: ['opening'], to: 'open', by: ['return.open-round'] },
  { record: 'return', from: [], to: 'draft', by: ['return.open-round'] },
  { record: 'return-cell', from: [], to: 'kept', by: ['return.save-cells'] },
  { record: 'return-cell', from: ['kept'], to: 'emptied', by: ['return.save-cells'] },
  { record: 'return-cell', from: ['emptied'], to: 'kept', by: ['return.save-cells'] },
  { record: 'return-line', from: [], to: 'kept', by: ['return.save-cells'] },
  { record: 'return-line', from: ['kept'], to: 'dropped', by: ['return.save-cells'] },
  { record: 'return-version', from: [], to: 'kept', by: ['return.submit'] },
  { record: 'return-comment', from: [], to: 'open', by: ['return.comment'] },
  { record: 'return-delivery', from: [], to: 'waiting', by: ['return.open-round', 'return.submit'] },
];
