/** Persons with posts, certificates, delegations and accounts. */
import { v7 as uuidv7 } from 'uuid';
import type { Day } from '#kernel/day.ts';
import type { Registry } from '#kernel/registry.ts';
import type { Database } from '#kernel/server/database.ts';
import { type DemoPerson, readDemo } from '../read-demo.ts';
import { shiftTo } from './shift.ts';
import { idsFor, keeperOf, type SeedRow, writeSeed } from './writer.ts';

const STAFF: Readonly<Record<DemoPerson['employment'], string>> = {
  行政编制: 'administrative',
  事业编制: 'institution',
  人民警察: 'police',
  辅助人员: 'auxiliary',
};

/** Roles whose holders are on the enforcement roll. */
const ENFORCING = new Set(['officer', 'agency-head', 'legal-reviewer', 'clerk', 'auxiliary']);

export async function seedPeople(worker: Database, registry: Registry, today: Day, at: string) {
  const file = readDemo('people');
  const shift = shiftTo(file.as_of, today);
  const people = idsFor(file.people.map((p) => p.id));
  const posts = new Map<string, string>();
  const rows: SeedRow[] = [];
  for (const person of file.people) {
    const id = people.get(person.id) as string;
    const home = keeperOf(person.posts[0]?.unit ?? '');
    rows.push({
      record: 'person',
      id,
      keeper: home,
      values: { name: person.name, id_number: person.id_number, phone: null, demo: true },
    });
    for (const post of person.posts) {
      if (post.role === 'internal-supervisor')
        rows.push({
          record: 'supervision-person',
          keeper: keeperOf(post.unit),
          values: {
            person: id,
            person_name: person.name,
            duty: post.title,
            valid_from: shift(post.from),
            valid_until: shift(post.until),
          },
        });
      if (!(post.role in file.roles)) continue;
      const postId = uuidv7();
      posts.set(`${person.id}/${post.unit}/${post.role}`, postId);
      rows.push({
        record: 'post',
        id: postId,
        keeper: keeperOf(post.unit),
        values: {
          person: id,
          role: post.role,
          title: post.title,
          valid_from: shift(post.from),
          valid_until: shift(post.until),
        },
      });
    }
    rows.push(...rollRows(person, id, shift));
  }
  for (const it of file.delegations) {
    const from = file.people.find((p) => p.id === it.from_person);
    const post = from?.posts.find((p) => p.unit === it.unit && p.role === 'agency-head');
    rows.push({
      record: 'delegation',
      keeper: keeperOf(it.unit),
      values: {
        from_person: people.get(it.from_person),
        to_person: people.get(it.to_person),
        post: posts.get(`${it.from_person}/${it.unit}/${post?.role ?? ''}`),
        acts: it.acts.join('、'),
        rights: [...registry.rights.keys()].filter(
          (right) => right === 'plan.approve' || right === 'inspection.approve',
        ),
        valid_from: shift(it.from),
        valid_until: shift(it.until),
        reason: it.reason,
      },
    });
  }
  for (const account of file.accounts)
    rows.push({
      record: 'account',
      keeper: keeperOf(account.unit),
      values: { username: account.username, person: people.get(account.person), demo: true },
    });
  await writeSeed(worker, registry, at, rows);
  return { people, posts, names: new Map(file.people.map((p) => [p.id, p.name])) };
}

/** The person on the roll of the unit where they enforce, with their certificates. */
function rollRows(person: DemoPerson, id: string, shift: ReturnType<typeof shiftTo>): SeedRow[] {
  const post =
    person.posts.find((p) => ENFORCING.has(p.role)) ?? (person.certificates.length > 0 ? person.posts[0] : undefined);
  if (!post) return [];
  const officer = uuidv7();
  const kind = STAFF[person.employment];
  const rows: SeedRow[] = [
    {
      record: 'officer',
      id: officer,
      keeper: keeperOf(post.unit),
      values: {
        person: id,
        name: person.name,
        kind,
        position: post.title,
        legal_qualification: person.legal_qualification,
        from_day: shift(post.from),
      },
    },
  ];
  for (const it of person.certificates) {
    const suspended = it.status === 'suspended';
    rows.push({
      record: 'certificate',
      keeper: keeperOf(post.unit),
      state: suspended ? 'suspended' : 'valid',
      values: {
        officer,
        person: id,
        name: person.name,
        kind: it.kind === '行政执法证' ? 'enforcement' : 'supervision',
        number: it.number,
        issued_by: '演示发证机关',
        valid_from: shift(it.valid_from),
        valid_until: shift(it.valid_until),
        effects: suspended
          ? [
              {
                verb: 'suspend',
                from: shift(it.suspended_from ?? it.valid_from),
                until: null,
                ground: it.reason ?? '',
                basis: '',
              },
            ]
          : [],
      },
    });
  }
  return rows;
}
