/** What is printed of a form, line by line: the workbook, the Word file and the package all draw this. Pure. */
import type { FormColumn, FormTable, FormValue } from '#kernel/policy/return-shape.ts';
import { headingsOf, rowsOf } from '../../domain/cells.ts';
import { withFormulas } from '../../domain/check.ts';
import { addressOf, askedPart, type CellValue, type SheetContent } from '../../domain/content.ts';
import { itemsAt, totalsOf, type Values } from '../../domain/sum.ts';
import { type Option, shownText } from '../../domain/value.ts';
import { type HeadCell, headOf, namesRows } from './head.ts';

/** What printing needs to know besides the form and its content. */
export interface FaceAbout {
  readonly year: number;
  readonly unit_name: string;
  /** Words of a dictionary. */
  readonly options: (dictionary: string) => readonly Option[];
}

export interface FaceCell {
  /** Address of its first item within the form. */
  readonly address: string;
  readonly column: FormColumn;
  readonly values: readonly CellValue[];
  readonly shown: string;
  /** Is it typed, or worked out? */
  readonly open: boolean;
}

export interface FaceRow {
  readonly code: string;
  readonly name: string;
  readonly number: number | null;
  readonly added: boolean;
  readonly cells: readonly FaceCell[];
}

export interface FaceTotal {
  readonly column: FormColumn;
  readonly num: number | null;
  readonly shown: string;
}

export interface FaceTable {
  readonly table: FormTable;
  readonly head: readonly (readonly HeadCell[])[];
  readonly named: boolean;
  readonly rows: readonly FaceRow[];
  readonly totals: readonly FaceTotal[] | null;
}

export interface FaceText {
  readonly code: string;
  readonly name: string;
  readonly headings: readonly { readonly code: string; readonly name: string; readonly text: string }[];
}

export interface FormFace {
  readonly form: string;
  readonly title: string;
  readonly paper: 'portrait' | 'landscape';
  readonly head: readonly {
    readonly code: string;
    readonly name: string;
    readonly value: string;
    readonly open: boolean;
  }[];
  readonly tables: readonly FaceTable[];
  readonly texts: readonly FaceText[];
  readonly questions: readonly {
    readonly code: string;
    readonly text: string;
    readonly answer: string;
    readonly answers: readonly string[] | null;
  }[];
  readonly notes: readonly string[];
  readonly seal: string | null;
}

const EMPTY: Pick<SheetContent, 'rows' | 'cells' | 'answers' | 'head' | 'parts'> = {
  rows: [],
  cells: {},
  answers: {},
  head: {},
  parts: null,
};

/** The face of a form with what was filled in; of a blank one without `content`. */
export function formFace(
  id: string,
  whole: FormValue,
  about: FaceAbout,
  content: SheetContent | null = null,
): FormFace {
  const sheet = content ?? EMPTY;
  const form = askedPart(whole, sheet.parts);
  const typed: Values = Object.fromEntries(Object.entries(sheet.cells).map(([at, cell]) => [at, cell.value]));
  const values = withFormulas(form, sheet.rows, typed);
  return {
    form: id,
    title: form.title.replaceAll('{year}', String(about.year)).replaceAll('{unit}', about.unit_name),
    paper: form.paper,
    head: form.head.map(({ code, name, type }) => ({
      code,
      name,
      value: type === 'unit' ? (sheet.head[code] ?? about.unit_name) : (sheet.head[code] ?? ''),
      open: type !== 'unit',
    })),
    tables: form.tables.map((table) => faceTable(table, sheet, values, about)),
    texts: form.texts.map((part) => ({
      code: part.code,
      name: part.name,
      headings: headingsOf(form).map((heading) => ({
        ...heading,
        text: shownText(values[addressOf(part.code, heading.code, 'text')], { type: 'prose', name: heading.name }),
      })),
    })),
    questions: form.questions.map(({ code, text, answers }) => {
      const given = sheet.answers[code] ?? '';
      return {
        code,
        text,
        answer: answers?.find((it) => it.code === given)?.name ?? given,
        answers: answers?.map((it) => it.name) ?? null,
      };
    }),
    notes: form.notes,
    seal: form.seal ?? null,
  };
}

function faceTable(table: FormTable, sheet: Pick<SheetContent, 'rows'>, values: Values, about: FaceAbout): FaceTable {
  const rows = rowsOf(table, sheet.rows).map(
    (row, at): FaceRow => ({
      ...row,
      number: table.numbered ? at + 1 : null,
      cells: table.columns.map((column) => faceCell(table.code, row.code, column, values, about)),
    }),
  );
  const totals = table.total ? totalsOf(table, sheet.rows, values) : null;
  return {
    table,
    head: headOf(table),
    named: namesRows(table),
    rows,
    totals:
      totals &&
      table.columns.map((column) => {
        const total = totals[column.code];
        const num = total && total.numbers > 0 ? total.num : null;
        return { column, num, shown: num === null ? '' : shownText({ kind: 'number', num }, column, { plain: true }) };
      }),
  };
}

function faceCell(table: string, row: string, column: FormColumn, values: Values, about: FaceAbout): FaceCell {
  const items = itemsAt(table, row, column, values);
  const options = column.dictionary ? about.options(column.dictionary) : [];
  return {
    address: addressOf(table, row, column.code),
    column,
    values: items,
    shown: itemsText(items.map((value) => shownCell(value, column, options))),
    open: isOpen(column),
  };
}

/** Is the column typed into? Formulas are worked out, attachments are added on the page. */
export const isOpen = (column: FormColumn): boolean => column.formula === undefined && column.type !== 'files';

/** What a cell shows on paper: no thousands separators, files as their number. */
export function shownCell(value: CellValue, column: FormColumn, options: readonly Option[]): string {
  if (column.type === 'files' && value.kind === 'text') return `附件${value.files?.length ?? 0}件`;
  return shownText(value, column, { options, plain: true });
}

/** Several entries of one cell as printed: `1. …` a line each; a single one stands as it is. */
export function itemsText(items: readonly string[]): string {
  return items.length > 1 ? items.map((text, at) => `${at + 1}. ${text}`).join('\n') : (items[0] ?? '');
}

/** Undoes `itemsText`: entries begin at numbers that follow one another; other lines belong to the entry before. */
export function itemsFrom(text: string): string[] {
  const items: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const numbered = /^\s*(\d{1,3})\s*[.．、)）]\s*(.*)$/.exec(line);
    if (numbered && Number(numbered[1]) === items.length + 1) items.push(numbered[2] ?? '');
    else if (items.length === 0) items.push(line);
    else items[items.length - 1] += `\n${line}`;
  }
  const kept = items.map((item) => item.trim()).filter((item) => item !== '');
  return kept;
}
