/** A filter in words, so that an official reads what the list shows. Pure. */
import type { Field } from '../../record.ts';
import type { ListAsk, RecordMeta } from '../api/shapes.ts';
import { textOf, type Words } from '../format.ts';
import { BASE_FILTERS } from './address.ts';

/** One condition: `状态是在办或办结`, `日期自2026-01-01至2026-02-01`. */
export function conditionWords(label: string, field: Field | undefined, value: unknown, words: Words): string {
  const say = (v: unknown): string =>
    v === null
      ? '未填'
      : field
        ? textOf({ ...field, kind: single(field.kind) }, v, words)
        : (words.units?.[String(v)] ?? String(v));
  if (Array.isArray(value)) return `${label}是${value.map(say).join('或')}`;
  if (value !== null && typeof value === 'object') {
    const { from, until } = value as { from?: unknown; until?: unknown };
    const has = (v: unknown) => v !== undefined && v !== null && v !== '';
    if (has(from) && has(until)) return `${label}自${say(from)}至${say(until)}`;
    return has(from) ? `${label}自${say(from)}起` : has(until) ? `${label}至${say(until)}止` : `${label}不限`;
  }
  return value === null ? `${label}未填` : `${label}是${say(value)}`;
}

const single = (kind: Field['kind']): Field['kind'] => (kind === 'choices' ? 'choice' : kind === 'refs' ? 'ref' : kind);

export const labelOf = (record: RecordMeta, name: string): string =>
  record.fields[name]?.label ?? BASE_FILTERS.get(name) ?? BASE_LABELS[name] ?? name;

const BASE_LABELS: Readonly<Record<string, string>> = {
  created_at: '建立时间',
  updated_at: '更新时间',
  state: '状态',
  source: '来源',
};

/** How the rows are ordered: 按检查日期从近到远. */
export function orderWords(record: RecordMeta): string {
  const { by, desc } = record.order;
  const kind = record.fields[by]?.kind;
  const time = kind === 'day' || kind === 'instant' || by.endsWith('_at');
  const how = time ? (desc ? '从近到远' : '从远到近') : desc ? '从大到小' : '从小到大';
  return `按${labelOf(record, by)}${how}排列`;
}

/** Nothing narrows the list? */
export const isBare = (ask: ListAsk): boolean =>
  !ask.words && !ask.state?.length && Object.keys(ask.filter ?? {}).length === 0;
