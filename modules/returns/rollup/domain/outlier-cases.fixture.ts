/**
 * Labelled sets for the outliers: made-up rounds with mistakes put in where it is known, by seed, so that anyone can make them again.
 *
 * A world: agencies and townships on some lines, 5 rows × 6 columns (items, cases, money). Last year is drawn around each unit's own size; this
 * year follows the line's growth and the unit's own ups and downs. Some changes are true and must not be marked: whole lines that surge, units
 * that double or halve, new powers, powers handed over. Then mistakes are put in, each at a rate: a factor of ten thousand in money, a digit
 * typed twice or lost, a number left 0, a column pasted over another or kept from last year. Mistakes too small to be told are kept: they count as missed.
 * The two sets differ in seed, growth and sizes; thresholds were chosen on `tuning` only.
 */
import type { Observed } from './outliers.ts';

export type Label = '' | 'unit_slip' | 'digit_slip' | 'zero' | 'copied';

export interface Case extends Observed {
  readonly label: Label;
}

interface Column {
  readonly code: string;
  readonly size: number;
  readonly money: boolean;
}

export interface WorldRecipe {
  readonly seed: number;
  /** Units of each level and line. */
  readonly units: readonly { readonly level: string; readonly line: string; readonly count: number }[];
  /** Yearly growth of lines and of single units, as a spread of the logarithm. */
  readonly line_spread: number;
  readonly unit_spread: number;
  readonly columns: readonly Column[];
}

const ROWS = ['a', 'b', 'c', 'd', 'e'];

export const TUNING: WorldRecipe = {
  seed: 20_240_131,
  units: [
    { level: 'county', line: 'scjg', count: 54 },
    { level: 'county', line: 'yjj', count: 30 },
    { level: 'county', line: 'wlt', count: 6 },
    { level: 'township', line: 'zf', count: 120 },
  ],
  line_spread: 0.2,
  unit_spread: 0.2,
  columns: [
    { code: 'items', size: 12, money: false },
    { code: 'cases', size: 60, money: false },
    { code: 'amount', size: 40, money: true },
    { code: 'light_items', size: 8, money: false },
    { code: 'light_cases', size: 30, money: false },
    { code: 'light_amount', size: 15, money: true },
  ],
};

export const TESTING: WorldRecipe = {
  seed: 20_260_331,
  units: [
    { level: 'city', line: 'hbj', count: 11 },
    { level: 'county', line: 'jtj', count: 40 },
    { level: 'county', line: 'nyj', count: 18 },
    { level: 'county', line: 'slj', count: 4 },
    { level: 'township', line: 'zf', count: 90 },
  ],
  line_spread: 0.25,
  unit_spread: 0.22,
  columns: [
    { code: 'items', size: 20, money: false },
    { code: 'cases', size: 90, money: false },
    { code: 'amount', size: 65, money: true },
    { code: 'light_items', size: 6, money: false },
    { code: 'light_cases', size: 22, money: false },
    { code: 'light_amount', size: 9, money: true },
  ],
};

/** Part of cells, or of tables for copies, that get a mistake; and part of true changes. */
const RATES = {
  unit_slip: 0.02,
  digit_slip: 0.012,
  zero: 0.01,
  copied: 0.1,
  doubled: 0.02,
  new_power: 0.006,
  handed_over: 0.001,
};

/** mulberry32: the same numbers on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function makeCases(recipe: WorldRecipe): Case[] {
  const next = random(recipe.seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const count = (mean: number) => Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
  const made: Case[] = [];
  let number = 0;
  for (const { level, line, count: many } of recipe.units) {
    const grown = new Map(
      ROWS.flatMap((row) =>
        recipe.columns.map((c) => [
          `${row}|${c.code}`,
          Math.exp(recipe.line_spread * normal()) * (next() < 0.08 ? 3 : 1),
        ]),
      ),
    );
    for (let i = 0; i < many; i++) {
      number += 1;
      const unit = `u${number}.${line}`;
      const own = Math.exp(0.7 * normal());
      const sheet: Case[] = [];
      for (const row of ROWS)
        for (const column of recipe.columns) {
          const size = own * column.size * Math.exp(0.6 * normal());
          const never = next() < 0.12;
          const growth = (grown.get(`${row}|${column.code}`) ?? 1) * Math.exp(recipe.unit_spread * normal());
          const turn = next() < RATES.doubled ? (next() < 0.5 ? 2 : 0.5) : 1;
          const began = next() < RATES.new_power;
          const ended = next() < RATES.handed_over;
          const draw = (mean: number) => (column.money ? Math.round(mean * 100) * 10_000 : count(mean));
          const last = never || began ? 0 : draw(size);
          const value = ended || (never && !began) ? 0 : draw(size * growth * turn);
          const at = { return: unit, unit, level, line, table: 't', row, column: column.code };
          sheet.push({ ...at, value, last, money: column.money, label: '' });
        }
      made.push(...spoiled(sheet, recipe.columns, next));
    }
  }
  return made;
}

function spoiled(sheet: readonly Case[], columns: readonly Column[], next: () => number): Case[] {
  const out = sheet.map((it): Case => {
    const chance = next();
    const pick = next();
    if (it.value === 0) return it;
    if (it.money) {
      if (chance < RATES.unit_slip)
        return {
          ...it,
          value: pick < 0.6 ? it.value * 10_000 : Math.max(1, Math.round(it.value / 10_000)),
          label: 'unit_slip',
        };
    } else if (chance < RATES.digit_slip) {
      const digits = String(it.value);
      const at = Math.floor(pick * digits.length);
      const twice = digits.slice(0, at + 1) + digits.slice(at);
      const lost = digits.slice(0, at) + digits.slice(at + 1);
      // A lost digit of a number below a hundred leaves what any year could bring.
      const value = it.value >= 100 && pick < 0.5 ? Number(lost) : Number(twice);
      return { ...it, value, label: 'digit_slip' };
    }
    if (chance > 1 - RATES.zero && (it.last ?? 0) > 0 && (it.money || it.value >= 8))
      return { ...it, value: 0, label: 'zero' };
    return it;
  });
  if (next() >= RATES.copied) return out;
  const counts = columns.filter((it) => !it.money);
  const [from, to] = [counts[0]?.code, counts[1 + Math.floor(next() * (counts.length - 1))]?.code];
  const fromLast = next() < 0.4;
  return out.map((it) => {
    if (it.column !== to) return it;
    const source = fromLast ? it.last : out.find((other) => other.row === it.row && other.column === from)?.value;
    return { ...it, value: source ?? it.value, label: 'copied' };
  });
}

/** One line a cell: unit, level, line, row, column, last, value, label. */
export function caseLines(cases: readonly Case[]): string {
  const lines = cases.map((it) =>
    [it.unit, it.level, it.line, it.row, it.column, it.last ?? '', it.value, it.label].join(','),
  );
  return `unit,level,line,row,column,last,value,label\n${lines.join('\n')}\n`;
}

export function readCases(text: string, money: (column: string) => boolean): Case[] {
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [unit = '', level = '', lineCode = '', row = '', column = '', last = '', value = '', label = ''] =
        line.split(',');
      const at = { return: unit, unit, level, line: lineCode, table: 't', row, column };
      return {
        ...at,
        value: Number(value),
        last: last === '' ? null : Number(last),
        money: money(column),
        label: label as Label,
      };
    });
}
