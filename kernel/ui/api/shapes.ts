/** Shapes of the server's answers, as the screens use them. */
import type { Choice, Field, StateDef } from '../../record.ts';

export interface RecordMeta {
  readonly name: string;
  readonly label: string;
  readonly module: string;
  readonly title: string;
  readonly states: Readonly<Record<string, StateDef>>;
  readonly order: { readonly by: string; readonly desc: boolean };
  readonly fields: Readonly<Record<string, Field>>;
  readonly exportable: boolean;
}

export interface CommandMeta {
  readonly name: string;
  readonly label: string;
  readonly record: string;
  readonly creates?: boolean;
  readonly from: readonly string[] | '*';
  readonly to?: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
  readonly confirm?: string | null;
  readonly tone?: 'primary' | 'plain' | 'danger';
}

export interface Allowed {
  readonly records: readonly string[];
  readonly commands: readonly string[];
  readonly queries: readonly string[];
  /** Names of the rights the acting post has, whatever their reach. */
  readonly rights: readonly string[];
  /** Kinds of workbook it may import. */
  readonly imports: readonly string[];
}

export interface Meta {
  readonly platform: {
    readonly kind: 'demo' | 'real';
    readonly version: string;
    readonly banner?: string | null;
    /** The server's day in Asia/Shanghai, where it differs from the caller's clock. */
    readonly today?: string;
  };
  readonly records: readonly RecordMeta[];
  readonly commands: readonly CommandMeta[];
  readonly dictionaries: Readonly<Record<string, readonly Choice[]>>;
  readonly allowed: Allowed;
  /** Reasons that opening a masked field may be given for. */
  readonly unmask_reasons: readonly Choice[];
}

export interface Post {
  readonly id: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly role_labels: readonly string[];
}

export interface Session {
  readonly person: string;
  readonly name: string;
  readonly posts: readonly Post[];
  /** Id of the post the person acts in; null before one is chosen. */
  readonly acting: string | null;
  /** What the person must do before anything else. */
  readonly expect: string | null;
}

export type Row = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly unit: string;
};

/** Titles of records pointed at, by record and id. */
export type RefTitles = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** Names of units by code. */
export type UnitNames = Readonly<Record<string, string>>;

export interface ListAsk {
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly state?: readonly string[];
  readonly words?: string;
  readonly after?: { readonly by: string; readonly id: string };
  readonly limit?: number;
}

export interface ListAnswer {
  readonly rows: readonly Row[];
  readonly next: { readonly by: string; readonly id: string } | null;
  readonly refs?: RefTitles;
  readonly units?: UnitNames;
}

export interface RecordAnswer {
  readonly row: Row;
  readonly can: readonly string[];
  /** What is masked in this record may be opened by this reader, for a reason. */
  readonly unmaskable: boolean;
  readonly refs?: RefTitles;
  readonly units?: UnitNames;
}

export interface CommandResult {
  readonly record: string;
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly result?: unknown;
}

export interface TimelineEntry {
  readonly seq: number;
  readonly at: string;
  readonly label: string;
  readonly name: string;
  readonly unit_name: string;
  readonly for_name: string | null;
  readonly state: string;
  readonly note: string | null;
  readonly changes: readonly { readonly label: string; readonly before: unknown; readonly after: unknown }[];
}

export interface Duty {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
  readonly person: string | null;
  readonly unit_name?: string;
  readonly opened_at?: string;
  readonly record: string;
  readonly record_id: string;
  readonly due: string | null;
  readonly provisional: boolean;
  readonly basis: string | null;
}

export interface Notice {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly record: string | null;
  readonly record_id: string | null;
  readonly at: string;
  readonly read_at: string | null;
}

export interface Job {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number | null;
  readonly words: string;
  readonly answer?: unknown;
}

export interface Found {
  readonly record: string;
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  readonly region?: string;
}
