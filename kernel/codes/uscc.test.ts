import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUscc, makeUscc, normalUscc, organisationCheckSign, usccFault } from './uscc.ts';

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const VALID = ['91350100M000100Y43', '91230500MA1B3N1N2M', '11230500001755309F', '91110108551385082Q'];
const signs = (length: number) => fc.string({ unit: fc.constantFrom(...SIGNS), minLength: length, maxLength: length });
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const sound = fc
  .tuple(fc.constantFrom('11', '51', '91', '92', '93', 'Y1'), digits(6), signs(8))
  .map(([kind, division, organisation]) => makeUscc(kind + division, organisation));

describe('a unified social credit code', () => {
  it.each(VALID)('%s is sound', (code) => {
    expect(usccFault(code)).toBeNull();
    expect(organisationCheckSign(code.slice(8, 16))).toBe(code[16]);
  });

  it('says what is wrong: length, letter, place, check sign', () => {
    expect(usccFault('')).toBe('统一社会信用代码应为18位，现为0位，请核对。');
    expect(usccFault('91350100M000100Y4')).toContain('应为18位，现为17位');
    expect(usccFault('91350100MO00100Y43')).toContain('第10位不能是字母“O”');
    expect(usccFault('91350100m000100Y43')).toContain('第9位“m”有误，只能用数字和大写字母');
    expect(usccFault('9135A100M000100Y43')).toContain('第3至8位应为数字');
    expect(usccFault('92320100MA1MABCD1X')).toContain('校验位');
    expect(usccFault('91350100M000100Y44')).toContain('校验位（第18位）不符');
    expect(usccFault('00000000000000000X')).toContain('不能用“0”占位');
  });

  it('is read as it was copied, with blanks, small letters or wide signs', () => {
    expect(normalUscc(' 91350100 m000100y43\n')).toBe('91350100M000100Y43');
    expect(isUscc(normalUscc('９１３５０１００Ｍ０００１００Ｙ４３'))).toBe(true);
  });

  it('catches any one wrong sign', () => {
    fc.assert(
      fc.property(sound, fc.nat(17), fc.constantFrom(...SIGNS), (code, at, sign) => {
        fc.pre(code[at] !== sign);
        expect(isUscc(code)).toBe(true);
        expect(isUscc(code.slice(0, at) + sign + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('catches two neighbours in the wrong order', () => {
    fc.assert(
      fc.property(sound, fc.nat(16), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        expect(isUscc(`${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`)).toBe(false);
      }),
    );
  });
});
