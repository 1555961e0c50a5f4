/** The way of a return inside its unit, by how many people the unit has: the packs say which steps, this says what follows on what. Pure. */
import type { Actor } from '#kernel/rights.ts';

export type Step = 'fill' | 'review' | 'sign';

export interface Inside {
  readonly steps: readonly Step[];
  /** The pack lets one person do all of it. */
  readonly alone: boolean;
  /** Entry it rests on. */
  readonly basis: string;
}

/** As much of the packs as the steps rest on. */
export interface InsidePolicy {
  ask(id: string): { readonly value: unknown };
  number(id: string): number | null;
}

const STEPS = 'steps.return_inside';
const SMALL = 'returns.small_unit_people';

/** Steps for a unit with so many people. Without an entry: all three, by different people. */
export function insideOf(policy: InsidePolicy, people: number): Inside {
  const steps = (id: string): Step[] | undefined => {
    const value = policy.ask(id).value as { readonly steps: readonly { readonly code: string }[] } | null;
    return value?.steps
      .map((it) => it.code)
      .filter((it): it is Step => it === 'fill' || it === 'review' || it === 'sign');
  };
  const alone = people <= 1 ? steps(`${STEPS}.one_person`) : undefined;
  if (alone) return { steps: alone, alone: true, basis: `${STEPS}.one_person` };
  const most = policy.number(SMALL);
  const small = most !== null && people <= most ? steps(`${STEPS}.small`) : undefined;
  if (small) return { steps: small, alone: false, basis: `${STEPS}.small` };
  return { steps: steps(STEPS) ?? ['fill', 'review', 'sign'], alone: false, basis: STEPS };
}

/** State after filling in. Nobody reviews what they filled in themselves, so one person alone goes on to signing. */
export function afterFilling(inside: Inside): 'review' | 'sign' | 'signed' {
  if (inside.steps.includes('review') && !inside.alone) return 'review';
  return inside.steps.includes('sign') ? 'sign' : 'signed';
}

/** Is the actor, or the one they act for, this person? */
export function isSame(actor: Pick<Actor, 'person' | 'for_person'>, person: string | null): boolean {
  return person !== null && (actor.person === person || actor.for_person?.person === person);
}
