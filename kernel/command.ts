/**
 * A command: the only way a record changes. One verb, one file: input shape, the right it needs, the states it is allowed in, the
 * decision. The kernel runs it in one transaction: load, may, decide, journal, write, commit (kernel/server/run-command.ts).
 */
import type { z } from 'zod';
import type { Day } from './day.ts';
import type { PolicyView } from './policy-view.ts';
import type { Reader } from './reader.ts';
import type { Field, RecordDef, RowBase } from './record.ts';
import type { Refusal } from './refusal.ts';
import type { Actor } from './rights.ts';

export interface CommandContext {
  readonly actor: Actor;
  readonly today: Day;
  /** ISO instant of the act. */
  readonly now: string;
  /** Policy in force for the record's region (the actor's when the record is new) on `today`. */
  readonly policy: PolicyView;
  /** UUIDv7. */
  newId(): string;
}

/** What is known before the row is: no policy, and an instant that may lie before the act's when the row had to be waited for. */
export type AheadContext = Omit<CommandContext, 'policy'>;

/** A duty to open: an obligation with an owner and a due date. */
export interface NewDuty {
  readonly kind: string;
  readonly title: string;
  /** Unit that owes it. */
  readonly unit: string;
  readonly person?: string | undefined;
  readonly record: string;
  readonly record_id: string;
  readonly due: Day | null;
  readonly provisional?: boolean;
  /** Policy entry that sets the date. */
  readonly basis?: string | undefined;
  /** Day its period starts, where that is not the day the duty is opened. */
  readonly start?: Day | undefined;
  /** The day stands on a paper that goes out: a deadline set afterwards does not move it. */
  readonly fixed?: boolean;
  /** Unit that waits for it. */
  readonly awaited_by?: string | undefined;
  /** Id of what it is part of: a round of returns, a meeting, a campaign. */
  readonly thread?: string | undefined;
}

export interface NewNotice {
  /** A unit, or a person in it. */
  readonly unit: string;
  readonly person?: string | undefined;
  readonly title: string;
  readonly text: string;
  readonly record?: string;
  readonly record_id?: string;
}

export interface NewRow {
  readonly record: string;
  readonly id?: string;
  /** Keeping unit; the actor's when absent. */
  readonly unit?: { readonly code: string; readonly region: string; readonly line: string };
  readonly state?: string;
  readonly source?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Change {
  readonly record: string;
  readonly id: string;
  readonly version?: number;
  readonly state?: string;
  readonly set: Readonly<Record<string, unknown>>;
}

/** What a decision wants done; the kernel does all of it or nothing. */
export interface Outcome {
  /** New values of the record the command is about. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly state?: string;
  /** For a creating command: who keeps the new record (the actor's unit when absent). */
  readonly keeper?: { readonly code: string; readonly region: string; readonly line: string };
  readonly id?: string;
  readonly create?: readonly NewRow[];
  readonly change?: readonly Change[];
  readonly duties?: readonly NewDuty[];
  /** Closes open duties of a record by kind. */
  readonly close_duties?: readonly { readonly record_id: string; readonly kind: string; readonly how?: string }[];
  readonly notices?: readonly NewNotice[];
  /** Takes the next number of a series in the same transaction and puts it, formatted, into a field. */
  readonly number?: { readonly field: string; readonly series: string; readonly year: number; readonly format: string };
  /** Policy entries the decision rested on; shown in the journal. */
  readonly basis?: readonly string[];
  /** Words for the time line beyond the label. */
  readonly note?: string;
  /** Answer to the caller beside the record. */
  readonly result?: unknown;
}

export interface Decide<Row, Input, Loaded> {
  readonly row: Row;
  readonly input: Input;
  readonly loaded: Loaded;
  readonly ctx: CommandContext;
}

export interface CommandDef<Row = RowBase, Input = unknown, Loaded = unknown, Ahead = undefined> {
  readonly name: string;
  readonly label: string;
  readonly record: string;
  /** A creating command has no row yet. */
  readonly creates?: boolean;
  readonly right: string;
  /** States it is allowed in; `*` for every state that is not final. Empty for creating commands. */
  readonly from: readonly string[] | '*';
  /** States it may lead to: the drawn workflow, held against what the decision returns. */
  readonly to?: readonly string[];
  /** The form, field by field: often picked from the record. Gives the schema, the screen and the API shape. */
  readonly fields: FieldsFor<Input>;
  /** Checks across fields, or nested input that a form of fields cannot say; built lazily, once. */
  readonly input?: () => z.ZodType<Input>;
  /**
   * Asks what hangs on the row's id and the input alone. It leaves in one trip with the row's lock, is answered after it and before anything was
   * checked: `load` gets the answer, and a command that is refused, or was done before, leaves nothing of it.
   */
  readonly ahead?: (read: Reader, about: { id: string; input: Input; ctx: AheadContext }) => Promise<Ahead>;
  /** Reads what the decision needs, inside the transaction and under the actor's claims. */
  readonly load?: (
    read: Reader,
    about: { row: Row; input: Input; ctx: CommandContext; ahead: Ahead },
  ) => Promise<Loaded>;
  /** Pure. */
  readonly decide: (about: Decide<Row, Input, Loaded>) => Outcome | Refusal;
  /** May the button show? Beyond right and state; cheap and pure. */
  readonly offered?: (row: Row, actor: Actor) => boolean;
  /** Is the button worth showing now? Unlike `offered` it refuses nobody: who gives the command all the same hears the decision's words. */
  readonly shown?: (row: Row) => boolean;
  /** Rules of difference: fields of the row naming persons that must not be the actor (drafter ≠ approver), with the words to say. */
  readonly other_than?: readonly { readonly field: string; readonly message: string }[];
  /** May also be done by the unit the row is addressed to (`also_seen_by`); without it an addressee reads and does not act. */
  readonly addressee?: boolean;
  /** May be done by a delegate of someone who holds the right. */
  readonly delegable?: boolean;
  /** Dangerous or final: the screen asks again. */
  readonly confirm?: string;
  readonly tone?: 'primary' | 'plain' | 'danger';
}

// biome-ignore lint/suspicious/noExplicitAny: a registry holds commands of every row type; each is checked where it is defined.
export type AnyCommand = CommandDef<any, any, any, any>;

/** Input of a form of fields. */
export type InputOf<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };
type FieldsFor<Input> = { readonly [K in keyof Input]: Field<Input[K]> } | Readonly<Record<string, Field>>;

