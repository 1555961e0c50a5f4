import { describe, expect, it } from 'vitest';
import { codeIn } from './live-code.tsx';

describe('[ENT-05] a scanned code', () => {
  it('is taken as it is, or out of the address that a certificate shows to everybody', () => {
    expect(codeIn(' zs1.abc.def ')).toBe('zs1.abc.def');
    expect(codeIn('https://zhifa.example/p/verify/zs1.abc.def')).toBe('zs1.abc.def');
    expect(codeIn('https://zhifa.example/p/verify/zs1.a%2Bc')).toBe('zs1.a+c');
    expect(codeIn('%E0%A4%A')).toBe('%E0%A4%A');
  });
});
