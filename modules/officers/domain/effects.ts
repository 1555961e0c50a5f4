/**
 * Validity of a certificate as days. An effect takes away the days from `from` to `until` (both included; null: for ever after). Effects are
 * only added or shortened, never removed, so that the answer for a past day follows the latest decision and can be explained by it.
 */
import { addDays, type Day } from '#kernel/day.ts';

export const EFFECT_LABELS = {
  suspended: '暂扣',
  withdrawn: '收回',
  cancelled: '注销',
  revoked: '吊销',
  lapsed: '未续期',
} as const;
export type EffectKind = keyof typeof EFFECT_LABELS;

export interface Effect {
  readonly effect: EffectKind;
  readonly from: Day;
  readonly until: Day | null;
  readonly ground: string;
  readonly basis: string;
  /** Day of the decision; later than `from` when it reaches back. */
  readonly decided: Day;
}

export interface Validity {
  readonly valid_from: Day;
  readonly valid_until: Day;
  readonly effects: readonly Effect[];
}

export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** The effect that takes the day away, or undefined; the newest decision speaks first. */
export function effectOn(effects: readonly Effect[], day: Day): Effect | undefined {
  return effects.findLast((e) => e.from <= day && (e.until === null || day <= e.until));
}

/** Was the certificate valid on that day? */
export function validOn(certificate: Validity, day: Day): boolean {
  const inside = certificate.valid_from <= day && day <= certificate.valid_until;
  return inside && effectOn(certificate.effects, day) === undefined;
}

/** Valid spans in order, effects cut out; the database computes the same for its joins. */
export function spansOf(certificate: Validity): Span[] {
  let spans: Span[] =
    certificate.valid_from <= certificate.valid_until
      ? [{ from: certificate.valid_from, until: certificate.valid_until }]
      : [];
  for (const effect of certificate.effects) spans = spans.flatMap((span) => cut(span, effect));
  return spans;
}

function cut(span: Span, { from, until }: Effect): Span[] {
  if (from > span.until || (until !== null && until < span.from)) return [span];
  const left = from > span.from ? [{ from: span.from, until: addDays(from, -1) }] : [];
  const right = until !== null && until < span.until ? [{ from: addDays(until, 1), until: span.until }] : [];
  return [...left, ...right];
}

/** Ends the running suspension so that `resumed` is the first valid day again; a suspension that had not begun by then is emptied. */
export function endSuspension(effects: readonly Effect[], resumed: Day): Effect[] {
  const last = addDays(resumed, -1);
  return effects.flatMap((e) => {
    if (e.effect !== 'suspended' || (e.until !== null && e.until <= last)) return [e];
    return e.from <= last ? [{ ...e, until: last }] : [];
  });
}
