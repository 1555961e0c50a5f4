/** Heads of a printed table: what stands over several columns is one cell, what stands over none reaches down. Pure. */
import type { FormColumn } from '#kernel/policy/return-shape.ts';

export interface Head {
  readonly words: string;
  readonly across: number;
  readonly down: number;
  /** Number of the column it stands right over, where it does. */
  readonly column?: number;
  readonly key: string;
}

type Column = Pick<FormColumn, 'name' | 'group' | 'unit'>;

export const nameWithUnit = ({ name, unit }: Pick<Column, 'name' | 'unit'>): string =>
  unit && !name.includes(`（${unit}）`) ? `${name}（${unit}）` : name;

/** How many rows the head takes. */
export const headDepth = (columns: readonly Column[]): number =>
  columns.reduce((most, column) => Math.max(most, column.group.length), 0) + 1;

/** Rows of heads from the top. Neighbours merge where they and all above them are the same. */
export function headRows(columns: readonly Column[]): readonly (readonly Head[])[] {
  const depth = headDepth(columns);
  return Array.from({ length: depth }, (_, level) => {
    const row: Head[] = [];
    for (let i = 0; i < columns.length; ) {
      const column = columns[i];
      if (!column) break;
      const groups = column.group.length;
      if (level < groups) {
        const path = column.group.slice(0, level + 1).join('\u0000');
        let end = i + 1;
        while (end < columns.length && columns[end]?.group.slice(0, level + 1).join('\u0000') === path) end += 1;
        row.push({ words: column.group[level] ?? '', across: end - i, down: 1, key: `${level}.${i}` });
        i = end;
      } else {
        if (level === groups)
          row.push({
            words: nameWithUnit(column),
            across: 1,
            down: depth - level,
            column: i,
            key: `${level}.${i}`,
          });
        i += 1;
      }
    }
    return row;
  });
}

/** A column's whole name, as it is said where no head stands over it. */
export const fullName = (column: Column): string => [...column.group, nameWithUnit(column)].join(' ');
