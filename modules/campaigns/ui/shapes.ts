/** Answers of this module's queries, as the screens use them. */
export interface Phase {
  readonly code: string;
  readonly name: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly tasks: readonly string[];
}

export interface CatalogueAnswer {
  readonly today: string;
  readonly campaigns: readonly {
    readonly entry: string;
    readonly title: string;
    readonly yearly: boolean;
    readonly basis: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly over: boolean;
    readonly phases: number;
    readonly duties: number;
    readonly opened: readonly (number | null)[];
  }[];
  readonly plans: readonly {
    readonly entry: string;
    readonly title: string;
    readonly basis: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly over: boolean;
    readonly tasks: number;
    readonly parts: number;
    readonly opened: boolean;
  }[];
}

export interface OverviewCampaign {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly history: boolean;
  readonly region: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly phases: readonly Phase[];
  readonly total: number;
  readonly done: number;
  readonly late: number;
  readonly units: number;
  readonly mine: readonly {
    readonly id: string;
    readonly title: string;
    readonly due: string | null;
    readonly state: string;
    readonly history: boolean | null;
  }[];
}

export interface OverviewAnswer {
  readonly today: string;
  readonly campaigns: readonly OverviewCampaign[];
}

export interface OneAnswer {
  readonly today: string;
  readonly basis: string;
  readonly phases: readonly Phase[];
  readonly duties: readonly {
    readonly code: string;
    readonly name: string;
    readonly phase: string;
    readonly due: string;
    readonly article: string | null;
    readonly total: number;
    readonly done: number;
    readonly late: number;
  }[];
  readonly units: readonly {
    readonly unit: string;
    readonly unit_name: string | null;
    readonly total: number;
    readonly done: number;
    readonly overdue: number;
  }[];
  readonly means: readonly { readonly code: string; readonly name: string }[];
  readonly checks: readonly {
    readonly unit: string;
    readonly means: string;
    readonly count: number;
    readonly found: number | null;
    readonly files: number;
  }[];
  readonly notice: {
    readonly every_months: number;
    readonly article: string;
    readonly published: number;
    readonly due: number;
    readonly late: number;
  } | null;
  readonly contacts: {
    readonly article: string;
    readonly units: number;
    readonly answered: number;
    readonly silent: number;
    readonly untested: number;
  } | null;
  readonly problems: {
    readonly total: number;
    readonly open: number;
    readonly closed: number;
    readonly rebound: number;
    readonly without_rule: number;
  };
  readonly watched: readonly { readonly code: string; readonly name: string }[];
  readonly cases: { readonly at_least: number; readonly about_chars: number; readonly recorded: number } | null;
}

export interface CategoryMapAnswer {
  readonly basis: string;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly { readonly title: string; readonly cells: Readonly<Record<string, readonly string[]>> }[];
  readonly own: readonly { readonly value: string; readonly label: string; readonly count: number }[];
}

export interface LedgerRow {
  readonly id: string;
  readonly no: string | null;
  readonly task_title: string | null;
  readonly what: string | null;
  readonly group: string | null;
  readonly units_named: string | null;
  readonly owner: string | null;
  readonly owner_name: string | null;
  readonly due: string | null;
  readonly state: string;
  readonly step: string | null;
  readonly reported_on: string | null;
  readonly done_on: string | null;
  readonly article: string | null;
  readonly lag: { readonly kind: string; readonly days: number; readonly words: string };
}

export interface LedgerAnswer {
  readonly today: string;
  readonly plans: readonly {
    readonly id: string;
    readonly title: string;
    readonly history: boolean;
    readonly region: string;
  }[];
  readonly plan: {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly history: boolean;
    readonly from: string | null;
    readonly until: string | null;
    readonly basis: string;
    readonly note: string | null;
    readonly tasks: number;
    readonly parts: number;
  } | null;
  readonly groups: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly LedgerRow[];
  readonly evaluations: readonly {
    readonly code: string;
    readonly name: string;
    readonly due: string;
    readonly article: string;
    readonly steps: readonly string[];
    readonly of: readonly {
      readonly id: string;
      readonly unit_name: string | null;
      readonly state: string;
      readonly self_on: string | null;
      readonly reviewed_on: string | null;
    }[];
  }[];
  readonly reports: readonly {
    readonly code: string;
    readonly to: string;
    readonly due: string;
    readonly article: string;
  }[];
}

export interface CompareAnswer {
  readonly topics: readonly { readonly code: string; readonly name: string; readonly places: number }[];
  readonly topic: string | null;
  readonly places: readonly {
    readonly pack: string;
    readonly entry: string;
    readonly title: string;
    readonly place: string;
    readonly basis: string;
    readonly tasks: readonly {
      readonly no: string;
      readonly title: string;
      readonly units: readonly string[];
      readonly article: string | null;
      readonly parts: readonly { readonly what: string; readonly due: string }[];
    }[];
  }[];
}

export interface SurveyAnswer {
  readonly sample: number;
  readonly satisfied: number;
  readonly percent: number;
  readonly words: string;
  readonly hidden: number;
  readonly groups: readonly { readonly name: string; readonly sample: number; readonly percent: number }[];
}
