/** Answers of the scorecard's queries, as the screens use them. */
import type { Figure } from '../domain/figure.ts';

export type { Figure } from '../domain/figure.ts';

export interface PlanSeen {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
  readonly indicators: readonly { readonly code: string; readonly name: string; readonly explanation: string }[];
}

export interface PreviewSeen {
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly announced: string | null;
    readonly figures: readonly Figure[];
  }[];
  readonly most: number;
}
