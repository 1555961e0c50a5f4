import { describe, expect, it } from 'vitest';
import { faultsOf, offsetOf } from './faults.ts';

describe('errors of a draft', () => {
  it('come with the line and column the checker names', () => {
    expect(faultsOf('草案有误：第1行第3字：没有事实 f.x；第2行第1字：要写成布尔')).toEqual([
      { line: 1, column: 3, message: '没有事实 f.x' },
      { line: 2, column: 1, message: '要写成布尔' },
    ]);
    expect(faultsOf('没有这种对象的事实，不能回测。')).toEqual([]);
  });

  it('are found again in the text', () => {
    expect(offsetOf('a && b\nc > 1', 2, 3)).toBe(9);
    expect(offsetOf('a', 9, 9)).toBe(1);
  });
});
