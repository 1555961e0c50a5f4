import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { Refusal } from '#kernel/refusal.ts';
import { codeRefusal } from './code-words.ts';
import { type CodeClaims, fitCode, readCode, signCode } from './codes.ts';
import { metresBetween } from './distance.ts';
import { earliestDay, obstacles } from './earliest.ts';
import { handedIn, passed, plannedSince, returned } from './filings.ts';
import { peopleSituations, weigh } from './hard-checks.ts';
import { isQuiet, quietDays } from './quiet.ts';
import { receiptOf } from './receipt.ts';

const KEY = new Uint8Array(32).fill(5);
const NOW = Date.parse('2026-03-12T09:00:00+08:00');
const claims: CodeClaims = {
  kind: 'task',
  subject: 'inspection-1',
  unit: '990102.scjg',
  premises: 'premises-1',
  nonce: 'n1',
  made: NOW / 1000,
  expires: NOW / 1000 + 120,
};
const task = {
  inspection: 'inspection-1',
  firm: 'firm-1',
  premises: 'premises-1',
  unit: '990102.scjg',
  officers: ['person-1', 'person-2'],
};

describe('entry codes', () => {
  test('[ENT-05] a code signed here opens its own task within its time, and says so only then', () => {
    const code = signCode(KEY, claims);
    expect(readCode(KEY, code, NOW + 60_000)).toEqual({ ok: true, claims });
    expect(readCode(KEY, code, NOW + 121_000)).toEqual({ ok: false, why: 'expired' });
    expect(readCode(KEY, code, NOW - 600_000)).toEqual({ ok: false, why: 'early' });
    expect(readCode(new Uint8Array(32).fill(6), code, NOW)).toEqual({ ok: false, why: 'forged' });
    expect(fitCode(claims, task, [])).toBeUndefined();
  });

  test('[ENT-05] no change of any character makes another code that opens', () => {
    const code = signCode(KEY, claims);
    fc.assert(
      fc.property(fc.nat(code.length - 1), fc.constantFrom(...'abcXYZ019-_.'), (at, letter) => {
        fc.pre(code[at] !== letter);
        const changed = code.slice(0, at) + letter + code.slice(at + 1);
        const verdict = readCode(KEY, changed, NOW);
        // base64url leaves spare bits in a last character; the bytes behind it, and so the claims, are the same.
        expect(verdict.ok ? verdict.claims : claims).toEqual(claims);
        if (at < code.lastIndexOf('.')) expect(verdict.ok).toBe(false);
      }),
    );
  });

  test('[ENT-05] any text at all is refused without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readCode(KEY, `zs1.${text}`, NOW).ok).toBe(false);
      }),
    );
  });

  test.each([
    [{ unit: '990102.xf' }, 'other-unit'],
    [{ subject: 'inspection-2' }, 'other-task'],
    [{ kind: 'firm', subject: 'firm-2', unit: '' }, 'other-firm'],
    [{ kind: 'officer', subject: 'person-3' }, 'other-officer'],
    [{ premises: 'premises-2' }, 'other-place'],
  ] as const)('[ENT-05] a foreign code (%o) is refused in words of its own', (change, why) => {
    expect(fitCode({ ...claims, ...change } as CodeClaims, task, [])).toBe(why);
    const words = codeRefusal(why).message;
    expect(words).toMatch(/。$/);
    expect(codeRefusal('used').message).not.toBe(words);
  });

  test('[ENT-05] the code of a firm that was merged opens the task of the firm it went into', () => {
    expect(
      fitCode({ ...claims, kind: 'firm', subject: 'firm-9', unit: '' }, task, ['firm-1', 'firm-9']),
    ).toBeUndefined();
  });
});

describe('days', () => {
  const quiet = { first: 1, last: 25 };
  test('[ENT-01] quiet days are a matter of the park and of the pack', () => {
    expect(isQuiet('2026-03-12', quiet, true)).toBe(true);
    expect(isQuiet('2026-03-26', quiet, true)).toBe(false);
    expect(isQuiet('2026-03-12', quiet, false)).toBe(false);
    expect(isQuiet('2026-03-12', null, true)).toBe(false);
    expect(quietDays({ number: (id: string) => (id.endsWith('first_day') ? 1 : 25) })).toEqual(quiet);
    expect(quietDays({ number: () => null })).toBeNull();
  });

  const open = {
    from: asDay('2026-03-12'),
    isWorkday: (day: string) => !['2026-03-28', '2026-03-29'].includes(day),
    quiet,
    in_park: true,
    cap: null,
    most_departments: null,
    known: [],
  };
  test('[ENT-01] [ENT-02] the earliest day leaves the quiet days and other departments alone', () => {
    expect(earliestDay(open)).toBe('2026-03-26');
    const fire = { department: '消防', day: asDay('2026-03-25'), own: false };
    expect(earliestDay({ ...open, known: [fire] })).toBe('2026-03-26');
    expect(obstacles(asDay('2026-03-26'), { ...open, most_departments: 1, known: [fire] })).toEqual(['departments']);
    expect(earliestDay({ ...open, most_departments: 1, known: [fire] })).toBe('2026-04-26');
  });

  test('[ENT-02] once the cap of the year is reached the earliest day is in the next year', () => {
    const own = { department: '本单位', day: asDay('2026-01-05'), own: true };
    expect(earliestDay({ ...open, in_park: false, cap: 1, known: [own] })).toBe('2027-01-01');
    expect(earliestDay({ ...open, cap: 0 })).toBeNull();
  });

  test('the earliest day never has an obstacle, and every day before it has one', () => {
    fc.assert(
      fc.property(
        fc.nat(27),
        fc.nat(27),
        fc.option(fc.nat(3), { nil: null }),
        fc.array(fc.tuple(fc.nat(60), fc.boolean())),
        (a, b, cap, visits) => {
          const known = visits.map(([n, own]) => ({
            department: `d${n % 3}`,
            day: asDay(`2026-0${1 + (n % 4)}-${String(1 + (n % 28)).padStart(2, '0')}`),
            own,
          }));
          const about = {
            ...open,
            quiet: { first: Math.min(a, b), last: Math.max(a, b) },
            cap,
            most_departments: 2,
            known,
          };
          const day = earliestDay(about);
          if (day !== null) expect(obstacles(day, about)).toEqual([]);
          if (day !== '2026-03-12') expect(obstacles(asDay('2026-03-12'), about)).not.toEqual([]);
        },
      ),
    );
  });
});

