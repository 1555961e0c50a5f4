/** Blocks of cells: what a paste, a fill or a deletion writes, and what did not fit. Pure. */
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { Option } from '../../domain/value.ts';
import type { Change } from '../cells/book.ts';
import { type Content, contentTyped, EMPTY } from '../cells/typed.ts';
import { addressAt, type GridLayout } from './layout.ts';
import { type Area, areaOf, type Choice, isOne, type Spot } from './moves.ts';

export interface BlockParts {
  readonly layout: GridLayout;
  readonly isOpen: (spot: Spot) => boolean;
  readonly options: (dictionary: string | undefined) => readonly Option[];
  /** Address within the return. */
  readonly full: (address: string) => string;
}

/** A row of a block that no row of the table was left for. */
export interface BeyondRow {
  /** Its name, where the block was copied with names. */
  readonly name: string | null;
  /** Column the first of its cells belongs to. */
  readonly column: number;
  readonly cells: readonly string[];
}

export interface Pasted {
  readonly changes: readonly Change[];
  readonly area: Area;
  /** Cells that could not be read; they keep their words. */
  readonly faults: number;
  /** Rows of the block that no row of the table was left for. */
  readonly beyond: readonly BeyondRow[];
  /** Cells of the block that fell on cells which are not typed, or outside. */
  readonly skipped: readonly string[];
}

/** A block lands with its first cell in the top left one of what is selected; a single value fills all that is selected. */
export function paste(block: readonly (readonly string[])[], choice: Choice, parts: BlockParts): Pasted {
  const { layout } = parts;
  const area = areaOf(choice);
  const single = block.length === 1 && block[0]?.length === 1 && !isOne(choice);
  const named = single ? undefined : rowsByName(block, layout);
  const from = named ? { row: 0, column: 0 } : { row: area.top, column: area.left };
  const changes: Change[] = [];
  const skipped: string[] = [];
  const beyond: BeyondRow[] = [];
  const lines = layout.lines.filter((line) => line.kind !== 'total').length;
  let faults = 0;
  let [bottom, right] = [from.row, from.column];
  const put = (spot: Spot, raw: string) => {
    const column = layout.columns[spot.column];
    const address = addressAt(layout, spot);
    if (!column || !address || !parts.isOpen(spot)) {
      if (raw.trim() !== '') skipped.push(raw.trim());
      return;
    }
    const content = contentTyped(raw, column, parts.options(column.dictionary));
    if (content.refused) faults += 1;
    changes.push({ address: parts.full(address), content });
    bottom = Math.max(bottom, spot.row);
    right = Math.max(right, spot.column);
  };
  if (single) {
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1) put({ row, column }, block[0]?.[0] ?? '');
    return { changes, area, faults, beyond, skipped };
  }
  for (const [i, cells] of block.entries()) {
    const row = named ? (named.rows[i] ?? -1) : from.row + i;
    if (row < 0 || row >= lines) {
      const name = named ? (cells[named.skip - 1]?.trim() ?? '') : null;
      // A copied row of sums is worked out here anyway.
      if (cells.some((cell) => cell.trim() !== '') && name !== '合计')
        beyond.push({ name, column: from.column, cells: cells.slice(named?.skip ?? 0) });
      continue;
    }
    for (const [j, raw] of cells.slice(named?.skip ?? 0).entries()) put({ row, column: from.column + j }, raw);
  }
  return { changes, area: { top: from.row, left: from.column, bottom, right }, faults, beyond, skipped };
}

/** A block that was copied with the names of its rows is laid on the rows of these names, whatever their order. */
function rowsByName(
  block: readonly (readonly string[])[],
  layout: GridLayout,
): { readonly rows: readonly number[]; readonly skip: number } | undefined {
  const plain = (name: string) => name.replace(/\s/g, '');
  const names = new Map(
    layout.lines.flatMap((line, i) => (line.kind === 'total' || line.item > 0 ? [] : [[plain(line.name), i] as const])),
  );
  names.delete('');
  for (const at of [0, 1]) {
    const rows = block.map((cells) => names.get(plain(cells[at] ?? '')) ?? -1);
    const hits = rows.filter((row) => row >= 0).length;
    if (hits > 0 && hits >= block.length / 2) return { rows, skip: at + 1 };
  }
  return undefined;
}

/** Every open cell of the area, emptied. */
export function cleared(area: Area, parts: BlockParts): Change[] {
  return spots(area)
    .filter(parts.isOpen)
    .flatMap((spot) => changeAt(spot, EMPTY, parts));
}

/** Writes one content into every open cell of the area that it fits. */
export function filled(area: Area, content: Content, parts: BlockParts): Change[] {
  return spots(area)
    .filter(parts.isOpen)
    .flatMap((spot) => changeAt(spot, content, parts));
}

/** Copies the first line of the area into those below; a single cell takes what stands above it. */
export function filledDown(choice: Choice, look: (full: string) => Content, parts: BlockParts): Change[] {
  const area = areaOf(choice);
  const top = area.top === area.bottom ? area.top - 1 : area.top;
  if (top < 0) return [];
  return spots({ ...area, top: top + 1 }).flatMap((spot) => {
    const from = addressAt(parts.layout, { row: top, column: spot.column });
    return from && parts.isOpen(spot) ? changeAt(spot, look(parts.full(from)), parts) : [];
  });
}

function changeAt(spot: Spot, content: Content, parts: BlockParts): Change[] {
  const address = addressAt(parts.layout, spot);
  return address ? [{ address: parts.full(address), content }] : [];
}

export function spots(area: Area): Spot[] {
  const out: Spot[] = [];
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) out.push({ row, column });
  return out;
}

/** Is the column worked out and never typed? */
export const isWorkedOut = (column: FormColumn | undefined): boolean => column?.formula !== undefined;
