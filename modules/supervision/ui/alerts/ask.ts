/** The filter of the morning list in its address. Without any, what still waits for somebody is shown; `all` says that nothing narrows it. Pure. */
import type { ListAsk, RecordMeta } from '#kernel/ui/index.ts';
import { decodeAsk, encodeAsk } from '#kernel/ui/list/address.ts';
import { isBare } from '#kernel/ui/list/sentence.ts';

export const WAITING: readonly string[] = ['open', 'explained', 'reopened'];

/** Fields every list of cards may also be narrowed by; lights drill by them. */
export const AREAS = { city: '市', county: '县区' } as const;

/** The record with the areas as fields, so that the filter sentence can say them. */
export function withAreas(record: RecordMeta, names: Readonly<Record<string, string>>): RecordMeta {
  const choices = Object.entries(names).map(([value, label]) => ({ value, label }));
  const area = (label: string) => ({ kind: 'choice' as const, label, choices });
  return { ...record, fields: { ...record.fields, city: area(AREAS.city), county: area(AREAS.county) } };
}

/** What an address asks for. */
export function readAsk(search: URLSearchParams, record: RecordMeta): ListAsk {
  const ask = decodeAsk(search, record);
  return isBare(ask) && !search.has('all') ? { state: WAITING } : ask;
}

/** The address of a filter. */
export function pathOf(ask: ListAsk, names: Readonly<Record<string, string>> = {}): string {
  const bare = isBare(ask);
  const same = !ask.words && Object.keys(ask.filter ?? {}).length === 0 && ask.state?.join() === WAITING.join();
  if (same) return '/alerts';
  const text = bare ? '?all=1' : encodeAsk(ask);
  const named = Object.entries(names).map(([code, name]) => `&name.${code}=${encodeURIComponent(name)}`);
  return `/alerts${text}${named.join('')}`;
}

/** Names of areas that an address carries for its reader. */
export function namesIn(search: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...search].filter(([key]) => key.startsWith('name.')).map(([key, name]) => [key.slice(5), name]),
  );
}
