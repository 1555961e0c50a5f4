/** What the packs do about a situation at the moment of acting: stop it, mark it, or ask to go on knowingly. */
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Mark } from '../records/inspection.ts';

export interface Situation {
  /** Id of the check in the packs. */
  readonly check: string;
  readonly holds: boolean;
}

/**
 * Weighs what holds by the region's packs. All that blocks is said at once; then all that warns and was not acknowledged. What is let pass but
 * marked, or acknowledged, comes back as marks.
 */
export function weigh(
  policy: PolicyView,
  situations: readonly Situation[],
  acknowledged: readonly string[] | null,
): Mark[] | Refusal {
  const holding = situations.filter((it) => it.holds).map((it) => ({ id: it.check, level: policy.check(it.check) }));
  const blocked = holding.filter((it) => it.level === 'block').map((it) => it.id);
  if (blocked.length > 0)
    return refuse(code(blocked[0] ?? ''), words(policy, blocked), { basis: blocked, detail: { checks: blocked } });
  const asked = holding.filter((it) => it.level === 'warn' && !acknowledged?.includes(it.id)).map((it) => it.id);
  if (asked.length > 0)
    return refuse('policy.acknowledge', `${words(policy, asked)}确需继续的，请勾选“已知晓”后再提交。`, {
      basis: asked,
      detail: { acknowledge: asked },
    });
  return holding
    .filter((it) => it.level === 'mark' || it.level === 'warn')
    .map(({ id }) => ({ check: id, words: policy.checkWords(id), basis: policy.ask(id).basis }));
}

const words = (policy: PolicyView, ids: readonly string[]) => ids.map((id) => policy.checkWords(id)).join('');
const code = (id: string) => `policy.${id.replace(/^check\./, '').replaceAll(/[._]/g, '-')}`;

export interface Person {
  readonly person: string;
  readonly certified: boolean;
  readonly aux: boolean;
}

/** Situations about the people of an entry: too few certified, somebody without certificate alone or along, auxiliaries as officers. */
export function peopleSituations(people: readonly Person[], min_officers: number | null): Situation[] {
  const valid = people.filter((it) => it.certified && !it.aux).length;
  const aux = people.filter((it) => it.aux).length;
  const invalid = people.length - valid - aux;
  return [
    { check: 'check.auxiliary_as_officer', holds: aux > 0 },
    { check: 'check.officer_certificate.alone', holds: invalid > 0 && valid === 0 },
    { check: 'check.officer_certificate.accompanied', holds: invalid > 0 && valid > 0 },
    { check: 'check.two_officers', holds: min_officers !== null && valid < min_officers },
  ];
}
