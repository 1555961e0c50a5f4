import type { Required } from '../domain/standing.ts';

/** Columns of `fact_training` as the pages read them. */
export interface YearLine {
  readonly id: string;
  readonly officer: string;
  readonly name: string;
  readonly unit: string;
  readonly unit_name: string | null;
  readonly year: number;
  readonly hours_counted: number;
  readonly hours_public_law: number;
  readonly hours_business_skill: number;
  readonly hours_apart: number;
  readonly planned_counted: number;
  readonly short_hours: number | null;
  readonly short_projected: number | null;
  readonly required_total: number | null;
  readonly required_public_law: number | null;
  readonly required_business_skill: number | null;
  readonly judged: boolean;
  readonly closed: boolean;
  readonly met: boolean | null;
  readonly short: boolean | null;
  readonly will_fall_short: boolean | null;
  readonly tested: number;
  readonly failed: number;
}

export const YEAR_COLUMNS = `f.id, f.officer, f.name, f.unit, zs_unit_name(f.unit) as unit_name, f.year, f.hours_counted, f.hours_public_law,
  f.hours_business_skill, f.hours_apart, f.planned_counted, f.short_hours, f.short_projected, f.required_total, f.required_public_law,
  f.required_business_skill, f.judged, f.closed, f.met, f.short, f.will_fall_short, f.tested, f.failed`;

export const requiredOf = (line: YearLine): Required => ({
  total: line.required_total,
  public_law: line.required_public_law,
  business_skill: line.required_business_skill,
});

/** In words why a person is not judged; null where the person is. */
export function notJudged(line: Pick<YearLine, 'judged' | 'short_hours'>): string | null {
  if (line.judged) return null;
  return line.short_hours === null
    ? '当地文件没有规定学时（原文未规定）'
    : '年中到岗、已离岗或者不是执法人员，是否折算原文未规定';
}
