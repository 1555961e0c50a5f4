/** What becomes of a card when its reasons change. Pure: had, fired, unknown in; the row to write out, or nothing. */
import { cardTitle, type Light, mergeReasons, type Reason, standing, worst } from './reason.ts';

export interface CardBefore {
  readonly state: string;
  readonly reasons: readonly Reason[];
  readonly light: string;
}

export interface CardAfter {
  readonly state: string;
  readonly light: Light;
  readonly title: string;
  readonly reasons: readonly Reason[];
  readonly rules: readonly string[];
  /** Words for the time line. */
  readonly note: string;
  /** New work for the reviewer and the agency. */
  readonly asks: boolean;
}

/** States in which a person has taken a final position on the reasons known then. */
const SETTLED = new Set(['accepted', 'closed', 'withdrawn']);

/** A card from nothing; undefined when no rule fires. */
export function newCard(fired: readonly Reason[]): CardAfter | undefined {
  if (fired.length === 0) return undefined;
  const reasons = mergeReasons([], fired, new Set(), '');
  return { ...face(reasons), state: 'open', note: `触发${fired.length}项：${names(fired)}`, asks: true };
}

/** The next state of a card, or undefined when nothing changes: then nothing is written. */
export function nextCard(
  had: CardBefore,
  fired: readonly Reason[],
  unknown: ReadonlySet<string>,
  today: string,
): CardAfter | undefined {
  const reasons = mergeReasons(had.reasons, fired, unknown, today);
  const stood = new Set(standing(had.reasons).map((r) => r.rule));
  const stands = standing(reasons);
  const added = stands.filter((r) => !stood.has(r.rule));
  const gone = [...stood].filter((rule) => !stands.some((r) => r.rule === rule));
  const relit = stands.some((r) => had.reasons.find((h) => h.rule === r.rule)?.light !== r.light);
  if (added.length === 0 && gone.length === 0 && !relit) return undefined;
  const left = had.reasons.filter((r) => gone.includes(r.rule));
  const note = [
    ...(added.length > 0 ? [`新增：${names(added)}`] : []),
    ...(left.length > 0 ? [`已不成立：${names(left)}`] : []),
  ].join('；');
  if (stands.length === 0 && had.state === 'open')
    return { ...face(reasons), state: 'withdrawn', note: `触发的情形已不成立，自动消除。${note}`, asks: false };
  if (added.length > 0 && SETTLED.has(had.state))
    return { ...face(reasons), state: had.state === 'closed' ? 'reopened' : 'open', note, asks: true };
  return { ...face(reasons), state: had.state, note, asks: false };
}

function face(reasons: readonly Reason[]): Pick<CardAfter, 'light' | 'title' | 'reasons' | 'rules'> {
  return {
    light: worst(reasons),
    title: cardTitle(reasons),
    reasons,
    // All that ever stood: a repeat is held against them after they are gone.
    rules: reasons.map((r) => r.rule),
  };
}

const names = (reasons: readonly Reason[]): string => reasons.map((r) => r.title).join('、');
