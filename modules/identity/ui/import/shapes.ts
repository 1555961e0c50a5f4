/** Answers of the import routes. */
export interface ImportColumn {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly hint: string | null;
  readonly choices: readonly string[];
}
export interface ImportKind {
  readonly kind: string;
  readonly label: string;
  readonly columns: readonly ImportColumn[];
}
export interface CellFault {
  /** Header of the column; empty when the whole row is meant. */
  readonly column: string;
  readonly value: string;
  readonly message: string;
}
export interface ImportAnswer {
  readonly job: string | null;
  /** Of a large workbook: the task that works through it; the counts come with its end. */
  readonly task: string | null;
  readonly dry_run: boolean;
  readonly total: number;
  readonly made: number;
  readonly present: number;
  readonly refused: number;
  readonly unknown_headers: readonly string[];
  readonly faults: readonly (CellFault & { readonly row: number })[];
}
export type CellValue = string | number | boolean | null;
export interface RefusedRow {
  readonly number: number;
  readonly state: 'refused' | 'replayed';
  readonly values: Readonly<Record<string, CellValue>>;
  readonly errors: readonly CellFault[];
}
export interface ImportJob extends ImportKind {
  readonly id: string;
  readonly file_name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly dry_run: boolean;
  /** The background task of a large workbook. */
  readonly task: string | null;
  readonly total: number;
  readonly made: number;
  readonly present: number;
  readonly refused: number;
  readonly started_at: string;
  readonly rows: readonly RefusedRow[];
}
export type Replay =
  | { readonly state: 'replayed'; readonly done: 'made' | 'present' }
  | { readonly state: 'refused'; readonly faults: readonly CellFault[] };
