import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../day.ts';
import { birthDayOf, isResidentId, maskResidentId, normalResidentId, residentIdFault, sexOf } from './resident-id.ts';

const SAMPLES = ['11010519491231002X', '440524188001010014'];

describe('a resident number', () => {
  it('of the standard is sound, and tells birth day and sex', () => {
    expect(SAMPLES.map((id) => residentIdFault(id))).toEqual([null, null]);
    expect(SAMPLES.map(birthDayOf)).toEqual(['1949-12-31', '1880-01-01']);
    expect(SAMPLES.map(sexOf)).toEqual(['女', '男']);
    expect([birthDayOf('110105'), sexOf('110105')]).toEqual([null, null]);
  });

  it('says what is wrong: length, letter, birth day, check sign', () => {
    expect(residentIdFault('110105491231002')).toContain('15位旧身份证号码已停止使用');
    expect(residentIdFault('1101051949123100')).toBe('公民身份号码应为18位，现为16位，请核对。');
    expect(residentIdFault('1101051949A231002X')).toContain('第11位应为数字');
    expect(residentIdFault('11010519491231002Y')).toContain('第18位应为数字或大写字母X');
    expect(residentIdFault('01010519491231002X')).toContain('不能以0开头');
    expect(residentIdFault('11010519490230002X')).toContain('第7至14位不是有效的出生日期');
    expect(residentIdFault('110105194912310021')).toContain('校验位（第18位）不符');
    expect(residentIdFault('11010519491231002X', asDay('1949-12-30'))).toContain('晚于1949年12月30日');
    expect(residentIdFault(normalResidentId(' 110105 19491231 002x '))).toBeNull();
  });

  it('never appears in the words that refuse it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{14,20}[Xx]?$/), (id) => {
        expect(residentIdFault(id) ?? '').not.toContain(id);
      }),
    );
  });

  it('is shown with its first and last sign only', () => {
    expect(maskResidentId(SAMPLES[0]!)).toBe('1****************X');
    expect(['', 'A', 'AB', 'ABC'].map(maskResidentId)).toEqual(['', '*', '**', 'A*C']);
  });

  it('catches any one wrong digit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLES), fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const digit = (Number(id[at]) + by) % 10;
        expect(isResidentId(id.slice(0, at) + digit + id.slice(at + 1))).toBe(false);
      }),
    );
  });
});
