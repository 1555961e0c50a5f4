import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, divisionFault, isDivision, isWithin, levelOf, parentOf, prefixOf } from './division.ts';

/** The published table: code, name, level, parent. */
const table = readFileSync(new URL('../../modules/org/data/divisions.csv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\d/.test(line))
  .map((line) => line.split(','));

describe('a division code', () => {
  it('has a level, a prefix shared with all below it, and a parent', () => {
    expect(['000000', '360000', '360700', '360702', '360702101'].map(levelOf)).toEqual([
      'nation',
      'province',
      'city',
      'county',
      'township',
    ]);
    expect(['000000', '360000', '360700', '360702', '360702101'].map(prefixOf)).toEqual([
      '',
      '36',
      '3607',
      '360702',
      '360702101',
    ]);
    expect(ancestorsOf('360702101')).toEqual(['360702', '360700', '360000', '000000']);
    expect(parentOf('000000')).toBeNull();
    expect(prefixOf('500000')).toBe('50');
  });

  it('knows counties under a province, and passes over levels that do not exist', () => {
    expect(parentOf('429004')).toBe('420000');
    expect(ancestorsOf('429004001')).toEqual(['429004', '420000', '000000']);
    expect(parentOf('110101', (code) => code !== '110100')).toBe('110000');
  });

  it('lies within itself and what is above it', () => {
    expect(isWithin('360702101', '360700')).toBe(true);
    expect(isWithin('360702', '000000')).toBe(true);
    expect(isWithin('360700', '360702')).toBe(false);
    expect(isWithin('361000', '360700')).toBe(false);
  });

  it('says what is wrong: length, letter, missing level', () => {
    expect(divisionFault('3607')).toContain('应为6位（省、市、县）或9位（乡镇、街道），现为4位');
    expect(divisionFault('36070A')).toContain('只能是数字');
    expect(divisionFault('960700')).toContain('首位应为1至8');
    expect(divisionFault('360002')).toContain('缺少市级代码');
    expect(divisionFault('360700101')).toContain('缺少县级代码');
    expect(divisionFault('360702000')).toContain('县级请填6位');
  });

  it('of every published division is sound, and answers level and parent as published', () => {
    expect(table.length).toBeGreaterThan(1000);
    for (const [code = '', , level, parent] of table) {
      expect(divisionFault(code)).toBeNull();
      expect([code, levelOf(code), parentOf(code)]).toEqual([code, level, parent === '' ? '000000' : parent]);
    }
    expect(isDivision('000000')).toBe(true);
  });
});
