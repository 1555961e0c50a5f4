/** Answers of the supervision queries and of the back-test, as the screens use them. */
import type { FactSeen, Reason } from '../domain/reason.ts';

export type { FactSeen, Reason };

export interface TodayItem {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly light?: string;
  readonly state: string;
  readonly due: string | null;
}

export interface TodayAnswer {
  readonly today: string;
  readonly handle: readonly TodayItem[];
  readonly explain: readonly TodayItem[];
  readonly reply: readonly TodayItem[];
  readonly approve: readonly TodayItem[];
  readonly check: readonly TodayItem[];
  readonly overdue: readonly TodayItem[];
  readonly own_late: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly record: string;
    readonly record_id: string;
    readonly due: string;
  }[];
}

export interface CardAnswer {
  readonly alert: {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly light: string;
    readonly unit: string;
    readonly region: string;
    readonly bureau: string | null;
    readonly opened_day: string;
    readonly act_day: string;
    readonly subject: string;
    readonly subject_id: string;
    readonly subject_title: string | null;
    readonly reasons: readonly Reason[];
    readonly confidential?: boolean;
    readonly explain_due: string | null;
    readonly explanation: string | null;
    readonly evidence: readonly string[] | null;
    readonly explained_at: string | null;
    readonly decision_note: string | null;
    readonly document: string | null;
    readonly repeat_of: string | null;
    readonly closed_day: string | null;
  };
  /** Why each reason's rule applies there, in the order of the reasons. */
  readonly clauses: readonly {
    readonly id: string;
    readonly basis_text: string;
    readonly note: string | null;
    readonly value: { readonly when?: string; readonly needs_local?: readonly string[] } | null;
  }[];
  readonly earlier: readonly {
    readonly id: string;
    readonly title: string;
    readonly light: string;
    readonly state: string;
    readonly opened_day: string;
  }[];
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly kind_name: string | null;
    readonly number: string | null;
    readonly state: string;
    readonly issued_day: string | null;
    readonly reply_due: string | null;
  } | null;
}

export interface DocumentKind {
  readonly kind: string;
  readonly name: string;
  readonly uses: readonly string[];
  readonly basis: string;
  /** Deadline entry of the reply; null where none is asked for. */
  readonly reply: string | null;
  readonly reply_due: string | null;
  readonly reply_open: boolean;
}

export interface Step {
  readonly code: string;
  readonly name: string;
  readonly by: string;
  readonly to?: string;
  readonly when?: string;
}

export interface DocumentKindsAnswer {
  readonly kinds: readonly DocumentKind[];
  readonly steps: readonly Step[];
  readonly outcomes: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;
}

export interface LightCell {
  /** Null: fewer cards than the least sample. */
  readonly count: number | null;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly state: readonly string[];
}

export interface LightRow {
  readonly area: string;
  readonly area_name: string | null;
  readonly from: string;
  readonly until: string;
  readonly few: boolean;
  readonly red: LightCell;
  readonly yellow: LightCell;
  readonly closed: LightCell;
}

export interface LightsAnswer {
  readonly least_sample: number | null;
  readonly least_sample_words: string;
  readonly rows: readonly LightRow[];
}

export interface Counted {
  readonly key: string;
  readonly name: string;
  readonly judged: number;
  readonly base: number | null;
  readonly draft: number | null;
  readonly appear: number;
  readonly vanish: number;
  readonly unknown: number;
}

export interface Example {
  readonly id: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly act_day: string;
}

export interface BackTestAnswer {
  readonly total: Counted;
  readonly by_city: readonly Counted[];
  readonly by_county: readonly Counted[];
  readonly by_unit: readonly Counted[];
  readonly by_month: readonly Counted[];
  readonly examples: Readonly<Record<'appears' | 'vanishes' | 'fires', readonly Example[]>>;
  readonly weeks: number;
  readonly cards_a_week: number;
  readonly cards_a_week_per_reviewer: number | null;
  readonly judged_on: string;
}

/** One fact as the dictionary describes it. */
export interface FactShown {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly unit?: string;
  readonly meaning: string;
  readonly min?: number;
  readonly max?: number;
}

export interface FactsAnswer {
  readonly subject: string;
  readonly label: string;
  readonly fields: readonly FactShown[];
}
