/** The CEL type `Day`: a class, since the library tells its types apart by constructor; days since 1970-01-01 as in `kernel/day.ts`. */
import { type Day, dayAt, isDay, monthOf, ordinalOf, yearOf } from '#kernel/day.ts';

export class DayValue {
  readonly epoch: number;
  constructor(epoch: number) {
    this.epoch = epoch;
  }
  get day(): Day {
    return dayAt(this.epoch);
  }
  get year(): bigint {
    return BigInt(yearOf(this.day));
  }
  get month(): bigint {
    return BigInt(monthOf(this.day));
  }
}

/** Reads `YYYY-MM-DD`; undefined for days that do not exist, such as 2026-02-31. */
export function readDay(text: unknown): DayValue | undefined {
  return isDay(text) ? new DayValue(ordinalOf(text)) : undefined;
}
