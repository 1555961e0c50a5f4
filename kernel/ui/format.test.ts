import { describe, expect, it } from 'vitest';
import { int } from '../record.ts';
import { textOf } from './format.ts';

describe('a number on a screen', () => {
  it('takes separators when it counts something, and none when it names a year', () => {
    expect(textOf(int('罚款户数', { unit: '户' }), 2026, { choices: [] })).toBe('2,026');
    expect(textOf(int('计划年度'), 2026, { choices: [] })).toBe('2026');
  });
});
