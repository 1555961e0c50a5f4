/** Heads of a table as printed: groups from the outside in, equal neighbours merged, and a head without groups reaching down. Pure. */
import type { FormColumn, FormTable } from '#kernel/policy/return-shape.ts';

export interface HeadCell {
  readonly text: string;
  readonly across: number;
  readonly down: number;
}

/** `不予行政处罚金额（万元）`. */
export function columnLabel(column: Pick<FormColumn, 'name' | 'unit'>): string {
  return column.unit ? `${column.name}（${column.unit}）` : column.name;
}

/** Columns that stand before the form's own: the number and the name of the row. */
export function leadOf(table: FormTable): readonly ('number' | 'name')[] {
  return [...(table.numbered ? (['number'] as const) : []), ...(namesRows(table) ? (['name'] as const) : [])];
}

/** Does a column name the rows? */
export function namesRows(table: FormTable): boolean {
  return table.row_head !== undefined || table.rows.length > 0;
}

/** Rows of the head, from above. Places covered by a span are left out, as in an HTML table. */
export function headOf(table: FormTable): HeadCell[][] {
  const height = 1 + Math.max(0, ...table.columns.map((column) => column.group.length));
  const lines: HeadCell[][] = Array.from({ length: height }, () => []);
  for (const lead of leadOf(table))
    lines[0]?.push({ text: lead === 'number' ? '序号' : (table.row_head ?? '项目'), across: 1, down: height });
  for (let level = 0; level < height; level += 1)
    for (let at = 0; at < table.columns.length; ) {
      const column = table.columns[at] as FormColumn;
      const depth = column.group.length;
      if (level > depth) at += 1;
      else if (level === depth) {
        lines[level]?.push({ text: columnLabel(column), across: 1, down: height - level });
        at += 1;
      } else {
        const same = (other: FormColumn) =>
          other.group.length > level &&
          other.group.slice(0, level + 1).join('\n') === column.group.slice(0, level + 1).join('\n');
        let end = at + 1;
        while (end < table.columns.length && same(table.columns[end] as FormColumn)) end += 1;
        lines[level]?.push({ text: column.group[level] ?? '', across: end - at, down: 1 });
        at = end;
      }
    }
  return lines;
}

/** `填报单位（盖章）：`; a label that already has its colon keeps it where it is: `填报单位：（盖章）`. */
export function withColon(label: string): string {
  return label.includes('：') ? label : `${label}：`;
}
