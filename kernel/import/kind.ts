/**
 * What can be imported from a workbook: a sheet's columns and how one row becomes acts. Kinds name records, commands and rights by name; a module
 * declares its own with `importKind(...)` when it is loaded, as it declares its checks.
 */
import type { Day } from '../day.ts';
import type { Reader } from '../reader.ts';
import type { Field } from '../record.ts';
import type { Actor } from '../rights.ts';

/** Value a cell stands for, or Chinese words why it stands for none. */
export type Lookup = { readonly value: unknown } | { readonly wrong: string };

export interface ImportColumn {
  /** Name under which `write` finds the value. */
  readonly name: string;
  /** Label, kind, choices, unit and hint; the header is what an export of the field shows. */
  readonly field: Field;
  /** Turns what stands in the cell (a code, a name, a number) into the value; needed for references. */
  readonly lookup?: (text: string, read: Reader) => Promise<Lookup>;
}

/** What a row may do, under the importing person's rights. Each act is a command, so each leaves its journal entry. */
export interface RowActs {
  readonly read: Reader;
  readonly actor: Actor;
  readonly today: Day;
  /** Gives a command; a refusal refuses the whole row. */
  run(command: string, input: Readonly<Record<string, unknown>>, id?: string): Promise<{ readonly id: string }>;
}

export type RowValues = Readonly<Record<string, unknown>>;

export interface ImportKind {
  /** Name in the address and in the log; the record's name where one row makes one record. */
  readonly name: string;
  readonly label: string;
  readonly right: string;
  readonly columns: readonly ImportColumn[];
  /** How rows are recognised and what else to know, for the explanation sheet. */
  readonly notes: readonly string[];
  /** Makes what the row says, or finds by its natural key that all of it is there already. */
  readonly write: (row: RowValues, acts: RowActs) => Promise<'made' | 'present'>;
}

const KINDS = new Map<string, ImportKind>();

/** Declares a kind; the same name again replaces it. */
export function importKind(kind: ImportKind): ImportKind {
  KINDS.set(kind.name, kind);
  return kind;
}

export function importKindNamed(name: string): ImportKind | undefined {
  return KINDS.get(name);
}

export function importKinds(): readonly ImportKind[] {
  return [...KINDS.values()];
}

/** A value as the text a lookup gets, for words like “没有找到…”. */
export function notFound(what: string, text: string): Lookup {
  return { wrong: `没有找到${what}“${text.slice(0, 40)}”，请核对后重填` };
}

/** A row that one query finds, by id; several are refused, since nobody can guess which is meant. */
export function onlyOne(rows: readonly { readonly id: string }[], what: string, text: string): Lookup {
  const [first, second] = rows;
  if (!first) return notFound(what, text);
  return second ? { wrong: `${what}“${text.slice(0, 40)}”有多条，请改用唯一的编号` } : { value: first.id };
}
