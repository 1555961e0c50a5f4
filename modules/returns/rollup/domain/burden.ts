/** What reporting asks of a unit: cells, forms and hours; and what fills itself. Pure. */
import type { ChainValue, FormColumn, FormValue } from '#kernel/policy/return-shape.ts';
import { askedPart } from '../../domain/content.ts';
import { cellsOf } from './legs.ts';

export interface AskedOfLeg {
  readonly leg: string;
  readonly name: string;
  readonly forms: number;
  /** Cells to fill in, texts and notes to answer; open tables count one row. */
  readonly cells: number;
  /** Of these, cells that a metric or another form answers. */
  readonly by_itself: number;
}

type Chain = Pick<ChainValue, 'forms' | 'legs'>;
const fillsItself = (column: FormColumn): boolean =>
  column.metric !== undefined || (column as { readonly same_as?: unknown }).same_as !== undefined;

/** By leg. A leg that sums others has its numbers filled from below: the whole of its tables. */
export function askedOfLegs(chain: Chain, form: (id: string) => FormValue): AskedOfLeg[] {
  return chain.legs.map((leg) => {
    const forms = (leg.forms ?? chain.forms).map((id) => askedPart(form(id), leg.parts?.[id] ?? null));
    const cells = forms.reduce((sum, it) => sum + cellsOf(it), 0);
    const by_itself = forms.reduce(
      (sum, it) =>
        sum +
        it.tables.reduce((inTable, table) => {
          const columns = table.columns.filter((column) => column.formula === undefined);
          const own = columns.filter((column) =>
            leg.sums.length > 0 ? ['int', 'money', 'decimal'].includes(column.type) : fillsItself(column),
          );
          return inTable + own.length * Math.max(table.rows.length, 1);
        }, 0),
      0,
    );
    return { leg: leg.code, name: leg.name, forms: forms.length, cells, by_itself };
  });
}

export interface Worked {
  readonly level: string;
  /** Median seconds of a return, over those that measured any. */
  readonly seconds: number;
  readonly cells: number;
}

/** Hours a new form would take a unit of that level, from what a cell took such units so far; null when nobody was measured. */
export function hoursFor(cells: number, level: string, worked: readonly Worked[]): number | null {
  const measured = worked.filter((it) => it.level === level && it.cells > 0 && it.seconds > 0);
  if (measured.length === 0) return null;
  const [seconds, done] = measured.reduce(([s, c], it) => [s + it.seconds, c + it.cells], [0, 0]);
  return Math.round(((cells * seconds) / done / 3600) * 10) / 10;
}