describe('hard checks', () => {
  const policy = (levels: Record<string, string>): PolicyView =>
    ({
      check: (id: string) => levels[id] ?? 'off',
      checkWords: (id: string) => `${id}的话。`,
      ask: () => ({ basis: '某文件第一条' }),
    }) as unknown as PolicyView;
  const along = [
    { person: 'a', certified: true, aux: false },
    { person: 'b', certified: true, aux: false },
    { person: 'c', certified: false, aux: false },
  ];
  const ACCOMPANIED = 'check.officer_certificate.accompanied';

  test('[PER-07] the same uncertified companion is stopped, marked, asked about or let go as the region says', () => {
    const found = peopleSituations(along, 2);
    expect(weigh(policy({ [ACCOMPANIED]: 'block' }), found, null)).toMatchObject({
      code: 'policy.officer-certificate-accompanied',
      basis: [ACCOMPANIED],
    });
    expect(weigh(policy({ [ACCOMPANIED]: 'mark' }), found, null)).toEqual([
      { check: ACCOMPANIED, words: `${ACCOMPANIED}的话。`, basis: '某文件第一条' },
    ]);
    expect(weigh(policy({}), found, null)).toEqual([]);
    const asked = weigh(policy({ [ACCOMPANIED]: 'warn' }), found, null);
    expect(asked).toBeInstanceOf(Refusal);
    expect(asked).toMatchObject({ code: 'policy.acknowledge', detail: { acknowledge: [ACCOMPANIED] } });
    expect(weigh(policy({ [ACCOMPANIED]: 'warn' }), found, [ACCOMPANIED])).toHaveLength(1);
  });

  test('[PER-20] an auxiliary counts neither as certified nor as merely without certificate', () => {
    const holding = peopleSituations(
      [
        { person: 'a', certified: true, aux: false },
        { person: 'x', certified: false, aux: true },
      ],
      2,
    )
      .filter((it) => it.holds)
      .map((it) => it.check);
    expect(holding).toEqual(['check.auxiliary_as_officer', 'check.two_officers']);
    expect(peopleSituations([], null).some((it) => it.holds)).toBe(false);
  });
});

describe('filings', () => {
  test('[ENT-02] [ENT-04] handing in is enough where plans are filed; where they are reviewed it takes the pass', () => {
    const at = '2026-01-05T10:00:00+08:00';
    const later = '2026-01-09T10:00:00+08:00';
    const state = 'filed';
    expect(plannedSince({ state, filings: handedIn(null, at, 'filing') }, 1)).toBe(at);
    const waiting = handedIn(null, at, 'approval');
    expect(plannedSince({ state, filings: waiting }, 1)).toBeNull();
    expect(plannedSince({ state, filings: passed(waiting, later) }, 1)).toBe(later);
    expect(plannedSince({ state, filings: returned(waiting, later) }, 1)).toBeNull();
    expect(plannedSince({ state, filings: passed(waiting, later) }, 2)).toBeNull();
    expect(plannedSince({ state: 'withdrawn', filings: passed(waiting, later) }, 1)).toBeNull();
  });
});

test('[ENT-05] distances between two places are in metres', () => {
  const here = { lat_e6: 20_315_440, lng_e6: 135_120_200 };
  expect(metresBetween(here, here)).toBe(0);
  expect(metresBetween(here, { lat_e6: 20_325_440, lng_e6: 135_120_200 })).toBe(1112);
});

test('a receipt can be read aloud, and sending twice gives the same one', () => {
  expect(receiptOf('submission-key-0001')).toMatch(/^[0-9A-Z]{12}$/);
  expect(receiptOf('submission-key-0001')).toBe(receiptOf('submission-key-0001'));
  expect(receiptOf('submission-key-0002')).not.toBe(receiptOf('submission-key-0001'));
});
