import { describe, expect, it } from 'vitest';
import { readDivisions } from '../modules/org/data/read-divisions.ts';
import { readAgencyTemplates } from '../modules/org/data/read-templates.ts';
import { makeRegions, makeUnits } from './make/regions.ts';
import { readDemo } from './read-demo.ts';

const { regions, units } = readDemo('regions');
const regionByCode = new Map(regions.map((region) => [region.code, region]));
const unitByCode = new Map(units.map((unit) => [unit.code, unit]));
/** First two digits of every province-level division of GB/T 2260. */
const PROVINCES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' ');

describe('the fictional regions', () => {
  it('are called 演示 and lie outside GB/T 2260', () => {
    const real = new Set(readDivisions().map((division) => division.code));
    for (const region of regions) {
      expect(region.name).toContain('演示');
      expect(real.has(region.code), region.code).toBe(false);
      expect(PROVINCES).not.toContain(region.code.slice(0, 2));
    }
  });

  it('hang in a tree of their own, so that no real province counts them', () => {
    for (const region of regions) {
      if (region.level === 'province') expect(region.parent).toBeNull();
      else expect(regionByCode.has(region.parent ?? ''), region.code).toBe(true);
    }
  });

  it('adopt the packs of 赣州, 随州 and 盐都', () => {
    expect(regionByCode.get('990100')?.adopts).toBe('jiangxi/ganzhou');
    expect(regionByCode.get('980100')?.adopts).toBe('hubei/suizhou');
    expect(regionByCode.get('970103')?.adopts).toBe('jiangsu/yancheng/yandu');
  });

  it('keep a township that was merged, with its last day and its successor', () => {
    expect(regionByCode.get('990122102')).toMatchObject({ valid_until: '2026-06-30', successor: '990122101' });
    expect(unitByCode.get('990122102.zf')?.successor).toBe('990122101.zf');
    expect(unitByCode.has('990122101.zf')).toBe(true);
  });

  it('are what the plan in demo/make says', () => {
    expect(regions).toEqual(makeRegions());
    expect(units).toEqual(makeUnits());
  });
});

describe('the fictional units', () => {
  const lines = new Set(readAgencyTemplates().lines.map((line) => line.code));

  it('carry a code made of region, known line and serial, once each', () => {
    expect(unitByCode.size).toBe(units.length);
    expect(units.length).toBeGreaterThanOrEqual(60);
    for (const unit of units) {
      expect(unit.name).toContain('演示');
      expect(unit.code.startsWith(`${unit.region}.${unit.line}`)).toBe(true);
      expect(lines.has(unit.line)).toBe(true);
      expect(regionByCode.has(unit.region)).toBe(true);
    }
  });

  it('refer only to units that exist', () => {
    for (const unit of units) {
      for (const other of [unit.parent, unit.superior, unit.supervised_by, unit.successor]) {
        expect(other === null || unitByCode.has(other), `${unit.code} → ${other}`).toBe(true);
      }
    }
  });

  it('[ORG-02] have each a justice bureau that supervises them', () => {
    for (const unit of units.filter((each) => ['agency', 'vertical', 'township'].includes(each.kind))) {
      expect(unitByCode.get(unit.supervised_by ?? '')?.kind, unit.code).toBe('justice-bureau');
    }
    expect(unitByCode.get('990102.scjg')?.supervised_by).toBe('990102.sf');
    expect(unitByCode.get('990102001.zf')?.supervised_by).toBe('990102.sf');
  });

  it('[ORG-06] let the vertical agency skip its level: it answers to the provincial department', () => {
    expect(unitByCode.get('990102.sw')).toMatchObject({ parent: '990100.sw', supervised_by: '990000.sf' });
    expect(unitByCode.get('990122.sw')?.superior).toBe('990000.sw');
  });

  it('[ORG-07] give every township in force a 司法所 under the county bureau', () => {
    for (const region of regions.filter((each) => each.level === 'township')) {
      expect(unitByCode.get(`${region.code}.sfs`)).toMatchObject({
        kind: 'justice-station',
        parent: `${region.parent}.sf`,
      });
    }
  });

  it('[ORG-16] call the 法治办 differently in different places', () => {
    const names = units.filter((unit) => unit.kind === 'law-office').map((unit) => unit.name);
    expect(names).toContain('演示市推进法治政府建设工作领导小组办公室');
    expect(names).toContain('演示随市委全面依法治市委员会办公室');
  });

  it('have one unit that is not connected yet, so that counts must name what they leave out', () => {
    expect(units.filter((unit) => unit.go_live === null).map((unit) => unit.code)).toEqual(['990122.nyny']);
  });
});
