/**
 * What every benchmark row shares: measure beside a baseline in the same run, print name, measured, baseline, ratio, bar and verdict, and say
 * with the exit code whether one fell short. A shortfall is reported as it is.
 */
import { performance } from 'node:perf_hooks';

export interface Sample {
  readonly p50: number;
  readonly p95: number;
  readonly min: number;
  readonly runs: number;
}

export interface Row {
  readonly name: string;
  readonly measured: number;
  readonly unit: string;
  readonly baseline?: number;
  /** In words, as the table shows it. */
  readonly bar: string;
  readonly ok: boolean;
}

/** Sorted quantile of measurements in milliseconds. */
export function sampleOf(times: readonly number[]): Sample {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), min: sorted[0] ?? Number.NaN, runs: sorted.length };
}

/** Times `work`, after `warm` uncounted runs. */
export async function time(runs: number, work: (i: number) => Promise<unknown>, warm = 2): Promise<Sample> {
  for (let i = 0; i < warm; i += 1) await work(i);
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    await work(i);
    times.push(performance.now() - start);
  }
  return sampleOf(times);
}

export interface PairOptions {
  readonly warm?: number;
  /** Done before each timed run of the first, uncounted. */
  readonly before?: () => Promise<unknown>;
}

/** Times two pieces of work in turn, A B A B …, so that a drift of the machine's speed touches both alike. */
export async function timePair(
  runs: number,
  a: (i: number) => Promise<unknown>,
  b: (i: number) => Promise<unknown>,
  { warm = 2, before }: PairOptions = {},
): Promise<{ readonly a: Sample; readonly b: Sample }> {
  const timed = async (work: (i: number) => Promise<unknown>, i: number) => {
    const start = performance.now();
    await work(i);
    return performance.now() - start;
  };
  const [ta, tb]: [number[], number[]] = [[], []];
  for (let i = -warm; i < runs; i += 1) {
    const at = Math.abs(i);
    const first = at % 2 === 0;
    if (!first) tb.push(await timed(b, at));
    await before?.();
    ta.push(await timed(a, at));
    if (first) tb.push(await timed(b, at));
  }
  return { a: sampleOf(ta.slice(warm)), b: sampleOf(tb.slice(warm)) };
}

const figure = (n: number) => (Number.isInteger(n) ? String(n) : n >= 100 ? n.toFixed(0) : n.toFixed(2));

/** Prints the table; returns how many rows fell short. */
export function printRows(rows: readonly Row[], write: (line: string) => void): number {
  write('| what | measured | baseline | ratio | bar | verdict |');
  write('| --- | ---: | ---: | ---: | --- | --- |');
  for (const row of rows) {
    const ratio = row.baseline ? figure(row.measured / row.baseline) : '–';
    const base = row.baseline === undefined ? '–' : `${figure(row.baseline)} ${row.unit}`;
    write(
      `| ${row.name} | ${figure(row.measured)} ${row.unit} | ${base} | ${ratio} | ${row.bar} | ${row.ok ? 'ok' : 'SHORT'} |`,
    );
  }
  return rows.filter((row) => !row.ok).length;
}
