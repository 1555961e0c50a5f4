/**
 * The one way this platform says no.
 *
 * A refusal carries a stable code for programs, Chinese words that tell the user what to do, and where it applies
 * the fields at fault and the policy entries (basis) it rests on. `kernel/server/problem.ts` is the only place that turns it
 * into an HTTP answer (RFC 9457).
 */
export interface Fault {
  /** Field name as in the form; dotted for nested input, for example `officers.1`. */
  readonly field: string;
  readonly message: string;
}

export interface RefusalExtra {
  readonly faults?: readonly Fault[];
  /** Ids of the policy entries this refusal rests on; the screen opens their article. */
  readonly basis?: readonly string[];
  /** HTTP status; chosen from the code's family when absent. */
  readonly status?: number;
  /** Anything the caller's screen can use, for example the newer version of a record. Never secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export class Refusal extends Error {
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly basis: readonly string[];
  readonly status: number;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, extra: RefusalExtra = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.faults = extra.faults ?? [];
    this.basis = extra.basis ?? [];
    this.status = extra.status ?? statusOf(code);
    this.detail = extra.detail ?? {};
  }
}

/** Makes a refusal; `throw refuse(...)` in the shell, `return refuse(...)` in a pure decision. */
export function refuse(code: string, message: string, extra?: RefusalExtra): Refusal {
  return new Refusal(code, message, extra);
}

/** Families of codes and their HTTP status. A code is `family.reason`, for example `conflict.version`. */
const FAMILIES: Readonly<Record<string, number>> = {
  input: 400,
  'sign-in': 401,
  right: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  policy: 422,
  state: 409,
  'too-many': 429,
  busy: 503,
};

function statusOf(code: string): number {
  return FAMILIES[code.split('.')[0] ?? ''] ?? 422;
}
