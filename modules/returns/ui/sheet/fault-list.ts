/** Everything to be mended in a return, in the order of the page: words that could not be read, cells sent back, faults. Pure. */
import type { Fault } from '../../domain/content.ts';
import type { Book } from '../cells/book.ts';
import type { OpenReturn } from './shapes.ts';
import type { Standing } from './standing.ts';

export interface Place {
  /** Within the return. */
  readonly full: string;
  readonly form: string;
  readonly message: string;
  readonly level: Fault['level'];
}

export function placesToMend(open: OpenReturn, book: Book, standings: ReadonlyMap<string, Standing>): readonly Place[] {
  const out: Place[] = [];
  for (const form of open.forms) {
    const add = (full: string, message: string, level: Fault['level']) =>
      out.push({ full, form: form.id, message, level });
    for (const [address, refused] of book.refusals)
      if (address.startsWith(`${form.id}|`)) add(address, refused.message, 'error');
    for (const address of book.clashes)
      if (address.startsWith(`${form.id}|`)) add(address, '两人都改了这一格，请选用一个', 'error');
    for (const [address, words] of open.sent_back)
      if (address.startsWith(`${form.id}|`)) add(address, `上级退回：${words}`, 'error');
    for (const fault of standings.get(form.id)?.faults ?? [])
      add(`${form.id}|${fault.address}`, fault.message, fault.level);
  }
  return out;
}

/**
 * The next place after an address, or the one before it, around the end: what must be mended as long as there is any, then hints. From somewhere
 * else it begins in the form that is shown.
 */
export function nextPlace(
  all: readonly Place[],
  from: string | undefined,
  form: string | undefined,
  by: 1 | -1,
): Place | undefined {
  const errors = all.filter((place) => place.level === 'error');
  const places = errors.length > 0 ? errors : all;
  const at = places.findIndex((place) => place.full === from);
  if (at >= 0) return places[(at + by + places.length) % places.length];
  const here = places.filter((place) => place.form === form);
  const near = here.length > 0 ? here : places;
  return by > 0 ? near[0] : near.at(-1);
}

/** Questions asked now: those whose condition the form's numbers fulfil. */
export function askedQuestions(
  standing: Standing | undefined,
  all: readonly { readonly code: string }[],
  answered: (code: string) => boolean,
  conditional: (code: string) => boolean,
): ReadonlySet<string> {
  return new Set(
    all
      .map((it) => it.code)
      .filter((code) => !conditional(code) || answered(code) || standing?.by_address.has(`?${code}`)),
  );
}
