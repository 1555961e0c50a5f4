/** Answers of the inspection queries, as the screens use them. */
import type { ApprovalAbout } from '../domain/approval.ts';

export interface Known {
  readonly department: string;
  readonly day: string;
  readonly inspection_type: string;
  readonly what: 'visit' | 'planned';
  readonly own: boolean;
}

export type ObstacleName = 'day-off' | 'quiet' | 'cap' | 'departments';

export interface DraftHelpAnswer {
  readonly quiet: {
    readonly applies: boolean;
    readonly park: string | null;
    readonly first_day: number | null;
    readonly last_day: number | null;
    readonly today: boolean;
    readonly basis: string;
  };
  readonly year: {
    readonly year: number;
    readonly own_visits: number;
    readonly cap: number | null;
    readonly cap_basis: string;
  };
  readonly known: readonly Known[];
  readonly covers: { readonly connected: readonly string[]; readonly not_connected: readonly string[] };
  readonly obstacles: readonly ObstacleName[];
  readonly earliest_day: string | null;
  readonly unspecified: readonly string[];
}

export const OBSTACLE_WORDS: Readonly<Record<ObstacleName, { readonly words: string; readonly basis: string | null }>> =
  {
    'day-off': { words: '当日不是工作日', basis: null },
    quiet: { words: '当日在安静生产期内，没有特殊情形不得入园检查', basis: 'inspection.quiet_first_day' },
    cap: { words: '再查一次就超过本单位对该企业的年度频次上限', basis: 'inspection.visits_cap' },
    departments: {
      words: '前后7日内已有其他部门的检查，再去就超过部门数上限',
      basis: 'inspection.departments_week_max',
    },
  };

export interface MarkShown {
  readonly check: string;
  readonly words: string;
  readonly basis: string;
}

export interface FilingShown {
  readonly version: number;
  readonly filed_at: string;
  readonly mode: 'approval' | 'filing';
  readonly effective_at: string | null;
  readonly returned_at: string | null;
}

export interface TaskShown {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly firm: string;
  readonly firm_name: string;
  readonly premises: string | null;
  readonly address: string | null;
  readonly inspection_type: string;
  readonly planned_from: string;
  readonly planned_until: string;
  readonly urgent: boolean;
  readonly reason: string;
  readonly basis: string;
  readonly entered_at: string | null;
  readonly officers: readonly string[];
  readonly officer_names: readonly string[];
  readonly item_names: readonly string[];
  readonly drafter: string | null;
}

/** A task with what the head should know before the tap. */
export interface TaskToApprove extends TaskShown {
  readonly about: ApprovalAbout;
}

export interface PremisesShown {
  readonly id: string;
  readonly name: string | null;
  readonly address: string;
  readonly state: string;
  readonly park_name: string | null;
  readonly quiet: boolean;
}

export const asMarks = (value: unknown): readonly MarkShown[] => (Array.isArray(value) ? (value as MarkShown[]) : []);
