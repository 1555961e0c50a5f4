import { describe, expect, it } from 'vitest';
import { readAgencyTemplates, readProvincialUnits, unitName } from './read-templates.ts';

const { lines, templates } = readAgencyTemplates();
const lineByCode = new Map(lines.map((line) => [line.code, line]));

describe('[ORG-17] the provincial units of 附件4', () => {
  const list = readProvincialUnits();

  it('are the 40 entries of the document, in its order and words', () => {
    expect(list.units).toHaveLength(40);
    expect(list.units.map((unit) => unit.no)).toEqual([...Array(40).keys()].map((index) => index + 1));
    expect(new Set(list.units.map((unit) => unit.name)).size).toBe(40);
    expect(list.units[0]?.name).toBe('省委编办');
    expect(list.units[5]?.name).toBe('省政府办公厅（省政务服务办）');
    expect(list.units[6]?.name).toBe('省发改委（省数据局）');
    expect(list.units[33]?.name).toBe('省国动办（省人防办）');
    expect(list.units[39]).toMatchObject({ name: '赣江新区', kind: 'functional' });
    expect(list.basis.document).toBe('赣司字〔2024〕5号');
  });

  it('say of none whether it is vertical, because the document does not', () => {
    expect(list.vertical).toBe('原文未标');
    for (const unit of list.units) expect(Object.keys(unit)).not.toContain('vertical');
  });

  it('point only to lines that exist', () => {
    for (const unit of list.units) expect(unit.line === undefined || lineByCode.has(unit.line), unit.name).toBe(true);
  });
});

describe('[ORG-01] the usual units of each level', () => {
  it('cover province, city, county and township once each', () => {
    expect(templates.map((template) => template.level)).toEqual(['province', 'city', 'county', 'township']);
  });

  it('use each line at most once per level, and only lines that are declared', () => {
    expect(lineByCode.size).toBe(lines.length);
    for (const { level, units } of templates) {
      const used = units.map((unit) => unit.line);
      expect(new Set(used).size, level).toBe(used.length);
      for (const line of used) expect(lineByCode.has(line), `${level} ${line}`).toBe(true);
    }
  });

  it('[ORG-02] give every enforcing agency a justice bureau that supervises it', () => {
    for (const { level, units } of templates) {
      for (const unit of units) {
        const kind = unit.kind ?? lineByCode.get(unit.line)?.kind;
        if (kind === 'agency') expect(unit.supervised_by, `${level} ${unit.line}`).toBe('same');
        if (kind === 'township' || kind === 'justice-station') expect(unit.supervised_by).toBe('county');
      }
    }
  });

  it('[ORG-06] let the vertical line answer to the province from every level', () => {
    const vertical = lines.filter((line) => line.management === 'vertical').map((line) => line.code);
    expect(vertical).toEqual(['sw']);
    for (const { units } of templates) {
      for (const unit of units.filter((each) => each.line === 'sw')) expect(unit.supervised_by).toBe('province');
    }
  });

  it('[ORG-05] call a street office and a town government by their own names', () => {
    const [office, station] = templates[3]?.units ?? [];
    expect(unitName(office!, '演示东街道')).toBe('演示东街道办事处');
    expect(unitName(office!, '演示丘镇')).toBe('演示丘镇人民政府');
    expect(unitName(station!, '演示东街道')).toBe('演示东司法所');
  });
});
