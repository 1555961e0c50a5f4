/** Figures set in a text: `{{metric.inspections}}` stands for the number, with its source. Pure. */

export interface Figure {
  /** Entry id of the metric. */
  readonly metric: string;
  readonly title: string;
  readonly unit: string;
  readonly num: number | null;
}

export type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'figure'; readonly metric: string; readonly figure: Figure | undefined };

const MARK = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;

const markOf = (metric: string): string => `{{${metric}}}`;

/** A text in its pieces: words, and figures by their metric. */
export function pieces(text: string, figures: readonly Figure[]): readonly Piece[] {
  const out: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) out.push({ kind: 'words', words: text.slice(from, match.index) });
    const metric = match[1] ?? '';
    out.push({ kind: 'figure', metric, figure: figures.find((it) => it.metric === metric) });
    from = match.index + match[0].length;
  }
  if (from < text.length) out.push({ kind: 'words', words: text.slice(from) });
  return out;
}

/** Characters as the documents count them: without blanks; a figure counts as the digits it stands for. */
export function lengthOf(text: string, figures: readonly Figure[]): number {
  const plain = text.replace(MARK, (_, metric: string) => {
    const num = figures.find((it) => it.metric === metric)?.num;
    return num === null || num === undefined ? '' : String(num);
  });
  return [...plain.replace(/\s/g, '')].length;
}

/** Puts a figure where the caret is. */
export function insertFigure(text: string, at: number, metric: string): { readonly text: string; readonly at: number } {
  const mark = markOf(metric);
  return { text: text.slice(0, at) + mark + text.slice(at), at: at + mark.length };
}
