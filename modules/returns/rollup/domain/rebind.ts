/**
 * Figures of a paragraph picked from below, bound to the sum of the level above. A number that is one of that unit's reported numbers, and only one,
 * is replaced by the same cell's sum over all units that are summed; any other number keeps standing and is marked, so that somebody looks at it. Pure.
 */
import { UNBOUND } from '../../domain/words.ts';
import { findFigures, storedValue, writtenLike } from './find-figures.ts';

/** A number that the unit below reported, with its sum over all those below. */
export interface KnownFigure {
  /** `form|table|row|column`, or `metric|id`. */
  readonly address: string;
  /** Table, row and column in words. */
  readonly label: string;
  /** As stored: 分 for money. */
  readonly num: number;
  readonly sum: number;
  /** Returns behind the sum. */
  readonly returns: number;
  readonly money: boolean;
  /** Counting word of the column; empty when the form prints none. */
  readonly unit: string;
}

export interface BoundFigure {
  readonly raw: string;
  readonly status: 'bound' | 'several' | 'unbound';
  /** What stands in the new text. */
  readonly written: string;
  readonly known: readonly KnownFigure[];
}

/** Stands after every number that was not bound; the draft is not ready while it holds one. */
export { UNBOUND };

/** A number without a counting word of its own is taken for a cell's only when it is too large for an accident. */
const LEAST_BARE = 100;

const MARK = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;

export function rebind(
  text: string,
  known: readonly KnownFigure[],
): { readonly text: string; readonly figures: readonly BoundFigure[] } {
  const figures: BoundFigure[] = [];
  // Marks of metrics first: the number below is known by name.
  const named = text.replace(MARK, (raw, metric: string) => {
    const found = known.find((it) => it.address === `metric|${metric}`);
    figures.push({
      raw,
      status: found ? 'bound' : 'unbound',
      written: found ? String(found.sum) : raw,
      known: found ? [found] : [],
    });
    return found ? `⟦${found.sum}⟧` : `${raw}${UNBOUND}`;
  });
  let out = '';
  let from = 0;
  for (const it of findFigures(hidden(named))) {
    const matching = known.filter((cell) => {
      if (cell.num === 0 || cell.money !== (it.unit === '元')) return false;
      if (storedValue(it, cell.money) !== cell.num) return false;
      if (cell.money) return true;
      return it.unit === '' || cell.unit === '' ? cell.num >= LEAST_BARE : it.unit === cell.unit;
    });
    const sums = new Set(matching.map((cell) => cell.sum));
    const [only] = matching;
    out += named.slice(from, it.start);
    if (only && sums.size === 1) {
      const written = writtenLike(it, only.sum, only.money);
      figures.push({ raw: it.raw, status: 'bound', written, known: matching });
      out += written;
    } else {
      figures.push({ raw: it.raw, status: sums.size > 1 ? 'several' : 'unbound', written: it.raw, known: matching });
      out += it.raw + UNBOUND;
    }
    from = it.end;
  }
  out += named.slice(from);
  return { text: out.replaceAll('⟦', '').replaceAll('⟧', ''), figures };
}

/** Numbers already set from metrics are not looked at again; the length stays. */
const hidden = (text: string): string => text.replace(/⟦[^⟧]*⟧/g, (it) => 'x'.repeat(it.length));

/** How many numbers of a draft still wait to be looked at. */
export const unboundIn = (text: string): number => text.split(UNBOUND).length - 1;

/** Paragraphs as they can be picked, with their place. */
export function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .map((it) => it.trim())
    .filter((it) => it !== '');
}
