import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement, type CellNumber, type TreeReturn } from './agreement.ts';

const LEGS = [
  { code: 'township', sums: [] },
  { code: 'agency', sums: [] },
  { code: 'county', sums: ['township', 'agency'] },
  { code: 'city', sums: ['county', 'agency'] },
  { code: 'province', sums: ['city', 'agency'] },
];

const one = (id: string, leg: string, receiver: string | null): TreeReturn => ({
  id,
  unit: id,
  leg,
  receiver,
  in_force: true,
});
const RETURNS = [
  one('t1', 'township', 'county1'),
  one('t2', 'township', 'county1'),
  one('a1', 'agency', 'county1'),
  one('t3', 'township', 'county2'),
  one('county1', 'county', 'city1'),
  one('county2', 'county', 'city1'),
  one('a2', 'agency', 'city1'),
  one('city1', 'city', 'top'),
  one('a3', 'agency', 'top'),
  one('top', 'province', 'gov'),
];
const number = (id: string, num: number): CellNumber => ({ return: id, address: 't|r|c', num });

describe('sums by region and by line [REP-05] [REP-12]', () => {
  test('they agree when every unit above reports the sum of what it received', () => {
    const numbers = [
      ...[number('t1', 3), number('t2', 4), number('a1', 5), number('county1', 12)],
      ...[number('t3', 7), number('county2', 7), number('a2', 1), number('city1', 20), number('a3', 2)],
    ];
    const answer = agreement(RETURNS, numbers, LEGS, 'top');
    expect(answer.cells).toEqual([{ address: 't|r|c', by_region: 22, by_line: 22 }]);
    expect(answer.places).toEqual([]);
  });

  test('a county that reported another number than its sum is named, with both numbers', () => {
    const numbers = [number('t1', 3), number('t2', 4), number('a1', 5), number('county1', 15), number('city1', 15)];
    const answer = agreement(RETURNS, numbers, LEGS, 'top');
    expect(answer.cells).toEqual([{ address: 't|r|c', by_region: 15, by_line: 12 }]);
    expect(answer.places).toEqual([{ address: 't|r|c', return: 'county1', unit: 'county1', reported: 15, below: 12 }]);
  });

  test('whatever is reported, the places named explain the difference to the last one', () => {
    const numbers = fc.tuple(
      ...RETURNS.map((it) => fc.option(fc.nat(1000)).map((num) => (num === null ? null : number(it.id, num)))),
    );
    fc.assert(
      fc.property(numbers, (given) => {
        const answer = agreement(
          RETURNS,
          given.filter((it) => it !== null),
          LEGS,
          'top',
        );
        for (const cell of answer.cells) {
          const told = answer.places
            .filter((it) => it.address === cell.address)
            .reduce((sum, it) => sum + (it.reported ?? 0) - it.below, 0);
          expect(cell.by_region - cell.by_line).toBe(told);
        }
      }),
    );
  });
});
