/** How wide and how high printed cells are, from what stands in them. Pure. */
import type { FormColumn } from '#kernel/policy/return-shape.ts';

const NUMBER = 6;
const LEAST_NAME = 14;
const MOST_NAME = 30;
/** Points: one line of 11 pt type, and the room above and below. */
const LINE = 15.5;
const ROOM = 8;

export const NUMBER_WIDTH = NUMBER;

/** Width of a text in characters of the default face; a hanzi takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? 2 : 1), 0);
}

export function nameWidth(names: readonly string[]): number {
  return Math.min(MOST_NAME, Math.max(LEAST_NAME, ...names.map((name) => widthOf(name) + 2)));
}

export function columnWidth(column: FormColumn): number {
  switch (column.type) {
    case 'prose':
      return 36;
    case 'text':
      return column.many ? 36 : 20;
    case 'choice':
    case 'choices':
      return 18;
    case 'day':
    case 'files':
      return 13;
    default:
      return 12;
  }
}

/** Lines a text takes in a cell so wide. */
export function linesOf(text: string, width: number): number {
  const fit = Math.max(2, width - 1);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / fit)), 0);
}

/** Points for so many lines. Excel shows no row higher than 409. */
export function heightOf(lines: number, least = 0): number {
  return Math.min(409, Math.max(least, Math.round(lines * LINE + ROOM)));
}

/** Characters that fill a page's width, and so many more that the page may still be made smaller for. */
const PAGE = { landscape: { full: 125, most: 150 }, portrait: { full: 84, most: 100 } } as const;
/** A column of words is never narrower. */
const LEAST = 13;

/** Widths that fill the page: a narrow form is drawn out, a wide one drawn in, so that its type stays readable. */
export function fitted(widths: readonly number[], paper: 'portrait' | 'landscape'): number[] {
  const { full, most } = PAGE[paper];
  const sum = widths.reduce((total, width) => total + width, 0);
  if (sum < full) {
    const fixed = widths.filter((width) => width <= NUMBER).reduce((total, width) => total + width, 0);
    const factor = (full - fixed) / Math.max(1, sum - fixed);
    return widths.map((width) => (width <= NUMBER ? width : Math.round(width * factor)));
  }
  if (sum <= most) return [...widths];
  const spare = widths.reduce((total, width) => total + Math.max(0, width - LEAST), 0);
  const factor = Math.max(0, 1 - (sum - most) / Math.max(1, spare));
  return widths.map((width) => (width > LEAST ? Math.round(LEAST + (width - LEAST) * factor) : width));
}
