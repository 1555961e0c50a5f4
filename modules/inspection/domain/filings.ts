/** Filings of a plan: handed in, passed or returned; each keeps its version, so that what was planned when can always be told. */
import type { Filing } from '../records/plan.ts';

export type ReviewMode = 'approval' | 'filing';

/** `approval` where the pack asks the bureau to pass plans first; handing in is enough everywhere else. */
export function reviewMode(value: unknown): ReviewMode {
  return value === 'approval' ? 'approval' : 'filing';
}

export function handedIn(filings: readonly Filing[] | null, at: string, mode: ReviewMode): Filing[] {
  const before = filings ?? [];
  return [
    ...before,
    {
      version: before.length + 1,
      filed_at: at,
      mode,
      effective_at: mode === 'filing' ? at : null,
      returned_at: null,
    },
  ];
}

const changeLast = (filings: readonly Filing[] | null, change: (last: Filing) => Filing): Filing[] =>
  (filings ?? []).map((it, i, all) => (i === all.length - 1 ? change(it) : it));

export const passed = (filings: readonly Filing[] | null, at: string): Filing[] =>
  changeLast(filings, (it) => ({ ...it, effective_at: it.effective_at ?? at }));

export const returned = (filings: readonly Filing[] | null, at: string): Filing[] =>
  changeLast(filings, (it) => ({ ...it, returned_at: at }));

/** When an inspection of that version became planned, or null while it is not. */
export function plannedSince(
  plan: { state: string; filings: unknown } | undefined,
  version: number | null,
): string | null {
  if (!plan || version === null || plan.state === 'withdrawn') return null;
  const times = ((plan.filings as Filing[] | null) ?? [])
    .filter((it) => it.version >= version && it.returned_at === null)
    .flatMap((it) => it.effective_at ?? []);
  return times.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}
