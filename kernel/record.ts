/**
 * A record: what people keep. One plain-data definition gives the table check, the API shape, the form, the list, the import
 * template and the export columns. Names are snake_case and the same in table, API and form.
 *
 * Records refer to each other by name (checked at start by `kernel/registry.ts`), so two of them may refer to each other without a cycle.
 */

export type FieldKind =
  | 'text'
  | 'prose'
  | 'int'
  | 'money'
  | 'day'
  | 'instant'
  | 'bool'
  | 'choice'
  | 'choices'
  | 'ref'
  | 'refs'
  | 'files'
  | 'json';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface FieldOptions {
  readonly required?: boolean;
  /** Longest text in characters, or largest number. */
  readonly max?: number;
  readonly min?: number;
  /** Shown in the header: 次, 天, 元 … Money is stored in 分. */
  readonly unit?: string;
  readonly hint?: string;
  /** Choices known to the code, or the id of a dictionary in the policy packs. */
  readonly choices?: readonly Choice[];
  readonly dictionary?: string;
  /** Name of the record this points at (`ref`, `refs`). */
  readonly of?: string;
  /** Column of the list, in the order of the definition; a number is its width in pixels; `on-demand`: answered, shown when chosen. */
  readonly list?: boolean | number | 'on-demand';
  readonly filter?: boolean;
  /** Takes part in the search by two characters or more. */
  readonly search?: boolean;
  /** Column of the import template. */
  readonly import?: boolean;
  readonly export?: boolean;
  /**
   * Who may see it: `all` readers of the record; `masked` unless unmasked with a reason (personal numbers); `supervisor` only the
   * supervising bureau; `never` leaves the server. Default `all`.
   */
  readonly seen?: 'all' | 'masked' | 'supervisor' | 'never';
  /** Encrypted in the journal under a key of its own, so that erasure is dropping the key. */
  readonly personal?: boolean;
  /** Never kept in a draft on the machine: gone when the form is left, and typed again. Who gave information in confidence. */
  readonly no_draft?: boolean;
  /** Name of a registered check, for example `uscc`. */
  readonly check?: string;
  /** Not in the form: set by commands only. */
  readonly derived?: boolean;
  /** `json` that is a list: the fields of one entry (text, choice, bool), filled in row by row; `day`: a list of days. */
  readonly each?: Readonly<Record<string, Field>> | 'day';
  /** In an entry of a list: a new one begins with its number. */
  readonly serial?: boolean;
}

export interface Field<T = unknown> extends FieldOptions {
  readonly kind: FieldKind;
  readonly label: string;
  /** Phantom: carries the row type, never present at run time. */
  readonly __type?: T;
}

type Nullable<O, T> = O extends { readonly required: true } ? T : T | null;
/** A field's type tells whether commands alone set it, so that forms made of a record leave it out (`formOf`). */
type Derived<O> = O extends { readonly derived: true } ? { readonly derived: true } : unknown;
type Make<T> = <const O extends FieldOptions>(label: string, options?: O) => Field<Nullable<O, T>> & Derived<O>;

function make<T>(kind: FieldKind): Make<T> {
  return (label, options) => ({ ...options, kind, label }) as never;
}

export const text = make<string>('text');
export const prose = make<string>('prose');
export const int = make<number>('int');
/** Whole 分 (1/100 yuan). */
export const money = make<number>('money');
/** A calendar day, `YYYY-MM-DD`. */
export const day = make<string>('day');
/** An instant as ISO 8601 text. */
export const instant = make<string>('instant');
export const bool = make<boolean>('bool');
export const choice = make<string>('choice');
export const choices = make<readonly string[]>('choices');
/** Id of another record. */
export const ref = make<string>('ref');
export const refs = make<readonly string[]>('refs');
/** Ids of attachments. */
export const files = make<readonly string[]>('files');
export const json = make<unknown>('json');

/**
 * Whose rows these are, which decides the row-level security policy (see db/README.md):
 * `unit` the unit that keeps the row, `region` everyone acting in a unit of the region or above, `staff` everyone signed in.
 */
