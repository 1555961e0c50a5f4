/**
 * What a workbook to be written looks like: the shapes shared by the writer and its parts.
 */

/** What stands in a cell. Money is an integer in 分; a day is an ISO date; a moment is an ISO instant. */
export type XlsxInput = string | number | bigint | boolean | null | undefined;

/** How a column is stored and shown. `money_yuan` and `money_wan` both take 分 and show 元 or 万元. */
export type XlsxKind = 'text' | 'integer' | 'number' | 'percent' | 'day' | 'moment' | 'money_yuan' | 'money_wan';

export interface XlsxColumn {
  /** Text of the header cell, used when the sheet brings no `header` of its own. */
  readonly label: string;
  readonly kind?: XlsxKind;
  /** Width in characters of the default face; a hanzi takes two. */
  readonly width?: number;
  readonly wrap?: boolean;
  /** Offered as a drop-down list in import templates; the words live on a hidden sheet. */
  readonly choices?: readonly string[];
  /** Shown by the spreadsheet program when the cell is entered. */
  readonly hint?: string;
}

/** One header cell. Cells are laid out as in an HTML table: places taken by spans above are skipped. */
export interface XlsxHeaderCell {
  readonly text: string;
  readonly across?: number;
  readonly down?: number;
}

export type XlsxRowInput = readonly XlsxInput[];

export interface XlsxSheet {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  readonly rows: Iterable<XlsxRowInput> | AsyncIterable<XlsxRowInput>;
  /** A large line above the header, merged over all columns. */
  readonly title?: string;
  /** Smaller lines below the title, for example the unit and the period, merged over all columns. */
  readonly notes?: readonly string[];
  /** Header rows with spans, as the paper form has them; one row of labels when absent. */
  readonly header?: readonly (readonly XlsxHeaderCell[])[];
  /** Columns kept in view when scrolling sideways. */
  readonly freeze_columns?: number;
  readonly autofilter?: boolean;
  /** Rows below the header that carry the drop-down lists when the sheet is a template. */
  readonly choice_rows?: number;
  readonly hidden?: boolean;
}
