import { describe, expect, it } from 'vitest';
import type { RecordMeta } from '#kernel/ui/index.ts';
import { namesIn, pathOf, readAsk, WAITING, withAreas } from './ask.ts';

const record = {
  name: 'alert',
  label: '预警',
  states: { open: {}, explained: {}, reopened: {}, closed: {} },
  fields: { light: { kind: 'choice', label: '灯色' }, opened_day: { kind: 'day', label: '发出日期' } },
} as unknown as RecordMeta;
const read = (path: string, names = {}) => readAsk(new URL(path, 'http://desk').searchParams, withAreas(record, names));

describe('the address of the morning list', () => {
  it('shows what waits for somebody when nothing is asked, and everything only when that is asked', () => {
    expect(read('/alerts')).toEqual({ state: WAITING });
    expect(read(pathOf({}))).toEqual({});
    expect(pathOf({ state: WAITING })).toBe('/alerts');
  });

  it('keeps county, period and light of a number that was opened', () => {
    const ask = {
      filter: { county: '990102', light: 'red', opened_day: { from: '2026-11-01', until: '2026-11-30' } },
      state: ['closed'],
    };
    const path = pathOf(ask, { 990102: '演示东区' });
    expect(read(path)).toEqual(ask);
    expect(namesIn(new URL(path, 'http://desk').searchParams)).toEqual({ 990102: '演示东区' });
  });
});
