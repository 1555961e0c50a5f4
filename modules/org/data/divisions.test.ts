import { describe, expect, it } from 'vitest';
import { type Division, readDivisions } from './read-divisions.ts';

const rows = readDivisions();
const byCode = new Map(rows.map((row) => [row.code, row]));
const under = (parent: string): Division[] => rows.filter((row) => row.parent === parent);

describe('[ORG-01] the committed divisions', () => {
  it('hold every code once', () => {
    expect(byCode.size).toBe(rows.length);
  });

  it('give every row but a province an existing parent, one level up, whose digits it carries', () => {
    const above = { province: null, city: 'province', county: 'city', township: 'county' } as const;
    for (const row of rows) {
      const parent = row.parent === null ? null : byCode.get(row.parent);
      expect(parent === null ? null : parent?.level, row.code).toBe(above[row.level]);
      if (parent) expect(row.code.startsWith(parent.code.replace(/(00){1,2}$/, '')), row.code).toBe(true);
    }
  });

  it('give Jiangxi its 11 cities and 100 counties', () => {
    expect(under('360000').map((row) => row.name)).toEqual([
      '南昌市',
      '景德镇市',
      '萍乡市',
      '九江市',
      '新余市',
      '鹰潭市',
      '赣州市',
      '吉安市',
      '宜春市',
      '抚州市',
      '上饶市',
    ]);
    expect(rows.filter((row) => row.level === 'county' && row.code.startsWith('36'))).toHaveLength(100);
  });

  it('give 赣州 its 18 counties', () => {
    const counties = under('360700');
    expect(counties).toHaveLength(18);
    expect(counties.every((row) => row.kind === 'division')).toBe(true);
  });

  it.each([
    ['360702', '章贡区'],
    ['360703', '南康区'],
    ['360704', '赣县区'],
    ['360722', '信丰县'],
    ['360781', '瑞金市'],
    ['360783', '龙南市'],
    ['421300', '随州市'],
    ['421303', '曾都区'],
    ['421321', '随县'],
    ['421381', '广水市'],
    ['320903', '盐都区'],
    ['320000', '江苏省'],
    ['420000', '湖北省'],
  ])('name %s %s', (code, name) => {
    expect(byCode.get(code)?.name).toBe(name);
  });

  it('mark development zones as functional instead of dropping them', () => {
    expect(byCode.get('360702400')).toMatchObject({ name: '赣州经济技术开发区', kind: 'functional' });
    expect(byCode.get('320971')).toMatchObject({ name: '盐城经济技术开发区', kind: 'functional' });
    for (const row of rows.filter((each) => each.level === 'township')) {
      expect(/(街道|镇|乡)$/.test(row.name), `${row.code} ${row.name}`).toBe(row.kind === 'division');
    }
  });

  it('hold no row that only groups others', () => {
    expect(rows.filter((row) => /^(市辖区|县)$|直辖/.test(row.name))).toEqual([]);
  });

  it('do not claim a first day that the source does not give', () => {
    expect(rows.every((row) => row.valid_from === null)).toBe(true);
  });
});
