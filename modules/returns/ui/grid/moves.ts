/** Where a key leads within a grid. Pure: places are row and column numbers, from 0. */

export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** The active cell, and the two corners of what is selected. */
export interface Choice {
  readonly at: Spot;
  readonly from: Spot;
  readonly to: Spot;
  /** Column in which a run of Tab began: Enter goes back to it, as in a workbook. */
  readonly home?: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Press {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
}

export const only = (at: Spot): Choice => ({ at, from: at, to: at });

export function areaOf({ from, to }: Choice): Area {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

export const within = ({ row, column }: Spot, area: Area): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

export const isOne = ({ from, to }: Choice): boolean => from.row === to.row && from.column === to.column;

const held = (n: number, most: number) => Math.max(0, Math.min(n, most - 1));

/** Where arrows, Home, End and pages lead; undefined for any other key. Shift stretches what is selected. */
export function arrow(choice: Choice, press: Press, size: Size, page = 10): Choice | undefined {
  const from = press.shift ? choice.to : choice.at;
  const to = step(from, press, size, page);
  if (!to) return undefined;
  const spot = { row: held(to.row, size.rows), column: held(to.column, size.columns) };
  return press.shift ? { at: choice.at, from: choice.from, to: spot } : only(spot);
}

function step({ row, column }: Spot, { key, ctrl }: Press, size: Size, page: number): Spot | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: ctrl ? size.rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrl ? size.columns - 1 : column + 1 };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? size.rows - 1 : row, column: size.columns - 1 };
    case 'PageUp':
      return { row: row - page, column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return undefined;
  }
}

/**
 * Where Tab and Enter lead: to the next cell that can be filled in, over the end of the row, or around within what is selected. Undefined at the ends:
 * Tab then leaves the grid, so that nobody is caught in it.
 */
export function onward(choice: Choice, press: Press, size: Size, open: (spot: Spot) => boolean): Choice | undefined {
  const across = press.key === 'Tab';
  const by = press.shift ? -1 : 1;
  if (!isOne(choice)) return around(choice, across, by, open);
  const { at } = choice;
  if (across) {
    for (let n = at.row * size.columns + at.column + by; n >= 0 && n < size.rows * size.columns; n += by) {
      const spot = { row: Math.floor(n / size.columns), column: n % size.columns };
      if (open(spot)) return { ...only(spot), home: choice.home ?? at.column };
    }
    return undefined;
  }
  const column = by > 0 ? (choice.home ?? at.column) : at.column;
  for (let row = at.row + by; row >= 0 && row < size.rows; row += by)
    if (open({ row, column })) return only({ row, column });
  return undefined;
}

/** The next cell within the selected area, from its end to its beginning again. */
function around(choice: Choice, across: boolean, by: number, open: (spot: Spot) => boolean): Choice | undefined {
  const area = areaOf(choice);
  const [tall, wide] = [area.bottom - area.top + 1, area.right - area.left + 1];
  const { at } = choice;
  let n = across
    ? (at.row - area.top) * wide + at.column - area.left
    : (at.column - area.left) * tall + at.row - area.top;
  for (let tries = 0; tries < tall * wide; tries += 1) {
    n = (n + by + tall * wide) % (tall * wide);
    const spot = across
      ? { row: area.top + Math.floor(n / wide), column: area.left + (n % wide) }
      : { row: area.top + (n % tall), column: area.left + Math.floor(n / tall) };
    if (open(spot)) return { ...choice, at: spot };
  }
  return undefined;
}
