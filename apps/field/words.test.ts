import { describe, expect, it } from 'vitest';
import { inspectionModule } from '#modules/inspection/index.ts';
import { daysWords, moment, RESULTS, SERIOUSNESS, STATES } from './words.ts';

const record = (name: string) => inspectionModule.records?.find((it) => it.name === name);

describe('the words on the phone', () => {
  it('are those of the records, for results, conclusions and states', () => {
    expect(RESULTS).toEqual(record('inspection')?.fields.result?.choices);
    expect(SERIOUSNESS).toEqual(record('finding')?.fields.seriousness?.choices);
    const states = Object.entries(record('inspection')?.states ?? {}).map(([name, it]) => [name, it.label]);
    expect(STATES).toEqual(Object.fromEntries(states));
  });

  it('say one day once and two days as a span, in the office time', () => {
    expect(daysWords('2026-11-22', '2026-11-22')).toBe('11月22日');
    expect(daysWords('2026-11-22', '2026-12-01')).toBe('11月22日至12月1日');
    expect(moment('2026-11-21T16:05:00Z')).toBe('11月22日 00:05');
  });
});
