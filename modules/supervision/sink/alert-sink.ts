/**
 * Keeps alert cards true to the verdicts of the rules. Runs in the reactor's transaction for a chunk of subjects: one read of their cards;
 * when nothing changed, nothing is written. Every write of a card has its journal entry.
 */
import { v7 as uuidv7 } from 'uuid';
import { addDays, asDay } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { Transaction } from '#kernel/server/database.ts';
import type { Verdict, VerdictSink } from '#kernel/server/reactor.ts';
import type { RuleBook } from '#kernel/server/rules/rule-book.ts';
import { newCard, nextCard } from '../domain/card.ts';
import { type Reason, standing } from '../domain/reason.ts';
import type { SinkDeps } from './deps.ts';
import { type FactRow, isConfidential, reasonOf, ruleIds, variantOf } from './fired-reasons.ts';
import { cardKey, cardsOf, closedCards, factRows, type StoredAlert, subjectTitles, unitsOf } from './read-world.ts';
import { type CardWork, writeCards } from './write-cards.ts';

/** The reactor's sink. Acts before a unit's go-live day (`live` false) never make or change a card. */
export function alertSink(deps: SinkDeps): VerdictSink {
  return async (tx, book, verdicts, now, today) => {
    const live = verdicts.filter((v) => v.live);
    if (live.length === 0) return;
    const { subject } = book.facts;
    const idsOf = (of: readonly Verdict[]) => of.map((v) => v.id);
    const seen = await cardsOf(tx, subject, idsOf(live), false);
    const changed = live.filter((v) => differs(book, v, seen));
    if (changed.length === 0) return;
    const cards = await cardsOf(tx, subject, idsOf(changed), true);
    const work = await workFor(deps, tx, book, changed, cards, today);
    await writeCards(deps, tx, subject, work, now, today);
  };
}

/** Cheap: do the rules that fire differ from the reasons that stand? Both cards of a subject together. */
function differs(book: RuleBook, verdict: Verdict, cards: ReadonlyMap<string, StoredAlert>): boolean {
  const stands = new Map<string, string>();
  for (const side of [false, true])
    for (const r of standing(cards.get(cardKey(verdict.id, side))?.reasons ?? [])) stands.set(r.rule, r.light);
  let matched = 0;
  for (const place of verdict.fired) {
    const rule = book.rules[place - 1];
    const light = rule && stands.get(rule.id);
    if (!rule || light === undefined || light !== variantOf(verdict, rule)?.value.light) return true;
    matched += 1;
  }
  const unknown = new Set(ruleIds(book, verdict.unknown));
  return [...stands.keys()].filter((rule) => unknown.has(rule)).length + matched !== stands.size;
}

async function workFor(
  deps: SinkDeps,
  tx: Transaction,
  book: RuleBook,
  changed: readonly Verdict[],
  cards: ReadonlyMap<string, StoredAlert>,
  today: string,
): Promise<CardWork[]> {
  const ids = changed.map((v) => v.id);
  const units = [...new Set(changed.map((v) => v.unit))];
  const [facts, titles, places] = await Promise.all([
    factRows(tx, book.facts.table, ids),
    subjectTitles(tx, deps.registry.records.get(book.facts.subject), ids),
    unitsOf(tx, units),
  ]);
  const work: CardWork[] = [];
  for (const verdict of changed) {
    const row = facts.get(verdict.id);
    if (!row) continue;
    const policy = deps.policy(row.policy_region, verdict.act_day);
    const { open, secret } = split(book, verdict, row, policy);
    const unknown = new Set(ruleIds(book, verdict.unknown));
    for (const [confidential, fired] of [
      [false, open],
      [true, secret],
    ] as const) {
      const had = cards.get(cardKey(verdict.id, confidential));
      const after = had ? nextCard(had, fired, unknown, today) : newCard(fired);
      if (!after) continue;
      const place = places.get(verdict.unit);
      work.push({
        id: had?.id ?? uuidv7(),
        had,
        after,
        verdict,
        confidential,
        region: row.policy_region,
        bureau: place?.bureau ?? null,
        unit_name: place?.name ?? verdict.unit,
        subject_title: titles.get(verdict.id) ?? '',
        repeat_of: null,
      });
    }
  }
  return withRepeats(deps, tx, work, today);
}

function split(book: RuleBook, verdict: Verdict, facts: FactRow, policy: PolicyView) {
  const open: Reason[] = [];
  const secret: Reason[] = [];
  for (const place of verdict.fired) {
    const rule = book.rules[place - 1];
    const variant = rule && variantOf(verdict, rule);
    if (!rule || !variant) continue;
    const reason = reasonOf(book, rule, variant, facts, policy, verdict.act_day);
    (isConfidential(variant, policy, rule.id) ? secret : open).push(reason);
  }
  return { open, secret };
}

/** A new card whose unit had a card with one of the same rules closed within the pack's window points at it; without a window none does. */
async function withRepeats(deps: SinkDeps, tx: Transaction, work: CardWork[], today: string): Promise<CardWork[]> {
  const windows = new Map<string, number>();
  for (const card of work) {
    const days = deps.policy(card.region, today).number('supervision.repeat_window_days');
    if (!card.had && days !== null) windows.set(card.verdict.unit, days);
  }
  if (windows.size === 0) return work;
  const since = addDays(asDay(today), -Math.max(...windows.values()));
  const closed = await closedCards(tx, [...windows.keys()], since);
  const taken = new Set<string>();
  return work.map((card) => {
    const days = windows.get(card.verdict.unit);
    if (card.had || days === undefined) return card;
    const from = addDays(asDay(today), -days);
    const earlier = closed.find(
      (c) =>
        c.unit === card.verdict.unit &&
        c.confidential === card.confidential &&
        c.closed_day >= from &&
        c.rules.some((rule) => card.after.rules.includes(rule)),
    );
    if (!earlier) return card;
    const reopen = taken.has(earlier.id) ? undefined : earlier.id;
    taken.add(earlier.id);
    return { ...card, repeat_of: earlier.id, reopen };
  });
}
