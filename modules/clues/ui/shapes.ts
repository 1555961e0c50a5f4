/** Answers of the clue queries, as the screens use them. */
export interface ClueItem {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: string;
  readonly sources: readonly string[] | null;
  readonly received_day: string | null;
  readonly deadline: string | null;
  readonly holder_unit: string | null;
  readonly holder_name: string | null;
  readonly arrivals: number | null;
  readonly redacted: boolean | null;
  readonly late: boolean;
}

export interface HandoverItem {
  readonly id: string;
  readonly clue: string;
  readonly title: string;
  readonly reason: string;
  readonly from_name: string | null;
  readonly to_name: string | null;
  readonly sent_day: string;
}

export interface InboxAnswer {
  readonly today: string;
  readonly accept: readonly HandoverItem[];
  readonly sent: readonly HandoverItem[];
  readonly triage: readonly ClueItem[];
  readonly assign: readonly ClueItem[];
  readonly mine: readonly ClueItem[];
  readonly late: readonly ClueItem[];
  readonly allow: readonly { readonly id: string; readonly title: string; readonly asked_name: string }[];
  readonly complaints: readonly { readonly id: string; readonly about: string; readonly about_name: string | null }[];
}

export interface ArrivalItem {
  readonly id: string;
  readonly title: string;
  readonly channel: string;
  readonly arrived_day: string;
  readonly reference: string | null;
  readonly words: string;
  readonly papers: readonly string[] | null;
  readonly named: boolean;
  readonly taken_by: string | null;
  readonly unit: string;
  readonly unit_name: string | null;
}

export interface HandoverStep {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly from_name: string | null;
  readonly to_name: string | null;
  readonly reason: string;
  readonly redacted: boolean | null;
  readonly redaction_reason: string | null;
  readonly sent_day: string;
  readonly sent_by: string | null;
  readonly answered_day: string | null;
  readonly answered_by: string | null;
  readonly answer: string | null;
}

export interface PageAnswer {
  readonly arrivals: readonly ArrivalItem[];
  readonly handovers: readonly HandoverStep[];
  readonly copies: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly state: string;
    readonly holder_unit: string | null;
    readonly verification_note: string | null;
    readonly disposition_note: string | null;
  }[];
  readonly merged: readonly { readonly id: string; readonly number: string | null; readonly title: string }[];
  /** Null: not for this reader. */
  readonly persons:
    | readonly {
        readonly id: string;
        readonly name: string;
        readonly unit_name: string | null;
        readonly post: string | null;
        readonly outcome: string | null;
        readonly state: string;
      }[]
    | null;
}

export interface AlikeAnswer {
  readonly alike: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
    readonly state: string;
    readonly received_day: string | null;
    readonly holder: string;
    readonly holder_unit: string | null;
    readonly score: number;
    readonly why: readonly string[];
  }[];
}

export interface BalanceRow {
  readonly key: string;
  readonly name: string | null;
  readonly taken_in: number;
  readonly closed: number;
  readonly open: number;
  readonly merged: number;
  readonly missing: number;
  readonly late: number;
}

export interface ReconcileAnswer {
  readonly total: BalanceRow;
  readonly balanced: boolean;
  readonly arrivals: number;
  readonly by_source: readonly BalanceRow[];
  readonly by_month: readonly BalanceRow[];
  readonly by_unit: readonly BalanceRow[];
  readonly missing: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
    readonly holder_unit: string | null;
    readonly received_day: string;
    readonly gap: string;
  }[];
  readonly late: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
    readonly holder_unit: string | null;
    readonly holder_name: string | null;
    readonly deadline: string;
  }[];
}

export interface TakenResult {
  readonly receipt: string;
  readonly shown: string;
  readonly handed_to: string | null;
}
