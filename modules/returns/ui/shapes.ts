/** Answers of the queries of returns, as the screens use them. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Row } from '#kernel/ui/index.ts';
import type { AddedRow, CellValue, Expected, Fault, FilledCell } from '../domain/content.ts';
import type { ChangedCell } from '../domain/diff.ts';
import type { HeldCell } from '../domain/sheet.ts';
import type { Option } from '../domain/value.ts';

/** One form of a return, in `returns.sheet`. */
interface SheetAnswerForm {
  readonly form: string;
  readonly hash: string;
  readonly parts: readonly string[] | null;
  /** Restricted to the parts asked. */
  readonly value: FormValue;
  readonly rows: readonly AddedRow[];
  /** By address within the form, as the others. */
  readonly cells: Readonly<Record<string, HeldCell>>;
  readonly expected: Readonly<Record<string, Expected>>;
  readonly last_year: Readonly<Record<string, CellValue>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

interface SheetComment {
  readonly id: string;
  readonly state: string;
  readonly address: string | null;
  readonly words: string;
  readonly from_unit_name: string | null;
  readonly by: string | null;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly created_at: string;
}

export interface SheetVersion {
  readonly id: string;
  readonly number: number;
  readonly words: string | null;
  readonly digest: string;
  readonly author: string | null;
  readonly signer: string | null;
  readonly reason: string | null;
  readonly changed: readonly ChangedCell[] | null;
  readonly submitted_at: string;
}

export interface SheetDelivery {
  readonly id: string;
  readonly state: string;
  readonly recipient: string;
  readonly way: string;
  readonly version_number: number | null;
  readonly version_digest: string | null;
  readonly channel: string | null;
  readonly document_no: string | null;
  readonly document_day: string | null;
  readonly sent_at: string | null;
  readonly confirmed_at: string | null;
  readonly confirmed_by: string | null;
  readonly receipt: string | null;
}

/** `returns.sheet`. */
export interface SheetAnswer {
  readonly return: Row;
  readonly names: { readonly unit: string | null; readonly receiver: string | null } | null;
  readonly round: { readonly id: string; readonly title: string } | null;
  readonly can: readonly string[];
  readonly dictionaries: Readonly<Record<string, readonly Option[]>>;
  readonly sheets: readonly SheetAnswerForm[];
  readonly comments: readonly SheetComment[];
  readonly versions: readonly SheetVersion[];
  readonly deliveries: readonly SheetDelivery[];
  readonly siblings: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly about_year: number;
  }[];
  /** Which post the unit lacks for the way of a return inside it, and who gives it. */
  readonly missing_hand: string | null;
  /** Number of the version shown in place of the cells, while the unit corrects them. */
  readonly frozen: number | null;
  readonly now: string;
}

/** `returns.cell-records`: what stands behind a number. */
export interface CellRecordsAnswer {
  readonly record: string;
  readonly label: string;
  readonly unit: string;
  /** Whom an act counts for, in words. */
  readonly counts_for: string;
  readonly basis: string;
  readonly records: readonly { readonly id: string; readonly title: string | null; readonly day: string | null }[];
  readonly visible: number;
  readonly all: number;
  /** Acts that a second unit could report too. */
  readonly overlap: number | null;
}

/** `returns.changed-since`: records that changed after the return was frozen. */
export interface ChangedSinceAnswer {
  readonly version: number | null;
  readonly cells: readonly {
    readonly form: string;
    readonly address: string;
    readonly reported: number | null;
    readonly said_then: number | null;
    readonly says_now: number | null;
    /** What is counted, in words. */
    readonly metric: string;
    readonly record: string;
    readonly label: string;
    readonly came: ChangedRecords;
    readonly left: ChangedRecords;
    readonly altered: ChangedRecords;
  }[];
}

/** n of m: what the reader sees of what there is, and the first of them. */
export interface ChangedRecords {
  readonly all: number;
  readonly visible: number;
  readonly records: readonly { readonly id: string; readonly title: string | null }[];
}

/** `returns.burden-preview`: what opening would ask, before it is sent. */
export interface PreviewAnswer {
  readonly title: string;
  readonly legs: readonly {
    readonly leg: string;
    readonly name: string;
    readonly forms: number;
    readonly cells: number;
    readonly by_itself: number;
    readonly levels: readonly {
      readonly level: string;
      readonly level_name: string;
      readonly units: number;
      readonly hours: number | null;
      readonly already: number;
    }[];
  }[];
  readonly total: { readonly units: number; readonly cells: number; readonly hours: number | null };
}

/** A cell as `returns.changes` tells it. */
export interface SentCell {
  readonly form: string;
  /** Within the form. */
  readonly address: string;
  readonly value: CellValue | null;
  readonly version: number;
  readonly origin?: string;
  readonly reason?: string | null;
  readonly by?: string | null;
  readonly sources?: FilledCell['sources'] | null;
}

/** What `return.save-cells` answers. */
export interface SaveAnswer {
  readonly saved?: readonly { readonly form: string; readonly address: string; readonly version: number }[];
  /** Somebody else changed these meanwhile; they stand as told. */
  readonly conflicts?: readonly {
    readonly form: string;
    readonly address: string;
    readonly theirs: { readonly value: CellValue | null; readonly by: string | null; readonly version: number };
  }[];
  readonly faults?: readonly { readonly form: string; readonly address: string; readonly message: string }[];
  /** Codes of new rows, by the key they were sent with. */
  readonly lines?: Readonly<Record<string, string>>;
}

export interface ChangedLine {
  readonly form: string;
  readonly table: string;
  readonly code: string;
  readonly name: string | null;
  readonly dropped: boolean;
}

/** `returns.changes`: what changed since, and who else is here. */
export interface ChangesAnswer {
  readonly now: string;
  readonly state: string;
  readonly version: number;
  readonly cells: readonly SentCell[];
  readonly lines: readonly ChangedLine[];
  readonly people: readonly { readonly name: string; readonly address: string }[];
}

/** One return in `returns.mine`. */
export interface Mine {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly receiver: string | null;
  readonly receiver_name: string | null;
  readonly due: string | null;
  readonly proposed_due: string | null;
  readonly late: boolean;
  readonly times_returned: number | null;
  readonly return_reason: string | null;
  readonly submitted_at: string | null;
}

/** `returns.mine`. */
export interface MineAnswer {
  readonly today: string;
  readonly owed: readonly Mine[];
  readonly inside: readonly Mine[];
  readonly sent: readonly Mine[];
  readonly receive: readonly Mine[];
  readonly examine: readonly Mine[];
}

/** `returns.rounds`. */
export interface RoundsAnswer {
  readonly today: string;
  readonly rounds: readonly {
    readonly id: string;
    readonly title: string;
    readonly chain: string;
    readonly about_year: number;
    readonly period_from: string;
    readonly period_until: string;
    readonly state: string;
    readonly opened_on: string | null;
    readonly history: boolean | null;
    readonly legs: readonly { readonly code: string; readonly name: string; readonly article?: string }[] | null;
    readonly counts: readonly {
      readonly leg: string;
      readonly state: string;
      readonly returns: number;
      readonly late: number;
      readonly gaps: number;
    }[];
  }[];
}
