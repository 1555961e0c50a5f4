/** What the public pages ask the server; the shapes are those of the inspection module's portal routes. */
import { get, post } from '#kernel/ui/api/client.ts';

export interface OfficerSeen {
  readonly name: string;
  readonly certificate_number: string | null;
  /** Valid on the day of the visit. */
  readonly valid: boolean;
}

export interface InspectionSeen {
  readonly unit_name: string;
  readonly inspection_type: string;
  readonly reason: string;
  readonly basis: string;
  readonly items: readonly { readonly name: string; readonly basis: string }[];
  readonly officers: readonly OfficerSeen[];
  readonly companions: readonly string[];
  readonly plan_title: string | null;
  readonly plan_number: string | null;
  readonly approved_at: string | null;
  readonly urgent: boolean;
}

export interface RulesSeen {
  readonly title: string;
  readonly items: readonly string[];
  readonly basis: string;
}

export interface VisitSeen {
  readonly firm_name: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly inspections: readonly InspectionSeen[];
  readonly year: number;
  /** Visits of this agency to the firm this year, this one included. */
  readonly visits: number | null;
  /** null: no document sets one and the region has none. */
  readonly cap: number | null;
  readonly rules: readonly RulesSeen[];
  /** Levels of the rating, from the packs of the visit's region. */
  readonly levels: readonly { readonly value: string; readonly label: string }[];
  /** Who receives ratings and complaints. */
  readonly bureau_name: string | null;
}

export interface RatingSent {
  readonly level: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly words: string | null;
  readonly firm_key: string | null;
}

export interface ComplaintSent {
  readonly about: string;
  readonly words: string;
  readonly contact: string | null;
}

const at = (path: string) => `/api/portal/${path}`;

export const readVisit = (token: string, signal?: AbortSignal) =>
  get<VisitSeen>(at(`visit/${encodeURIComponent(token)}`), signal);

export const sendRating = (token: string, key: string, input: RatingSent) =>
  post<{ readonly receipt?: string }>(at(`visit/${encodeURIComponent(token)}/rating`), { key, ...input });

export const sendComplaint = (token: string, key: string, input: ComplaintSent) =>
  post<{ readonly receipt: string }>(at(`visit/${encodeURIComponent(token)}/complaint`), { key, ...input });

/** A unit that a complaint may be about. */
export interface UnitSeen {
  readonly code: string;
  readonly name: string;
  readonly region_name: string;
}

export const readUnits = (words: string, signal?: AbortSignal) =>
  get<{ readonly units: readonly UnitSeen[]; readonly more: boolean }>(
    at(`units?words=${encodeURIComponent(words)}`),
    signal,
  );

export const sendUnitComplaint = (key: string, input: ComplaintSent & { readonly unit: string }) =>
  post<{ readonly receipt: string }>(at('complaint'), { key, ...input });

export interface ReceiptSeen {
  readonly state: string;
  readonly received_on: string;
  readonly answer: string | null;
}

export const readReceipt = (code: string, signal?: AbortSignal) =>
  get<ReceiptSeen>(at(`receipt/${encodeURIComponent(code)}`), signal);
