/** The state of a list as its address, so that a filtered list can be linked to, saved as a view and come back to. Pure. */
import type { Field } from '../../record.ts';
import type { ListAsk, RecordMeta } from '../api/shapes.ts';

const RANGE = /^(.*)\.\.(.*)$/;
/** Value meaning "not filled in". */
const NONE = '~';

const isRange = (field: Field | undefined): boolean =>
  field !== undefined && ['day', 'instant', 'int', 'money'].includes(field.kind);

/** `?state=a&state=b&words=x&f.kind=y&f.day=2026-01-01..2026-02-01`; empty when nothing is asked. */
export function encodeAsk(ask: ListAsk): string {
  const params = new URLSearchParams();
  if (ask.words) params.set('words', ask.words);
  for (const state of ask.state ?? []) params.append('state', state);
  for (const [name, value] of Object.entries(ask.filter ?? {}))
    for (const item of Array.isArray(value) ? value : [value]) params.append(`f.${name}`, encodeValue(item));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function encodeValue(value: unknown): string {
  if (value === null) return NONE;
  if (typeof value === 'object') {
    const { from, until } = value as { from?: unknown; until?: unknown };
    return `${from ?? ''}..${until ?? ''}`;
  }
  return String(value);
}

/** Reads an address back; what the record does not have is left out. */
export function decodeAsk(params: URLSearchParams, record: RecordMeta): ListAsk {
  const filter: Record<string, unknown> = {};
  for (const key of new Set(params.keys())) {
    if (!key.startsWith('f.')) continue;
    const name = key.slice(2);
    const field = record.fields[name];
    if (!field && !BASE_FILTERS.has(name)) continue;
    const values = params.getAll(key).map((text) => decodeValue(field, text));
    filter[name] = values.length === 1 ? values[0] : values;
  }
  const state = params.getAll('state').filter((name) => record.states[name]);
  const words = params.get('words')?.trim();
  return {
    ...(Object.keys(filter).length > 0 ? { filter } : {}),
    ...(state.length > 0 ? { state } : {}),
    ...(words ? { words } : {}),
  };
}

/** Columns every record can be filtered by. */
export const BASE_FILTERS: ReadonlyMap<string, string> = new Map([
  ['unit', '单位'],
  ['region', '地区'],
]);

function decodeValue(field: Field | undefined, text: string): unknown {
  if (text === NONE) return null;
  const range = isRange(field) ? RANGE.exec(text) : null;
  const number = field?.kind === 'int' || field?.kind === 'money';
  if (range) {
    const end = (part: string | undefined) => (part ? (number ? Number(part) : part) : undefined);
    return { from: end(range[1]), until: end(range[2]) };
  }
  if (number) return Number(text);
  return field?.kind === 'bool' ? text === 'true' : text;
}

/** Address of a record's list with this filter. */
export const listPath = (record: string, ask: ListAsk = {}): string => `/r/${record}${encodeAsk(ask)}`;
