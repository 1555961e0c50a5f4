/** Figures that a text sets in by their metric: `{{metric.inspections}}`. Pure. */
import type { SheetContent } from './content.ts';

export const FIGURE = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;

/** Of the known figures, those that the texts of the sheets name; undefined when they name none. */
export function figuresNamed(
  sheets: readonly Pick<SheetContent, 'cells'>[],
  known: Readonly<Record<string, number>>,
): Record<string, number> | undefined {
  const named = new Set<string>();
  for (const sheet of sheets)
    for (const { value } of Object.values(sheet.cells))
      if (value.kind === 'text') for (const match of value.txt.matchAll(FIGURE)) named.add(match[1] ?? '');
  const found = [...named].sort().flatMap((metric) => {
    const num = known[metric];
    return num === undefined ? [] : [[metric, num] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