type CommandInput<Row, F extends Readonly<Record<string, Field>>, Loaded, Ahead> = Omit<
  CommandDef<Row, InputOf<F>, Loaded, Ahead>,
  'fields'
> & { readonly fields: F };

/**
 * Defines a command on rows of type `Row`: `command<InspectionRow>()({ name, …, fields, decide })`. The input's type follows from `fields`,
 * what `load` answers from `load`.
 */
export function command<Row>() {
  return <const F extends Readonly<Record<string, Field>>, Loaded = undefined, Ahead = undefined>(
    def: CommandInput<Row, F, Loaded, Ahead>,
  ): CommandDef<Row, InputOf<F>, Loaded, Ahead> => def as unknown as CommandDef<Row, InputOf<F>, Loaded, Ahead>;
}

/** Picks fields of a record for a form: `pick(inspection.fields, 'firm', 'kind')`. */
export function pick<F extends Readonly<Record<string, Field>>, K extends keyof F>(
  fields: F,
  ...names: readonly K[]
): Pick<F, K> {
  const out: Partial<Pick<F, K>> = {};
  for (const name of names) out[name] = fields[name];
  return out as Pick<F, K>;
}

type Fields = Readonly<Record<string, Field>>;
/** Fields that people fill in: all but those that commands alone set. */
type Filled<F> = { readonly [K in keyof F as F[K] extends { readonly derived: true } ? never : K]: F[K] };

/**
 * The form that follows the record: every field that is not `derived`, in the record's order, so that a field added to the record is in the form,
 * the API and what the command stores (its `decide` spreads the input). `without` leaves out what this verb must not change; a form of a
 * few fields is `pick`ed.
 */
export function formOf<F extends Fields, const W extends keyof Filled<F> = never>(
  def: { readonly fields: F },
  { without = [] }: { readonly without?: readonly W[] } = {},
): Omit<Filled<F>, W> {
  const left = new Set<string>(without as readonly string[]);
  return Object.fromEntries(
    Object.entries(def.fields).filter(([name, field]) => !field.derived && !left.has(name)),
  ) as Omit<Filled<F>, W>;
}

/**
 * Input of a correcting form with masked values kept: a screen shows them masked and sends nothing, so left empty, or still masked, means
 * unchanged, and no star is ever stored.
 */
export function keepMasked<Input extends Readonly<Record<string, unknown>>>(
  def: Pick<RecordDef, 'fields'>,
  input: Input,
  row: RowBase,
): Input {
  const before = row as unknown as Readonly<Record<string, unknown>>;
  const unchanged = Object.entries(input).filter(
    ([name, value]) =>
      def.fields[name]?.seen === 'masked' && (value === null || (typeof value === 'string' && value.includes('*'))),
  );
  return { ...input, ...Object.fromEntries(unchanged.map(([name]) => [name, before[name] ?? null])) };
}
