import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordMeta } from '../api/shapes.ts';
import { decodeAsk, encodeAsk, listPath } from './address.ts';

const visit: RecordMeta = {
  name: 'visit',
  label: '入企',
  module: 'sample',
  title: 'no',
  states: { open: { label: '在办' }, closed: { label: '办结', final: true } },
  order: { by: 'day', desc: true },
  exportable: true,
  fields: {
    no: { kind: 'text', label: '编号' },
    kind: { kind: 'choice', label: '类别', choices: [] },
    day: { kind: 'day', label: '日期' },
    fine: { kind: 'money', label: '金额' },
    joint: { kind: 'bool', label: '联合' },
  },
};

const back = (address: string) => decodeAsk(new URLSearchParams(address.split('?')[1] ?? ''), visit);

describe('the address of a list', () => {
  it('brings back what was asked, whatever it was', () => {
    const word = fc.string({
      unit: fc.constantFrom('中', '国', 'a', '&', '=', '%', '+', ' ', '1'),
      minLength: 1,
      maxLength: 6,
    });
    const day = fc.constantFrom('2026-01-01', '2026-02-28', '2027-12-31');
    const filter = fc.record(
      {
        kind: fc.oneof(word, fc.array(word, { minLength: 2, maxLength: 3 }), fc.constant(null)),
        day: fc.record({ from: day, until: fc.oneof(day, fc.constant(undefined)) }),
        fine: fc.record({ from: fc.constant(undefined), until: fc.nat() }),
        joint: fc.boolean(),
        unit: word,
      },
      { requiredKeys: ['kind'] },
    );
    const ask = fc.record(
      { filter, state: fc.constantFrom(['open'], ['open', 'closed']), words: fc.constantFrom('慕容', 'a b') },
      { requiredKeys: ['filter'] },
    );
    fc.assert(
      fc.property(ask, (asked) => {
        expect(back(listPath('visit', asked))).toEqual(asked);
      }),
    );
  });

  it('leaves out fields and states that the record does not have', () => {
    expect(back('/r/visit?state=gone&f.secret=1&state=open')).toEqual({ state: ['open'] });
  });

  it('is bare when nothing is asked', () => {
    expect(encodeAsk({})).toBe('');
    expect(listPath('visit')).toBe('/r/visit');
  });
});
