import { describe, expect, it } from 'vitest';
import { readAgencyTemplates } from '../modules/org/data/read-templates.ts';
import { makeUscc, orgCheck, usccCheck } from './make/codes.ts';
import { makeFirms } from './make/firms.ts';
import { readDemo } from './read-demo.ts';

const { firms, parks } = readDemo('firms');
const { regions } = readDemo('regions');
const regionByCode = new Map(regions.map((region) => [region.code, region]));

describe('the check characters of GB 32100', () => {
  it.each(['91350100M000100Y43', '91230500MA1B3N1N2M', '11230500001755309F', '91110108551385082Q'])(
    'accept %s',
    (code) => {
      expect(usccCheck(code)).toBe(code.charAt(17));
      expect(orgCheck(code.slice(8, 16))).toBe(code.charAt(16));
      expect(makeUscc(code.slice(0, 2), code.slice(2, 8), code.slice(8, 16))).toBe(code);
    },
  );

  it('refuse 92320100MA1MABCD1X', () => {
    expect(usccCheck('92320100MA1MABCD1X')).not.toBe('X');
  });
});

describe('the invented firms', () => {
  it('are about 120, each with a name that says 演示', () => {
    expect(firms).toHaveLength(120);
    expect(new Set(firms.map((firm) => firm.name)).size).toBe(120);
    expect(firms.every((firm) => firm.name.includes('演示'))).toBe(true);
  });

  it('carry a valid code of a fictional registrar, unless they have none', () => {
    for (const firm of firms) {
      if (firm.uscc === null) {
        expect(['individual', 'unlicensed'], firm.name).toContain(firm.kind);
        continue;
      }
      expect(firm.uscc.slice(2, 8)).toBe(firm.region);
      expect(usccCheck(firm.uscc), firm.name).toBe(firm.uscc.charAt(17));
      expect(orgCheck(firm.uscc.slice(8, 16)), firm.name).toBe(firm.uscc.charAt(16));
    }
    expect(new Set(firms.flatMap((firm) => firm.uscc ?? [])).size).toBe(firms.filter((firm) => firm.uscc).length);
  });

  it.each(['company', 'individual', 'unlicensed', 'cooperative'])('include the kind %s', (kind) => {
    expect(firms.filter((firm) => firm.kind === kind).length).toBeGreaterThan(0);
  });

  it('include individuals without a code and firms with two premises', () => {
    expect(firms.some((firm) => firm.kind === 'individual' && firm.uscc === null)).toBe(true);
    expect(firms.some((firm) => firm.premises.length === 2)).toBe(true);
  });

  it('stand in a township of their county, in the open sea', () => {
    for (const site of firms.flatMap((firm) => firm.premises)) {
      expect(regionByCode.get(site.region)?.level).toBe('township');
      expect(site.lng > 135 && site.lng < 136 && site.lat > 20 && site.lat < 21, site.id).toBe(true);
      expect(site.park === null || parks.some((park) => park.id === site.park)).toBe(true);
    }
  });

  it('[ENT-01] fill two parks with quiet days, also with firms the exceptions name', () => {
    expect(parks.filter((park) => park.quiet)).toHaveLength(2);
    for (const park of parks) {
      const inside = firms.filter((firm) => firm.premises.some((site) => site.park === park.id));
      expect(inside.length, park.name).toBeGreaterThan(3);
      expect(inside.some((firm) => firm.key_areas.length > 0)).toBe(true);
      expect(inside.some((firm) => firm.key_areas.length === 0)).toBe(true);
    }
  });

  it('are what the plan in demo/make says', () => {
    expect(firms).toEqual(makeFirms());
  });
});

describe('[NOR-14] the demonstration catalogue', () => {
  const { items } = readDemo('catalogue');

  it('names item, kind of power and basis for some forty items of known lines', () => {
    const lines = new Set(readAgencyTemplates().lines.map((line) => line.code));
    expect(items.length).toBeGreaterThanOrEqual(40);
    expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
    const letters = { 行政处罚: 'cf', 行政检查: 'jc', 行政强制: 'qz', 行政许可: 'xk' } as const;
    for (const item of items) {
      expect(lines.has(item.line)).toBe(true);
      expect(item.code).toMatch(new RegExp(`^${item.line}-${letters[item.type]}-\\d{3}$`));
      expect(
        item.basis.every((basis) => /^第[一二三四五六七八九十百零]+条$/.test(basis.article)),
        item.code,
      ).toBe(true);
    }
  });

  it('lends some items to townships', () => {
    expect(items.filter((item) => item.levels.includes('township')).length).toBeGreaterThanOrEqual(3);
  });
});
