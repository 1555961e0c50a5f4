/** Reasons of an alert card: why a light is on, with the facts a rule saw. Pure. */

export type Light = 'red' | 'yellow';

export interface FactSeen {
  readonly name: string;
  readonly label: string;
  /** Null when unknown. */
  readonly value: unknown;
  readonly unit?: string | undefined;
}

export interface Reason {
  readonly rule: string;
  readonly title: string;
  /** What is wrong, in the words of the pack. */
  readonly message: string;
  readonly light: Light;
  /** Day it turned: of the act, or the day after a due day passed. */
  readonly day: string;
  /** Version of the packs it was judged by. */
  readonly pack: string;
  readonly facts: readonly FactSeen[];
  /** Words of the basis: document, number, article. */
  readonly basis: string;
  /** `gone`: later facts say otherwise. */
  readonly state: 'standing' | 'gone';
  readonly gone_day?: string | undefined;
}

/** Red before yellow, then the day it turned, then the rule's id. */
export function inOrder(reasons: readonly Reason[]): Reason[] {
  const rank = (r: Reason) => `${r.state === 'standing' ? 0 : 1}${r.light === 'red' ? 0 : 1}${r.day}${r.rule}`;
  return [...reasons].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export const standing = (reasons: readonly Reason[]): Reason[] => reasons.filter((r) => r.state === 'standing');

/** The worst light of the standing reasons; of all of them when none stands any longer. */
export function worst(reasons: readonly Reason[]): Light {
  const of = standing(reasons).length > 0 ? standing(reasons) : reasons;
  return of.some((r) => r.light === 'red') ? 'red' : 'yellow';
}

const LIGHT_WORDS: Readonly<Record<Light, string>> = { red: '红灯', yellow: '黄灯' };

/** Title of a card: light, first reason, how many more. */
export function cardTitle(reasons: readonly Reason[]): string {
  const shown = inOrder(standing(reasons).length > 0 ? standing(reasons) : reasons);
  const more = shown.length > 1 ? `等${shown.length}项` : '';
  return `${LIGHT_WORDS[worst(reasons)]}：${shown[0]?.title ?? ''}${more}`;
}

/**
 * Reasons of a card after a new judgement. A rule that fires adds or renews its reason; one that is clear or no longer in force marks it
 * gone; one that cannot be judged leaves it as it was: not knowing is no proof of being in order.
 */
export function mergeReasons(
  had: readonly Reason[],
  fired: readonly Reason[],
  unknown: ReadonlySet<string>,
  today: string,
): Reason[] {
  const now = new Map(fired.map((r) => [r.rule, r]));
  const kept = had.map((r) => {
    const again = now.get(r.rule);
    now.delete(r.rule);
    if (again) return r.state === 'standing' && r.light === again.light ? r : again;
    if (r.state === 'gone' || unknown.has(r.rule)) return r;
    return { ...r, state: 'gone' as const, gone_day: today };
  });
  return inOrder([...kept, ...now.values()]);
}
