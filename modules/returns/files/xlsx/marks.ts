/** What stands in the hidden column beside a row, so that a file comes back whatever rows were inserted, removed or sorted. Pure. */

export const MARK = {
  form: (form: string) => `zs1|${form}`,
  head: (fields: readonly string[]) => (fields.length > 0 ? `h|${fields.join('|')}` : 'z'),
  /** Printed words that are nobody's to fill in; a table ends there. */
  other: 'z',
  table_head: (table: string) => `th|${table}`,
  row: (table: string, row: string) => `r|${table}|${row}`,
  new_row: (table: string) => `n|${table}`,
  total: (table: string) => `s|${table}`,
  text: (part: string, heading: string, at: number) => `x|${part}|${heading}|${at}`,
  question: (code: string, at: number) => `q|${code}|${at}`,
} as const;

export type Mark =
  | { readonly what: 'form'; readonly form: string }
  | { readonly what: 'other' }
  | { readonly what: 'head'; readonly fields: readonly { readonly at: number; readonly code: string }[] }
  | { readonly what: 'table_head' | 'new_row' | 'total'; readonly table: string }
  | { readonly what: 'row'; readonly table: string; readonly row: string }
  | { readonly what: 'text'; readonly part: string; readonly heading: string; readonly at: number }
  | { readonly what: 'question'; readonly code: string; readonly at: number };

/** Reads a mark; null for anything else. */
export function readMark(text: string): Mark | null {
  const [kind, a = '', b = '', c = ''] = text.split('|');
  switch (kind) {
    case 'zs1':
      return { what: 'form', form: a };
    case 'z':
      return { what: 'other' };
    case 'h': {
      const fields = text
        .split('|')
        .slice(1)
        .map((it) => ({ at: Number(it.split('=')[0]), code: it.split('=')[1] ?? '' }));
      return { what: 'head', fields };
    }
    case 'th':
      return { what: 'table_head', table: a };
    case 'n':
      return { what: 'new_row', table: a };
    case 's':
      return { what: 'total', table: a };
    case 'r':
      return { what: 'row', table: a, row: b };
    case 'x':
      return { what: 'text', part: a, heading: b, at: Number(c) };
    case 'q':
      return { what: 'question', code: a, at: Number(b) };
    default:
      return null;
  }
}
