/** Middle and spread that a few wrong numbers cannot move. Pure. */

/** Median; 0 for nothing. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** For a normal distribution the median deviation is this part of the standard deviation. */
const NORMAL = 1.4826;

/** Spread as a standard deviation would tell it, from the median of the deviations from `middle`. */
export function spread(numbers: readonly number[], middle = median(numbers)): number {
  return NORMAL * median(numbers.map((it) => Math.abs(it - middle)));
}
