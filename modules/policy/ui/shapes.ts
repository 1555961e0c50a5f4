/** Answers of the policy queries and of the dry run, as the screens use them. */

export type EntryStatus = 'given' | 'local' | 'unspecified' | 'absent';

export interface EntryShown {
  readonly id: string;
  readonly kind: string;
  readonly kind_words: string;
  readonly title: string;
  readonly status: EntryStatus;
  readonly value: unknown;
  readonly value_words: string;
  readonly basis_words: string;
  readonly verified_words: string;
  readonly pack: string | null;
  readonly note: string | null;
  readonly conflicts: number;
  readonly local_allowed: boolean;
  readonly mechanisms: readonly string[];
  /** Parameters: int, text, bool or list, where the answer tells. */
  readonly type?: string | null;
  readonly unit?: string | null;
}

export interface PacksAnswer {
  readonly region: string;
  readonly day: string;
  readonly version: string;
  readonly entries: readonly EntryShown[];
}

export interface Cited {
  readonly number: string | null;
  readonly title: string;
  readonly article: string | null;
  readonly verified: 'source' | 'secondary' | 'own-knowledge' | 'local';
  readonly note: string | null;
}

export interface ChainLink {
  readonly region: string;
  readonly pack: string | null;
  readonly says: 'given' | 'unspecified' | 'local' | 'not_in_force';
  readonly value: unknown;
  readonly basis: readonly Cited[];
  readonly from: string;
  readonly until: string | null;
  readonly wins: boolean;
  readonly why: string;
}

export interface WhyAnswer extends EntryShown {
  readonly region: string;
  readonly day: string;
  readonly chain: readonly ChainLink[];
  readonly applies: string | null;
  readonly conflict_list: readonly {
    readonly value: unknown;
    readonly unspecified: boolean;
    readonly basis: readonly Cited[];
    readonly why_not: string;
  }[];
  readonly documents: readonly {
    readonly title: string;
    readonly number: string | null;
    readonly issuer: string;
    readonly issued: string | null;
    readonly note: string | null;
  }[];
}

export interface CompareAnswer {
  readonly left: string;
  readonly right: string;
  readonly day: string;
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly left: EntryShown;
    readonly right: EntryShown;
  }[];
}

export interface UnspecifiedAnswer {
  readonly region: string;
  readonly entries: readonly (EntryShown & {
    readonly rules: readonly { readonly id: string; readonly title: string }[];
    readonly used_by: readonly string[];
  })[];
}

/** Questions that a new version of the packs asks about local values. */
export interface UpgradeAnswer {
  readonly open: number;
  readonly rows: readonly UpgradeRow[];
}

export interface UpgradeRow {
  readonly id: string;
  readonly state: string;
  readonly unit: string;
  readonly local_value: string | null;
  readonly policy_id: string | null;
  readonly policy_title: string | null;
  readonly fate: string | null;
  readonly message: string | null;
  readonly value_words: string | null;
  readonly local_basis: string | null;
  readonly before_words: string | null;
  readonly before_basis: string | null;
  readonly after_words: string | null;
  readonly after_basis: string | null;
  readonly found_on: string | null;
  readonly reason: string | null;
  readonly decided_by_name: string | null;
}

export interface DryRunAnswer {
  readonly judged: number;
  readonly appear: number;
  readonly vanish: number;
  readonly by_rule: readonly {
    readonly rule: string;
    readonly title: string;
    readonly appear: number;
    readonly vanish: number;
  }[];
  readonly examples: readonly {
    readonly id: string;
    readonly unit: string;
    readonly act_day: string;
    readonly rule: string;
    readonly title: string;
    readonly change: 'appears' | 'vanishes';
  }[];
  readonly duties: readonly {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}
