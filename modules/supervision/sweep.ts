/** The passing of time on supervision documents: a reply that is late climbs the steps of the pack. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import { type Database, NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { insertRow, type StoredRow } from '#kernel/server/write-rows.ts';
import { ESCALATE } from './domain/duty-kinds.ts';
import { nextStep } from './domain/papers.ts';
import type { SupervisionDocumentRow } from './records/document.ts';
import { escalation } from './records/followup.ts';
import type { SinkDeps } from './sink/deps.ts';
import { openDuties, sendNotices } from './sink/messages.ts';
import { systemAct } from './sink/write-cards.ts';

export interface SweepDeps extends SinkDeps {
  readonly worker: Database;
  readonly clock: Clock;
}

type LateRow = SupervisionDocumentRow & StoredRow & { readonly taken: number };

const MOST = 500;

/**
 * For each issued document whose reply day has passed and whose next step is not yet proposed: proposes the step, opens the bureau's duty and
 * tells both sides. Taking a step is an act of a person (`supervision.escalate`); a step that sets a new day waits for that day. Reminders
 * before the day are those of the duty itself. Returns how many steps were proposed.
 */
export async function superviseSweep(deps: SweepDeps): Promise<number> {
  const today = deps.clock.today();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const late = await tx.many<LateRow>(sql`
      select d.*, (select count(*)::integer from escalation e where e.document = d.id and e.state = 'done') as taken
      from supervision_document d where d.state in ('issued', 'rectify-again') and d.reply_due < ${today}
        and not exists (select from escalation e where e.document = d.id and (e.state = 'proposed' or e.done_day >= d.reply_due))
      order by d.reply_due limit ${MOST}`);
    let proposed = 0;
    for (const row of late) proposed += await propose(deps, tx, row, today);
    return proposed;
  });
}

async function propose(deps: SweepDeps, tx: Transaction, row: LateRow, today: string): Promise<number> {
  const policy = deps.policy(row.region, today);
  const step = nextStep(policy, row.taken);
  if (!step) return 0;
  const now = deps.clock.now().toISOString();
  const place = { id: uuidv7(), region: row.region, unit: row.unit, line: row.line, state: 'proposed', source: '' };
  const note = `反馈期限${row.reply_due}已过，应进行第${step.step}步：${step.name}`;
  await insertRow(
    tx,
    escalation,
    place,
    {
      title: step.name,
      document: row.id,
      step: step.step,
      step_code: step.code,
      by: step.by,
      to: step.to,
      basis: step.basis,
      proposed_day: today,
    },
    systemAct(now, '提出加压步骤', policy.version, note),
  );
  const about = { record: 'supervision-document', record_id: row.id };
  const title = `${step.name}：${row.title}逾期未反馈`;
  await openDuties(
    tx,
    [{ kind: ESCALATE, unit: row.unit, title, due: null, basis: 'steps.escalation', ...about }],
    deps.remindDays,
    now,
  );
  const text = `应于${row.reply_due}前反馈，至今没有反馈。`;
  await sendNotices(
    tx,
    [
      { unit: row.unit, title, text: `${text}请实施：${step.name}。`, ...about },
      ...(row.addressee
        ? [{ unit: row.addressee, title: `逾期未反馈：${row.title}`, text: `${text}请立即反馈。`, ...about }]
        : []),
    ],
    now,
  );
  return 1;
}
