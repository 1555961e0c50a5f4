/** Answers of the council's queries, as the pages read them. */
export interface ItemLine {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly owner: string;
  readonly owner_name: string | null;
  readonly helper_names: readonly string[] | null;
  readonly due: string;
  readonly progress: string | null;
  readonly progress_day: string | null;
  readonly proof_required: string;
  readonly carried: number | null;
  readonly meeting: string;
  readonly meeting_title: string | null;
}

export interface TopicLine {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly proposer_name: string | null;
  readonly conclusion: string | null;
}

interface Says {
  readonly words: string | null;
  readonly basis: string;
  readonly status: string;
}

export interface SeatLine {
  readonly code: string;
  readonly name: string;
  readonly convener: boolean;
  readonly listed_locally: boolean;
  readonly members: number;
  readonly liaisons: number;
  readonly added: boolean;
}

export interface OverviewAnswer {
  readonly today: string;
  readonly region: string;
  readonly dictionary: string;
  readonly convener: Says;
  readonly liaison: Says;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly named: number;
  readonly council: null | {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly convener: string | null;
    readonly liaison: string | null;
    readonly basis: string | null;
    readonly pack_basis: string | null;
    readonly mine: boolean;
  };
  readonly seats?: readonly SeatLine[];
  readonly gaps?: number;
  readonly meetings?: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly day: string;
    readonly state: string;
  }[];
  readonly items?: readonly ItemLine[];
  readonly topics?: readonly TopicLine[];
  readonly bulletins?: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly sent_day: string | null;
    readonly copies: number;
    readonly read: number;
  }[];
  readonly unread?: readonly { readonly id: string; readonly title: string; readonly sent_day: string }[];
}

export interface MeetingAnswer {
  readonly today: string;
  readonly mine: boolean;
  readonly carried: readonly ItemLine[];
  readonly topics: readonly TopicLine[];
  readonly waiting: readonly TopicLine[];
  readonly items: readonly ItemLine[];
  readonly seats: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly department: string | null;
    readonly present: boolean;
  }[];
  readonly bulletins: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly sent_day: string | null;
  }[];
  readonly suggested: { readonly title: string; readonly body: string };
}

export interface MemberRowsAnswer {
  readonly council: { readonly id: string; readonly title: string } | null;
  readonly members: readonly MemberRow[];
  readonly liaisons: readonly MemberRow[];
}

export interface MemberRow {
  readonly department: string | null;
  readonly name: string;
  readonly post: string;
  readonly contact: string | null;
  readonly remark: string | null;
}
