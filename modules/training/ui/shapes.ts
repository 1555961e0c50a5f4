/** Answers of the training queries, as the pages read them. */
export interface Asked {
  readonly id: string;
  readonly value: number | null;
  readonly basis: string;
  readonly status: string;
}

export interface RuleAnswer {
  readonly total: Asked;
  readonly public_law: Asked;
  readonly business_skill: Asked;
  readonly round_least: Asked;
  readonly township_least: Asked;
  readonly warn_month: Asked;
  readonly empowering: { readonly on: boolean; readonly basis: string };
  readonly politics: { readonly when: string | null; readonly basis: string };
  readonly superior_checks: boolean;
}

export interface YearLine {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly unit_name: string | null;
  readonly year: number;
  readonly hours_counted: number;
  readonly hours_public_law: number;
  readonly hours_business_skill: number;
  readonly hours_apart: number;
  readonly planned_counted: number;
  readonly short_hours: number | null;
  readonly short_projected: number | null;
  readonly required_total: number | null;
  readonly required_public_law: number | null;
  readonly required_business_skill: number | null;
  readonly judged: boolean;
  readonly closed: boolean;
  readonly met: boolean | null;
  readonly short: boolean | null;
  readonly will_fall_short: boolean | null;
  readonly tested: number;
  readonly failed: number;
}

export interface StandingAnswer {
  /** The own unit's plan of the year. */
  readonly plan: {
    readonly record: string;
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly due: string | null;
  } | null;
  readonly today: string;
  readonly year: number;
  readonly rule: RuleAnswer;
  readonly units: readonly {
    readonly unit: string;
    readonly unit_name: string | null;
    readonly persons: number;
    readonly judged: number;
    readonly met: number;
    readonly will_fall_short: number;
    readonly short: number;
    readonly trained: number;
    readonly hours: number;
    readonly begun: boolean;
  }[];
  readonly persons: readonly YearLine[];
  readonly rounds: readonly {
    readonly id: string;
    readonly title: string;
    readonly groups: readonly string[];
    readonly from: string;
    readonly until: string;
    readonly state: string;
    readonly persons: number;
    readonly covered: number;
  }[];
  readonly townships: readonly {
    readonly unit: string;
    readonly unit_name: string;
    readonly sessions: number;
    readonly last_day: string | null;
    readonly organisers: readonly string[] | null;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
    readonly kind: string;
    readonly hours: number;
    readonly state: string;
  }[];
}

export interface FileAnswer {
  readonly line: YearLine;
  readonly attended: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
    readonly kind: string;
    readonly hours: number;
    readonly state: string;
    readonly organiser: string | null;
  }[];
  readonly results: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
    readonly test: string;
    readonly score: number | null;
    readonly verdict: string | null;
    readonly award: string | null;
    readonly must_know: string | null;
  }[];
  readonly not_judged: string | null;
  readonly verdict: 'unruled' | 'met' | 'on-course' | 'will-fall-short' | 'short' | null;
  readonly reached_on: string | null;
  readonly last_planned: string | null;
}
