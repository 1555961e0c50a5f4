import { describe, expect, it } from 'vitest';
import type { Row } from '#kernel/ui/index.ts';
import { findMeetings } from './meetings.ts';

const names = { firm: () => '演示甲公司', unit: (code: string) => `单位${code}` };
const row = (id: string, unit: string, planned_from: string, more: Record<string, unknown> = {}): Row => ({
  id,
  unit,
  state: 'planned',
  version: 1,
  firm: 'f',
  planned_from,
  entered_day: null,
  ...more,
});

describe('what the bureau sees before it reviews a plan', () => {
  const own = row('1', 'a', '2026-03-02');

  it('names a second inspection of the same unit as repeated and of another as manifold', () => {
    const found = findMeetings([own], [own, row('2', 'a', '2026-06-01'), row('3', 'b', '2026-03-05')], names);
    expect(found.map((it) => it.kind)).toEqual(['repeated', 'manifold']);
    expect(found[1]?.words).toContain('单位b安排在2026-03-05');
  });

  it('names a pair once, and neither a cancelled inspection nor another firm', () => {
    const second = row('2', 'a', '2026-06-01');
    expect(findMeetings([own, second], [own, second], names)).toHaveLength(1);
    const others = [row('3', 'b', '2026-03-05', { state: 'cancelled' }), row('4', 'b', '2026-03-05', { firm: 'g' })];
    expect(findMeetings([own], others, names)).toEqual([]);
  });

  it('goes by the day of entry once there is one', () => {
    const [found] = findMeetings([own], [row('2', 'b', '2026-03-05', { entered_day: '2026-03-09' })], names);
    expect(found?.words).toContain('2026-03-09');
  });
});
