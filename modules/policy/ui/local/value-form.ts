/** What kind of control sets a value, and when what was typed is a whole value. The server has the last word. Pure. */
import type { EntryShown } from '../shapes.ts';

export type ValueForm = 'int' | 'text' | 'bool' | 'list' | 'deadline' | 'check' | 'json';

/** The form for an entry. A parameter whose type the answer does not tell is asked about: null. */
export function formOf(entry: Pick<EntryShown, 'kind' | 'type' | 'value'>): ValueForm | null {
  if (entry.kind === 'deadline' || entry.kind === 'check') return entry.kind;
  if (entry.kind !== 'parameter') return 'json';
  if (entry.type === 'int' || entry.type === 'text' || entry.type === 'bool' || entry.type === 'list')
    return entry.type;
  if (typeof entry.value === 'number') return 'int';
  if (typeof entry.value === 'boolean') return 'bool';
  if (Array.isArray(entry.value)) return 'list';
  return typeof entry.value === 'string' ? 'text' : null;
}

export const PERIOD_UNITS = [
  { value: 'working_days', label: '个工作日' },
  { value: 'natural_days', label: '日（自然日）' },
  { value: 'months', label: '个月' },
  { value: 'hours', label: '小时' },
] as const;

export const STRATEGIES = [
  { value: 'period', label: '从起算日起的一段时间' },
  { value: 'quarter_end', label: '每季度末' },
  { value: 'year_end', label: '每年年底' },
  { value: 'month_end', label: '每年某月底' },
  { value: 'yearly', label: '每年某月某日' },
] as const;

export const ACTIONS = [
  { value: 'block', label: '禁止：不能办理' },
  { value: 'mark', label: '标记：可以办理，记为异常' },
  { value: 'warn', label: '提醒：可以办理，只作提示' },
  { value: 'off', label: '不校验' },
] as const;

/** A value to begin with, so that what is left untouched is still said explicitly. */
export function startOf(form: ValueForm): unknown {
  if (form === 'deadline') return { length: null, unit: 'working_days', first_day_counts: false, roll: 'none' };
  if (form === 'check') return { action: null, message: '' };
  return form === 'list' ? [] : null;
}

/** What is still missing, in words; null when the value may be sent. */
export function missing(form: ValueForm, value: unknown): string | null {
  const it = (value ?? {}) as Readonly<Record<string, unknown>>;
  const number = (name: string) => typeof it[name] === 'number';
  switch (form) {
    case 'int':
      return typeof value === 'number' ? null : '请填写数字';
    case 'bool':
      return typeof value === 'boolean' ? null : '请选择是或否';
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? null : '请填写内容';
    case 'list':
      return Array.isArray(value) && value.length > 0 ? null : '请至少写一行';
    case 'check':
      if (!it.action) return '请选择校验的强度';
      return typeof it.message === 'string' && it.message.trim().length >= 4 ? null : '请写明提示的话（四个字以上）';
    case 'deadline':
      if (it.strategy === undefined) return number('length') ? null : '请填写期限长短';
      if (it.strategy === 'month_end') return number('month') ? null : '请填写月份';
      if (it.strategy === 'yearly') return number('month') && number('day') ? null : '请填写月和日';
      return null;
    case 'json':
      return typeof value === 'object' && value !== null ? null : '内容还不是完整的结构，请检查括号和逗号';
  }
}
