/** Words of the organisation that are fixed by the code: levels of regions and kinds of units. */
import type { Choice } from '#kernel/record.ts';

export const LEVELS: readonly Choice[] = [
  { value: 'province', label: '省级' },
  { value: 'city', label: '市级' },
  { value: 'county', label: '县级' },
  { value: 'township', label: '乡级' },
];

export const REGION_KINDS: readonly Choice[] = [
  { value: 'division', label: '行政区划' },
  { value: 'functional', label: '功能区' },
];

export const UNIT_KINDS: readonly Choice[] = [
  { value: 'justice-bureau', label: '司法行政部门' },
  { value: 'agency', label: '行政执法部门' },
  { value: 'township', label: '乡镇（街道）' },
  { value: 'vertical', label: '垂直管理部门' },
  { value: 'justice-station', label: '司法所' },
  { value: 'law-office', label: '法治建设议事协调机构办公室' },
  { value: 'government', label: '人民政府' },
  { value: 'party', label: '党委' },
  { value: 'platform', label: '平台运行维护' },
];

/** Kinds that enforce, and so must name a supervising body and persons (ORG-04, ORG-05). */
export const ENFORCING_KINDS: readonly string[] = ['agency', 'township', 'vertical'];

export const EVENT_KINDS: readonly Choice[] = [
  { value: 'create', label: '设立' },
  { value: 'rename', label: '更名' },
  { value: 'merge', label: '并入' },
  { value: 'split', label: '分设' },
  { value: 'dissolve', label: '撤销' },
];

/** `360702.scjg`, `360702101.zf`, `360702.scjg.2`: the region's code, the line, a number for brigades and stations. */
export const UNIT_CODE = /^\d{6}(\d{3})?\.[a-z]{2,6}(\.\d{1,4})?$/;
export const REGION_CODE = /^\d{6}(\d{3})?$/;

/** Region and line that a unit's code says. */
export function partsOfUnitCode(code: string): { readonly region: string; readonly line: string } {
  const [region = '', line = ''] = code.split('.');
  return { region, line };
}
