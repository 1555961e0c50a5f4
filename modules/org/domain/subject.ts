/** Rows of units and regions as the subjects of a change, and the fields every change asks for. */
import { day, text } from '#kernel/record.ts';
import type { RegionRow } from '../records/region.ts';
import type { UnitRow } from '../records/unit.ts';
import type { Subject } from './change.ts';

export const changeFields = {
  day: day('生效日期', { required: true }),
  basis: text('批准文件', { max: 300, hint: '如某编发〔2026〕3号' }),
};

export function unitSubject(row: UnitRow): Subject {
  return {
    subject: 'unit',
    code: row.code,
    name: row.name,
    region: row.region_code,
    line: row.line_code,
    state: row.state,
    valid_from: row.valid_from,
  };
}

export function regionSubject(row: RegionRow): Subject {
  return {
    subject: 'region',
    code: row.code,
    name: row.name,
    region: row.code,
    line: '',
    state: row.state,
    valid_from: row.valid_from,
  };
}
