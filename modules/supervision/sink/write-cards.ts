/** Writes changed cards with journal entries, and tells who must act. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { NewDuty, NewNotice } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import type { Transaction } from '#kernel/server/database.ts';
import type { Verdict } from '#kernel/server/reactor.ts';
import { type Act, insertRow, updateRow } from '#kernel/server/write-rows.ts';
import type { CardAfter } from '../domain/card.ts';
import { EXPLAIN, HANDLE } from '../domain/duty-kinds.ts';
import { alert } from '../records/alert.ts';
import type { SinkDeps } from './deps.ts';
import { closeDuties, openDuties, sendNotices } from './messages.ts';
import type { StoredAlert } from './read-world.ts';

export interface CardWork {
  readonly id: string;
  readonly had: StoredAlert | undefined;
  readonly after: CardAfter;
  readonly verdict: Verdict;
  readonly confidential: boolean;
  /** Region the packs are asked for. */
  readonly region: string;
  readonly bureau: string | null;
  readonly unit_name: string;
  readonly subject_title: string;
  readonly repeat_of: string | null;
  /** Earlier closed card this one opens again. */
  readonly reopen?: string | undefined;
}

/** Signs what the rules do by themselves. */
export function systemAct(now: string, label: string, pack: string, note?: string): Act {
  return {
    act: uuidv7(),
    at: now,
    verb: 'supervision.judge',
    label,
    by: { person: 'system', name: '平台规则', unit: '', unit_name: '平台', roles: [] },
    right: 'system',
    pack,
    note,
  };
}

export async function writeCards(
  deps: SinkDeps,
  tx: Transaction,
  subject: string,
  work: readonly CardWork[],
  now: string,
  today: string,
): Promise<void> {
  const duties: NewDuty[] = [];
  const notices: NewNotice[] = [];
  const withdrawn: string[] = [];
  const pending: Promise<unknown>[] = [];
  for (const card of work) {
    const policy = deps.policy(card.region, today);
    const due = card.confidential ? null : policy.due('deadline.alert_explanation', asDay(today));
    const { light, title, reasons, rules, state, note } = card.after;
    const asks = card.after.asks
      ? { explain_due: due?.day ?? null, closed_day: null }
      : state === 'withdrawn'
        ? { closed_day: today }
        : {};
    const set = { light, title, reasons, rules, ...asks };
    if (card.had) {
      const act = systemAct(now, state === 'withdrawn' ? '自动消除' : '重新判断', policy.version, note);
      pending.push(updateRow(tx, alert, card.had, set, state, act));
    } else {
      const place = { ...card.verdict, id: card.id, state, source: '' };
      const values = { ...set, ...born(card, subject, today) };
      pending.push(insertRow(tx, alert, place, values, systemAct(now, '发出预警', policy.version, note)));
    }
    if (state === 'withdrawn') withdrawn.push(card.id);
    if (card.after.asks) ask(card, due, duties, notices);
  }
  await Promise.all(pending);
  await reopen(deps, tx, work, now, today, duties);
  await closeDuties(tx, withdrawn, [EXPLAIN, HANDLE], '触发的情形已不成立', now);
  await openDuties(tx, duties, deps.remindDays, now);
  await sendNotices(tx, notices, now);
}

function born(card: CardWork, subject: string, today: string) {
  return {
    opened_day: today,
    act_day: card.verdict.act_day,
    subject,
    subject_id: card.verdict.id,
    subject_title: card.subject_title,
    bureau: card.bureau,
    confidential: card.confidential,
    repeat_of: card.repeat_of,
  };
}

/** The bureau's duty on a confidential card names nothing; the agency hears of the open card alone. */
function ask(
  card: CardWork,
  due: { readonly day: string | null; readonly provisional: boolean } | null,
  duties: NewDuty[],
  notices: NewNotice[],
): void {
  const about = { record: 'alert', record_id: card.id };
  const title = card.confidential ? '有一条仅监督机构可见的预警待核实' : `${card.unit_name}：${card.after.title}`;
  if (card.bureau) duties.push({ kind: HANDLE, unit: card.bureau, title, due: null, ...about });
  if (card.confidential) return;
  const { unit } = card.verdict;
  duties.push({
    kind: EXPLAIN,
    unit,
    title: `说明预警：${card.after.title}`,
    due: (due?.day ?? null) as NewDuty['due'],
    provisional: due?.provisional ?? false,
    basis: 'deadline.alert_explanation',
    ...about,
  });
  const by = due?.day ? `请于${due.day}前说明情况并附材料。` : '请及时说明情况并附材料（说明期限原文未规定）。';
  notices.push({
    unit,
    title: card.after.title,
    text: `${card.subject_title}${card.subject_title ? '：' : ''}${card.after.note}。${by}`,
    ...about,
  });
}

async function reopen(
  deps: SinkDeps,
  tx: Transaction,
  work: readonly CardWork[],
  now: string,
  today: string,
  duties: NewDuty[],
): Promise<void> {
  const by = new Map(work.flatMap((card) => (card.reopen ? [[card.reopen, card] as const] : [])));
  if (by.size === 0) return;
  const earlier = await tx.many<StoredAlert>(
    sql`select * from alert where id = any(${[...by.keys()]}::uuid[]) and state = 'closed' order by id for update`,
  );
  await Promise.all(
    earlier.map((row) => {
      const card = by.get(row.id) as CardWork;
      const note = `销号后同类问题再次出现（${card.verdict.act_day}），重新打开`;
      const act = systemAct(now, '重新打开', deps.policy(card.region, today).version, note);
      if (row.bureau)
        duties.push({
          kind: HANDLE,
          unit: row.bureau,
          title: row.confidential ? '有一条仅监督机构可见的预警待核实' : `再次出现：${row.title}`,
          due: null,
          record: 'alert',
          record_id: row.id,
        });
      return updateRow(tx, alert, row, { closed_day: null }, 'reopened', act);
    }),
  );
}
