import { describe, expect, test } from 'vitest';
import { type Department, gapsOf, seatsOf } from './departments.ts';

const department = (code: string, more: Partial<Department> = {}): Department => ({
  code,
  name: code,
  convener: false,
  listed_locally: false,
  ...more,
});
const sits = (seat: string, kind = 'member', state = 'serving') => ({ seat, kind, department: seat, state });

describe('the seats of a council', () => {
  const named = [
    department('sf', { convener: true }),
    department('cz'),
    department('agencies', { listed_locally: true }),
  ];

  test('[ORG-13] a seat without a member or without a liaison is a gap', () => {
    const seats = seatsOf(named, [sits('sf'), sits('sf', 'liaison'), sits('cz')]);
    expect(gapsOf(seats).map((it) => it.code)).toEqual(['cz']);
  });

  test('who was replaced fills no seat', () => {
    const seats = seatsOf(named, [sits('sf'), sits('sf', 'liaison'), sits('cz'), sits('cz', 'liaison', 'ended')]);
    expect(gapsOf(seats).map((it) => it.code)).toEqual(['cz']);
  });

  test('a department the document does not name stands at the end as added by the place', () => {
    const seats = seatsOf(named, [sits('lyj')]);
    expect(seats.map((it) => [it.code, it.added])).toEqual([
      ['sf', false],
      ['cz', false],
      ['agencies', false],
      ['lyj', true],
    ]);
  });
});
