/** Who is missing for the way of a return inside its unit, told so that it can be mended. */
import { describe, expect, test } from 'vitest';
import { type Holders, missingHand, type Remedy } from './hands.ts';
import type { Inside, Step } from './inside.ts';

const remedy: Remedy = {
  posts: { fill: ['经办人'], review: ['经办人', '法制审核人员'], sign: ['机关负责人'] },
  granted_by: ['演示江省司法厅'],
};
const inside = (steps: readonly Step[], alone = false): Inside => ({ steps, alone, basis: 'steps.return_inside' });
const ALL = inside(['fill', 'review', 'sign']);
const who = (...names: string[]) => new Map(names.map((it) => [it, it]));
const unit = (fill: string[], review: string[], sign: string[]): Holders => ({
  fill: who(...fill),
  review: who(...review),
  sign: who(...sign),
});

describe('[REP-12] the people a return needs inside its unit', () => {
  test('a second clerk reviews what the first filled in, and the head signs', () => {
    expect(missingHand(ALL, unit(['甲', '乙', '长'], ['甲', '乙', '长'], ['长']), {}, remedy)).toBeUndefined();
    expect(missingHand(ALL, unit(['甲', '乙'], ['甲', '乙'], ['长']), { fill: '甲' }, remedy)).toBeUndefined();
  });

  test('one clerk and one head cannot both review and sign: another clerk or a legal reviewer is missing', () => {
    const found = missingHand(ALL, unit(['甲', '长'], ['甲', '长'], ['长']), { fill: '甲' }, remedy);
    expect(found?.step).toBe('review');
    expect(found?.words).toContain('“经办人”或“法制审核人员”岗位');
  });

  test('without a head it says which post is missing and who gives it', () => {
    expect(missingHand(ALL, unit(['甲', '乙'], ['甲', '乙'], []), {}, remedy)).toEqual({
      step: 'sign',
      words:
        '本单位没有人能签发报表：缺少“机关负责人”岗位。请联系安全管理员（演示江省司法厅）在“人员”中授予岗位，再继续办理。',
    });
  });

  test('a head who is the only one to fill in leaves nobody to sign, and a clerk is missing', () => {
    const found = missingHand(inside(['fill', 'sign']), unit(['长'], ['长'], ['长']), {}, remedy);
    expect(found?.step).toBe('fill');
    expect(found?.words).toContain('“经办人”岗位');
  });

  test('one person who may fill in needs nobody else', () => {
    expect(missingHand(inside(['sign'], true), unit(['甲'], ['甲'], []), {}, remedy)).toBeUndefined();
  });
});
