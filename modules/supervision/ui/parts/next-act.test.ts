import { describe, expect, it } from 'vitest';
import { age, nextOfCard, plainSubject, plainTitle } from './next-act.ts';

const TODAY = '2026-11-22';

describe('who must act on a card', () => {
  it('is the agency while it may still explain, and the bureau once the day has passed', () => {
    expect(nextOfCard({ state: 'open', explain_due: TODAY }, TODAY)).toMatchObject({ who: '被监督单位', late: false });
    expect(nextOfCard({ state: 'open', explain_due: '2026-11-21' }, TODAY)).toMatchObject({
      who: '监督机构',
      late: true,
    });
  });

  it('is never the agency for what a firm said', () => {
    expect(nextOfCard({ state: 'open', confidential: true }, TODAY)).toMatchObject({ who: '监督机构', what: '核实' });
  });

  it('is the bureau after an explanation and nobody after the end', () => {
    expect(nextOfCard({ state: 'explained' }, TODAY).what).toBe('核对说明');
    expect(nextOfCard({ state: 'closed' }, TODAY).who).toBe('无');
  });

  it('says an age in days', () => {
    expect(age('2026-11-22', TODAY)).toBe('今天发出');
    expect(age('2026-11-19', TODAY)).toBe('3天');
    expect(plainSubject('演示食品有限公司 2026-11-13')).toBe('演示食品有限公司');
    expect(plainTitle('红灯：未经批准入企检查等2项')).toBe('未经批准入企检查等2项');
  });
});
