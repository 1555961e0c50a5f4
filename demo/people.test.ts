import { describe, expect, it } from 'vitest';
import { makePeople } from './make/people.ts';
import { readDemo } from './read-demo.ts';

const { people, accounts, delegations, roles, designations, as_of } = readDemo('people');
const { units } = readDemo('regions');
const unitCodes = new Set(units.map((unit) => unit.code));
const personById = new Map(people.map((person) => [person.id, person]));
const holds = (person: (typeof people)[number], role: string): boolean =>
  person.posts.some((post) => post.role === role);

describe('the invented persons', () => {
  it('are each marked as demonstration, with a name of their own', () => {
    expect(people.every((person) => person.demo)).toBe(true);
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length);
    expect(new Set(people.map((person) => person.id_number)).size).toBe(people.length);
    expect(people.every((person) => /^9[789]/.test(person.id_number))).toBe(true);
  });

  it('hold posts in units that exist and roles that are named', () => {
    for (const person of people) {
      expect(person.posts.length).toBeGreaterThan(0);
      for (const post of person.posts) {
        expect(unitCodes.has(post.unit), post.unit).toBe(true);
        expect(Object.keys({ ...roles, ...designations })).toContain(post.role);
      }
    }
    const inTwoUnits = people.filter((person) => new Set(person.posts.map((post) => post.unit)).size > 1);
    expect(inTwoUnits.length).toBeGreaterThanOrEqual(3);
  });

  it('[ORG-04] leave exactly one agency without a person for supervision inside', () => {
    const covered = new Set(
      people.flatMap((person) =>
        person.posts.filter((post) => post.role === 'internal-supervisor').map((post) => post.unit),
      ),
    );
    const agencies = units.filter(
      (unit) => ['agency', 'vertical'].includes(unit.kind) && unit.code.split('.').length === 2,
    );
    expect(agencies.filter((unit) => !covered.has(unit.code)).map((unit) => unit.name)).toEqual(['演示南县农业农村局']);
  });

  it('[PER-07] have one certificate expired, one suspended and one about to expire', () => {
    const all = people.flatMap((person) => person.certificates);
    const inThirtyDays = new Date(Date.parse(as_of) + 30 * 86_400_000).toISOString().slice(0, 10);
    expect(all.filter((each) => each.valid_until < as_of)).toHaveLength(1);
    expect(all.filter((each) => each.status === 'suspended')).toHaveLength(1);
    expect(all.filter((each) => each.valid_until >= as_of && each.valid_until <= inThirtyDays)).toHaveLength(1);
    expect(new Set(all.map((each) => each.number)).size).toBe(all.length);
  });

  it('[PER-09] [PER-20] give police and auxiliaries no enforcement certificate', () => {
    for (const kind of ['人民警察', '辅助人员']) {
      const some = people.filter((person) => person.employment === kind);
      expect(some.length, kind).toBeGreaterThanOrEqual(2);
      expect(some.every((person) => person.certificates.length === 0)).toBe(true);
    }
    expect(
      people.filter((person) => person.employment === '辅助人员').every((person) => holds(person, 'auxiliary')),
    ).toBe(true);
  });

  it('keep the three administrators apart and out of business posts', () => {
    const admins = people.filter((person) => person.posts.some((post) => post.role.endsWith('-admin')));
    expect(admins).toHaveLength(3);
    expect(admins.every((person) => person.posts.length === 1)).toBe(true);
  });

  it('give legal reviewers the qualification the law asks of them', () => {
    expect(
      people.filter((person) => holds(person, 'legal-reviewer')).every((person) => person.legal_qualification),
    ).toBe(true);
  });
});

describe('the demonstration sign-ins', () => {
  it('open each in a post their person holds', () => {
    expect(new Set(accounts.map((account) => account.username)).size).toBe(accounts.length);
    expect(accounts.every((account) => Object.keys(roles).includes(account.role))).toBe(true);
    for (const account of accounts) {
      const posts = personById.get(account.person)?.posts ?? [];
      expect(posts, account.username).toContainEqual(
        expect.objectContaining({ unit: account.unit, role: account.role }),
      );
    }
  });

  it.each([
    'officer',
    'clerk',
    'head',
    'delegate',
    'legal-reviewer',
    'supervisor',
    'bureau-head',
    'policy-keeper',
    'city-bureau',
    'province',
    'vertical',
    'township',
    'personnel',
    'line-leader',
    'vertical-province',
    'station',
    'sys-admin',
    'sec-admin',
    'audit-admin',
  ])('include %s', (username) => {
    expect(accounts.map((account) => account.username)).toContain(username);
  });

  it('let the delegate act for the head on the day of the demonstration', () => {
    const [delegation] = delegations;
    const person = (username: string) => accounts.find((account) => account.username === username)?.person;
    expect(delegation).toMatchObject({ from_person: person('head'), to_person: person('delegate') });
    expect(delegation!.from <= as_of && as_of <= delegation!.until).toBe(true);
  });

  it('hold no password', () => {
    expect(accounts.every((account) => !Object.keys(account).includes('password'))).toBe(true);
  });

  it('are what the plan in demo/make says', () => {
    expect({ roles, designations, people, delegations, accounts }).toEqual(makePeople());
  });
});
