/** What a file says, cell by cell as printed: the common tongue of what was handed out, what came back and what stands here now. Pure. */
import { canonical } from '../../domain/digest.ts';
import type { FormFace } from '../face/face.ts';

/**
 * Shown text by place: `c|table|row|column` a cell, `n|table|row` the name of an added row, `x|part|heading` a text, `q|code` an answer,
 * `h|code` a field of the head. Empty cells are absent. New rows of a file have codes `+1`, `+2` ….
 */
export type Snapshot = Readonly<Record<string, string>>;

export const placeKey = {
  cell: (table: string, row: string, column: string) => `c|${table}|${row}|${column}`,
  name: (table: string, row: string) => `n|${table}|${row}`,
  text: (part: string, heading: string) => `x|${part}|${heading}`,
  answer: (code: string) => `q|${code}`,
  head: (code: string) => `h|${code}`,
} as const;

/** What a face shows in the places that may be filled in. */
export function snapshotOf(face: FormFace): Snapshot {
  const out: Record<string, string> = {};
  const put = (key: string, text: string) => {
    if (text !== '') out[key] = text;
  };
  for (const field of face.head) if (field.open) put(placeKey.head(field.code), field.value);
  for (const { table, rows } of face.tables)
    for (const row of rows) {
      if (row.added) put(placeKey.name(table.code, row.code), row.name);
      for (const cell of row.cells)
        if (cell.open) put(placeKey.cell(table.code, row.code, cell.column.code), cell.shown);
    }
  for (const part of face.texts)
    for (const heading of part.headings) put(placeKey.text(part.code, heading.code), heading.text);
  for (const question of face.questions) put(placeKey.answer(question.code), question.answer);
  return out;
}

/** Stable text of a snapshot, for digests. */
export const snapshotText = (snapshot: Snapshot): string => canonical(snapshot);
