/**
 * The running policy service, handed to this module once by the composition (`providePolicy`). Decisions ask `ctx.policy`; only the screens
 * and jobs that show packs themselves (chains, conflicts, comparisons, dry runs) need the whole world.
 */

import type { Calendar } from '#kernel/calendar.ts';
import { basisText, type EntryKind, idsFor, type PolicyWorld, type Resolution, resolve } from '#kernel/policy/index.ts';

/** The part of kernel/server/policy-service.ts this module needs. */
export interface PolicySource {
  readonly world: () => PolicyWorld;
  readonly calendar: () => Calendar;
}

let provided: PolicySource | undefined;

/** Called once when a server, a command line or a test is put together. */
export function providePolicy(source: PolicySource): void {
  provided = source;
}

export function policySource(): PolicySource {
  if (!provided) throw new Error('providePolicy() has not been called');
  return provided;
}

export interface Why extends Resolution {
  readonly basis_text: string;
}

/** Why a value applies in a region on a day: the chain with reasons, conflicts, documents. */
export function policyWhy(id: string, region: string, day: string): Why {
  const found = resolve(policySource().world(), id, region, day);
  return { ...found, basis_text: basisText(found.basis) };
}

/** Everything of one kind in force in a region on a day. */
export function policyKinds(kind: EntryKind, region: string, day: string): Why[] {
  return idsFor(policySource().world(), region)
    .map((id) => policyWhy(id, region, day))
    .filter((it) => it.entry?.kind === kind && (it.status === 'given' || it.status === 'local'));
}