export type Sharing = 'unit' | 'region' | 'staff';

export interface StateDef {
  readonly label: string;
  /** Colour of meaning only: done, waiting, attention, stopped. */
  readonly tone?: 'done' | 'waiting' | 'attention' | 'stopped' | 'plain';
  readonly final?: boolean;
}

export interface RecordDef<F extends Record<string, Field> = Record<string, Field>> {
  readonly name: string;
  readonly label: string;
  readonly module: string;
  /** Table name; the record's name with `_` unless given. */
  readonly table: string;
  readonly sharing: Sharing;
  /** A second unit that may see the row, named by a field holding a unit code (a document's addressee). */
  readonly also_seen_by?: string;
  /** Name of a yes/no field: rows where it is true are seen by the supervising side only. */
  readonly supervisor_only?: string;
  /** Field shown as the title; the screens add the label. */
  readonly title: string;
  readonly states: Readonly<Record<string, StateDef>>;
  readonly initial: string;
  readonly fields: F;
  /** Right needed to read and list; declared here as the verbs declare theirs. */
  readonly read: string;
  /** Right needed to export; `read` when absent. */
  readonly export?: string;
  /** Right needed to open one masked field of one record, with a reason that is logged; without it masked fields stay masked. */
  readonly unmask?: string;
  /** Default order of the list; ends every index. */
  readonly order: { readonly by: string; readonly desc: boolean };
}

type RecordInput<F extends Record<string, Field>> = Omit<RecordDef<F>, 'table' | 'states' | 'initial' | 'order'> &
  Partial<Pick<RecordDef<F>, 'table' | 'states' | 'initial' | 'order'>>;

const KEPT: Readonly<Record<string, StateDef>> = { kept: { label: '有效', tone: 'plain' } };

/** Defines a record. The result is plain data and safe in a browser. */
export function record<const F extends Record<string, Field>>(def: RecordInput<F>): RecordDef<F> {
  const states = def.states ?? KEPT;
  return {
    ...def,
    table: def.table ?? def.name.replaceAll('-', '_'),
    states,
    initial: def.initial ?? Object.keys(states)[0] ?? 'kept',
    order: def.order ?? { by: 'created_at', desc: true },
  };
}

/** Columns every record's table has, before its own. */
export interface RowBase {
  /** City where the record was born (first four digits of its region); leads every key and never changes. */
  readonly cell: string;
  readonly id: string;
  /** GB/T 2260 code: 6 digits, or 9 for a township. */
  readonly region: string;
  /** Code of the unit that keeps it. */
  readonly unit: string;
  /** Line (条) of that unit. */
  readonly line: string;
  readonly state: string;
  readonly version: number;
  /** Empty for our own; the name of the system that owns it otherwise. */
  readonly source: string;
  readonly created_at: string;
  readonly updated_at: string;
}

type ValueOf<F> = F extends Field<infer T> ? T : never;
/** Row type of a record: `export interface InspectionRow extends RowOf<typeof inspection> {}`. */
export type RowOf<R> = R extends RecordDef<infer F> ? RowBase & { readonly [K in keyof F]: ValueOf<F[K]> } : never;

export const BASE_COLUMNS = [
  'cell',
  'id',
  'region',
  'unit',
  'line',
  'state',
  'version',
  'source',
  'created_at',
  'updated_at',
] as const;

/** PostgreSQL column type of a field; the schema test holds migrations against it. */
export function columnType(field: Field): string {
  switch (field.kind) {
    case 'int':
    case 'money':
      return 'bigint';
    case 'day':
      return 'date';
    case 'instant':
      return 'timestamp with time zone';
    case 'bool':
      return 'boolean';
    case 'ref':
      return 'uuid';
    case 'refs':
    case 'files':
      return 'uuid[]';
    case 'choices':
      return 'text[]';
    case 'json':
      return 'jsonb';
    default:
      return 'text';
  }
}
