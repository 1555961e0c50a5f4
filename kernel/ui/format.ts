/** Values as officials read them. Pure. */
import { type Day, dayOf, daysBetween, instantText, isDay } from '../day.ts';
import type { Choice, Field } from '../record.ts';
import type { RefTitles, UnitNames } from './api/shapes.ts';

export const NOTHING = '—';

/** 分 → 元 with two decimals and thousands, without floating point: 123456 → 1,234.56. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(Math.trunc(fen))).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${digits.slice(-2)}`;
}

/** Minutes are enough for people: 2026-03-01 08:30 (Asia/Shanghai). */
export function moment(iso: unknown): string {
  const ms = typeof iso === 'string' ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(ms) ? NOTHING : instantText(ms).slice(0, 16).replace('T', ' ');
}

/** The day an instant falls on in Asia/Shanghai, or undefined. */
export function dayOfInstant(iso: string): Day | undefined {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? undefined : dayOf(new Date(ms));
}

/** How far a due day is: 逾期3天, 今天到期, 明天到期, 还有5天. */
export function distance(due: Day, today: Day): string {
  const days = daysBetween(today, due);
  if (days < 0) return `逾期${-days}天`;
  if (days === 0) return '今天到期';
  return days === 1 ? '明天到期' : `还有${days}天`;
}

export interface Words {
  readonly choices: readonly Choice[];
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
}

const wordOf = (choices: readonly Choice[], value: unknown): string =>
  choices.find((c) => c.value === value)?.label ?? String(value);

/** One value of a field as text; an unknown reference shows the start of its number. */
export function textOf(field: Field, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  const title = (id: unknown) => words.refs?.[field.of ?? '']?.[String(id)] ?? `编号 ${String(id).slice(0, 8)}`;
  const several = (each: (item: unknown) => string) =>
    Array.isArray(value) && value.length > 0 ? value.map(each).join('、') : NOTHING;
  switch (field.kind) {
    case 'money':
      return typeof value === 'number' ? yuan(value) : String(value);
    case 'int':
      // A quantity has its unit and takes separators; a number without one, or a year, names something.
      return typeof value === 'number' && field.unit && field.unit !== '年'
        ? value.toLocaleString('zh-CN')
        : String(value);
    case 'bool':
      return value === true ? '是' : '否';
    case 'day':
      return String(value).slice(0, 10);
    case 'instant':
      return moment(value);
    case 'choice':
      return wordOf(words.choices, value);
    case 'choices':
      return several((item) => wordOf(words.choices, item));
    case 'ref':
      return title(value);
    case 'refs':
      return several(title);
    case 'files':
      return Array.isArray(value) && value.length > 0 ? `${value.length}个附件` : NOTHING;
    case 'json':
      return typeof value === 'string' ? value : JSON.stringify(value);
    default:
      return (field.check === 'unit' && words.units?.[String(value)]) || String(value);
  }
}

/** Label with its unit, as a header shows it: 罚款金额（元）. */
export function headerOf(field: Field): string {
  const unit = field.unit ?? (field.kind === 'money' ? '元' : undefined);
  return unit ? `${field.label}（${unit}）` : field.label;
}

export const isNumeric = (field: Field): boolean => field.kind === 'int' || field.kind === 'money';

/** Bytes for people: 1.5 MB. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** A day out of anything that starts with one. */
export function asDayOrUndefined(value: unknown): Day | undefined {
  const text = typeof value === 'string' ? value.slice(0, 10) : value;
  return isDay(text) ? text : undefined;
}
