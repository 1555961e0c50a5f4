/** The workbook of a return: a sheet for each of its forms as printed, and the hidden stamp by which it comes back. */
import type { Readable } from 'node:stream';
import { writeXlsx, type XlsxPaper } from '#kernel/files/xlsx-write.ts';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { Option } from '../../domain/value.ts';
import { snapshotOf } from '../back/snapshot.ts';
import type { SheetStamp, Stamp } from '../back/stamp.ts';
import type { FormFace } from '../face/face.ts';
import { formSheet } from './form-sheet.ts';
import { stampSheet } from './stamp-sheet.ts';

export interface WorkbookOf {
  readonly faces: readonly { readonly face: FormFace; readonly hash: string }[];
  readonly about: Omit<Stamp, 'v' | 'kind' | 'sheets'>;
  /** May it be filled in and come back? */
  readonly fill: boolean;
  readonly options: (dictionary: string) => readonly Option[];
  readonly secret: Uint8Array;
}

export function returnWorkbook(given: WorkbookOf): Readable {
  const choices = (column: FormColumn) =>
    column.type === 'choice' && column.dictionary ? given.options(column.dictionary).map((it) => it.label) : [];
  const papers: XlsxPaper[] = [];
  const sheets: SheetStamp[] = [];
  for (const { face, hash } of given.faces) {
    const { paper, map } = formSheet(face, { fill: given.fill, choices });
    papers.push(paper);
    const { tables, names } = map;
    sheets.push({
      form: face.form,
      hash,
      title: face.title,
      tables: Object.fromEntries(Object.entries(tables).map(([table, places]) => [table, [...places]])),
      names: { ...names },
      base: { ...snapshotOf(face) },
    });
  }
  const stamp: Stamp = { v: 1, kind: 'return', ...given.about, sheets };
  return writeXlsx(given.fill ? [...papers, stampSheet(stamp, given.secret)] : papers);
}
