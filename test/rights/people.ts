/** Random people with posts, some of them acting for a colleague; as the session of each would be read at sign-in. */
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import type { Registry } from '#kernel/registry.ts';
import type { Actor } from '#kernel/rights.ts';
import { actorFrom, type SessionLook } from '#modules/identity/domain/acting.ts';
import type { Reach, Who } from './oracle.ts';
import type { Place } from './world.ts';

export interface Holder {
  readonly person: string;
  readonly posts: readonly { readonly unit: string; readonly role: string }[];
  readonly chosen: number;
  /** Somebody's post with some of that post's rights, lent for now. */
  readonly lent: {
    readonly from: string;
    readonly unit: string;
    readonly role: string;
    readonly rights: readonly string[];
  } | null;
}

export function holders(registry: Registry, place: Place, people: readonly string[]): fc.Arbitrary<Holder> {
  const roles = [...registry.roles.keys()];
  const unit = fc.constantFrom(...place.codes);
  const post = fc.record({ unit, role: fc.constantFrom(...roles) });
  const rights = [...registry.rights.keys()];
  return fc.record({
    person: fc.constantFrom(...people.slice(0, 2)),
    // Several posts, several of them often in one unit.
    posts: fc
      .tuple(post, fc.array(fc.tuple(post, fc.boolean()), { maxLength: 3 }))
      .map(([first, more]) => [first, ...more.map(([p, here]) => (here ? { ...p, unit: first.unit } : p))]),
    chosen: fc.nat({ max: 3 }),
    lent: fc.option(
      fc.record({
        from: fc.constantFrom(...people.slice(2)),
        unit,
        role: fc.constantFrom('agency-head', 'bureau-head', 'supervisor', 'legal-reviewer'),
        rights: fc.subarray(rights, { minLength: rights.length >> 1 }),
      }),
      { freq: 3 },
    ),
  });
}

/** The platform's actor, made by the code that makes it at sign-in. */
export function actorOf(registry: Registry, place: Place, holder: Holder): Actor {
  const unitOf = (code: string) => {
    const { region = '', line = '' } = place.units.get(code) ?? {};
    return { code, name: code, kind: 'agency', region, line };
  };
  const posts = holder.posts.map((p, i) => ({ post: String(i), role: p.role, title: null, unit: unitOf(p.unit) }));
  const { lent } = holder;
  const look: SessionLook = {
    session: uuidv7(),
    account: uuidv7(),
    username: 'x',
    person: holder.person,
    name: '演示',
    method: 'password',
    code_passed: true,
    enrolled: true,
    must_change: false,
    password_set_at: null,
    post: String(holder.chosen % posts.length),
    delegation: lent ? 'lent' : null,
    posts,
    delegations: lent
      ? [
          {
            delegation: 'lent',
            from_person: lent.from,
            from_name: '演示',
            post: 'x',
            role: lent.role,
            acts: '',
            rights: lent.rights,
            valid_until: '2026-12-31',
            unit: unitOf(lent.unit),
          },
        ]
      : [],
  };
  return actorFrom(look, { registry, second_factor: true }, '2026-03-02T01:00:00.000Z');
}

/** The same person as the page of rules sees them. */
export function whoIs(registry: Registry, holder: Holder): Who {
  const given = (role: string) =>
    (registry.roles.get(role)?.grants ?? []) as readonly { right: string; reach: Reach }[];
  const { lent } = holder;
  if (lent) {
    const wanted = lentRights(registry, lent.rights);
    return {
      person: holder.person,
      unit: lent.unit,
      grants: given(lent.role).filter((g) => wanted.has(g.right)),
      supervisor: registry.roles.get(lent.role)?.supervisor === true,
      instead_of: lent.from,
    };
  }
  const unit = holder.posts[holder.chosen % holder.posts.length]?.unit ?? '';
  const roles = holder.posts.filter((p) => p.unit === unit).map((p) => p.role);
  return {
    person: holder.person,
    unit,
    grants: roles.flatMap(given),
    supervisor: roles.some((role) => registry.roles.get(role)?.supervisor === true),
    instead_of: null,
  };
}

/** What can be lent: a right all of whose verbs may be done by another; with it the reading of what those verbs touch and what stands beside it. */
function lentRights(registry: Registry, rights: readonly string[]): Set<string> {
  const verbs = [...registry.commands.values()];
  const lendable = rights.filter((right) => {
    const its = verbs.filter((v) => v.right === right);
    return its.length > 0 && its.every((v) => v.delegable === true);
  });
  const touched = verbs.filter((v) => lendable.includes(v.right)).map((v) => v.record);
  const out = new Set([...lendable, 'org.read']);
  for (const def of registry.records.values()) {
    const points = Object.values(def.fields).map((f) => f.of);
    const beside = touched.some(
      (name) =>
        points.includes(name) || Object.values(registry.records.get(name)?.fields ?? {}).some((f) => f.of === def.name),
    );
    if (touched.includes(def.name) || beside) out.add(def.read);
  }
  return out;
}
