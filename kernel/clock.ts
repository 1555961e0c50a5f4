/** The only place that asks what time it is; everything else is handed `now` or `today`. */
import { type Day, dayOf } from './day.ts';
import { refuse } from './refusal.ts';

export interface Clock {
  now(): Date;
  /** The day in Asia/Shanghai. */
  today(): Day;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => dayOf(new Date()),
};

export interface FixedClock extends Clock {
  /** Moves forward, or back with negative numbers. */
  advance(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void;
  /** Jumps to an ISO instant. */
  set(iso: string): void;
}

/** A clock that stands still until told otherwise: for tests and for replaying a demonstration. Refuses `input.instant`. */
export function fixedClock(iso: string): FixedClock {
  let ms = parseInstant(iso);
  return {
    now: () => new Date(ms),
    today: () => dayOf(new Date(ms)),
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      ms += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
    },
    set(next) {
      ms = parseInstant(next);
    },
  };
}

/**
 * Milliseconds since the epoch of an ISO instant. An instant without an offset is refused (`input.instant`), since the
 * machine's own zone would decide what it means.
 */
export function parseInstant(iso: string): number {
  const ms = /T.*(Z|[+-]\d{2}:\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) throw refuse('input.instant', `“${iso}”不是有效时刻，请写成 2026-03-01T08:30:00+08:00。`);
  return ms;
}
