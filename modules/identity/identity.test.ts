import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { buildRegistry } from '#kernel/registry.ts';
import { orgModule } from '#modules/org/index.ts';
import { actingPost, expectedOf, type SessionLook } from './domain/acting.ts';
import { passwordFault, passwordIsOld } from './domain/password-rules.ts';
import { mayHold } from './domain/post-rules.ts';
import { ADMIN_ROLES, identityModule, ROLES, rightsMatrix } from './index.ts';
import { excludedBy } from './roles.ts';
import { initialPassword } from './server/passwords.ts';
import { seal, unseal } from './server/tokens.ts';
import { stepOfCode } from './server/totp.ts';

const registry = buildRegistry([orgModule, identityModule]);

describe('passwords', () => {
  it.each([
    ['Ab1#', '至少10位'],
    ['abcdefghij', '至少3种'],
    ['abcdefghi1', '至少3种'],
    ['Zhao-heng-2026', '不能包含用户名'],
    [`Aa1${'x'.repeat(200)}`, '最多128位'],
  ])('%s is refused', (password, words) => {
    expect(passwordFault(password, ['heng', '衡一'])).toContain(words);
  });

  it('handed out at random keep the rules', () => {
    for (let i = 0; i < 50; i++) expect(passwordFault(initialPassword(), ['heng'])).toBeUndefined();
  });

  it('are old after ninety days', () => {
    expect(passwordIsOld('2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z')).toBe(false);
    expect(passwordIsOld('2026-01-01T00:00:00Z', '2026-04-01T00:00:01Z')).toBe(true);
  });
});

describe('roles', () => {
  it('exclude one another in both directions, and no administrator holds a role of the business', () => {
    for (const role of ROLES) for (const other of excludedBy(role.name)) expect(excludedBy(other)).toContain(role.name);
    for (const admin of ADMIN_ROLES) expect(excludedBy(admin)).toHaveLength(ROLES.length - 1);
    expect(excludedBy('officer')).toEqual([...ADMIN_ROLES]);
  });

  it('give administrators no right that reaches business rows', () => {
    for (const admin of ADMIN_ROLES)
      for (const grant of registry.roles.get(admin)?.grants ?? []) expect(grant.reach).toBe('platform');
  });

  it('never end in a person holding an excluded pair, whatever is granted in whatever order', () => {
    const units = {
      person: 'p',
      unit_kind: 'justice-bureau',
      unit_state: 'active',
      valid_from: '2026-01-01',
      valid_until: null,
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ROLES.map((role) => role.name)), { maxLength: 12 }), (wanted) => {
        const held: { role: string; same_unit: boolean; valid_until: null }[] = [];
        for (const role of wanted)
          if (!(mayHold({ ...units, role }, held, 'someone', '2026-03-02') instanceof Refusal))
            held.push({ role, same_unit: true, valid_until: null });
        for (const a of held) for (const b of held) expect(excludedBy(a.role)).not.toContain(b.role);
      }),
    );
  });

  it('belong to kinds of units: a supervisor only to a justice bureau', () => {
    const wanted = {
      person: 'p',
      role: 'supervisor',
      unit_kind: 'agency',
      unit_state: 'active',
      valid_from: '2026-01-01',
      valid_until: null,
    };
    expect(mayHold(wanted, [], 'someone', '2026-03-02')?.message).toContain('不能设在这类单位');
    expect(mayHold({ ...wanted, unit_kind: 'justice-bureau' }, [], 'someone', '2026-03-02')).toBeUndefined();
  });
});

describe('what a session is asked for', () => {
  const look: SessionLook = {
    session: 's',
    account: 'a',
    username: 'heng',
    person: 'p',
    name: '衡一',
    method: 'password',
    code_passed: false,
    enrolled: false,
    must_change: false,
    password_set_at: '2026-03-01T00:00:00Z',
    post: null,
    delegation: null,
    posts: [],
    delegations: [],
  };
  const unit = { code: '990102.sf', name: '局', kind: 'justice-bureau', region: '990102', line: 'sf' };
  const supervising = { ...look, posts: [{ post: 'x', role: 'supervisor', title: null, unit }] };
  const ask = (session: SessionLook, second_factor = true) =>
    expectedOf(session, { registry, second_factor }, '2026-03-02T00:00:00Z');

  it('is the code first, then the password, then the enrolment', () => {
    expect(ask({ ...supervising, enrolled: true, must_change: true })).toBe('code');
    expect(ask({ ...supervising, enrolled: true, code_passed: true, must_change: true })).toBe('must_change');
    expect(ask({ ...supervising, must_change: true })).toBe('must_change');
    expect(ask(supervising)).toBe('enrol');
    expect(ask(supervising, false)).toBeNull();
    expect(ask(look)).toBeNull();
  });

  it('is the second factor too when acting for a supervisor is lent', () => {
    const lent = {
      delegation: 'd',
      from_person: 'q',
      from_name: '直',
      post: 'x',
      role: 'bureau-head',
      acts: '签发',
      rights: [],
      valid_until: '2026-03-09',
      unit,
    };
    expect(ask({ ...look, delegations: [lent] })).toBe('enrol');
  });

  it('falls back to a post still held when the chosen one has ended', () => {
    expect(actingPost({ ...supervising, post: 'gone' })?.post).toBe('x');
  });
});

describe('sealed values', () => {
  const key = new Uint8Array(32).fill(1);
  it('open for their purpose and subject only, and not when altered', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const sealed = seal(key, 'totp', 'a', words);
        expect(unseal(key, 'totp', 'a', sealed)).toBe(words);
        expect(unseal(key, 'totp', 'b', sealed)).toBeUndefined();
        expect(unseal(key, 'oidc', 'a', sealed)).toBeUndefined();
        expect(unseal(new Uint8Array(32).fill(2), 'totp', 'a', sealed)).toBeUndefined();
      }),
      { numRuns: 30 },
    );
    expect(unseal(key, 'totp', 'a', 'nonsense')).toBeUndefined();
  });
});

it('codes agree with RFC 6238 appendix B', async () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(await stepOfCode(secret, '287082', 59_000)).toBe(1);
  expect(await stepOfCode(secret, '081804', 1_111_111_109_000)).toBe(37_037_036);
  expect(await stepOfCode(secret, '287082', 1_111_111_109_000)).toBeUndefined();
  expect(await stepOfCode(secret, 'abcdef', 59_000)).toBeUndefined();
});

it('the rights matrix names every right, what it opens and who has it', () => {
  const { rows } = rightsMatrix(registry);
  expect(rows.map((row) => row.right).sort()).toEqual([...registry.rights.keys()].sort());
  expect(rows.find((row) => row.right === 'identity.grant-posts')).toMatchObject({
    opens: ['授予岗位', '结束岗位'],
    reach: { 'sec-admin': 'platform' },
  });
});
