/** Which legs of a chain bring a form's own numbers, and which only add up those below. Pure. */
import type { ChainValue, FormTable, FormValue } from '#kernel/policy/return-shape.ts';

type Chain = Pick<ChainValue, 'forms' | 'legs'>;

/** Legs that carry the form. */
export function legsWith(chain: Chain, form: string): string[] {
  return chain.legs.filter((leg) => (leg.forms ?? chain.forms).includes(form)).map((leg) => leg.code);
}

/** Every leg below a leg, at any depth. */
export function legsBelow(chain: Chain, code: string): ReadonlySet<string> {
  const below = new Set<string>();
  const wanted = [code];
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop())
    for (const leg of chain.legs.find((it) => it.code === next)?.sums ?? [])
      if (!below.has(leg)) {
        below.add(leg);
        wanted.push(leg);
      }
  return below;
}

/**
 * Legs whose numbers are counted once each in a sum over everybody: those that carry the form and sum no leg that carries it. What the legs above
 * report is their own sum of the same acts, and never added.
 */
export function countedLegs(chain: Chain, form: string): string[] {
  const carrying = new Set(legsWith(chain, form));
  return [...carrying].filter((code) => ![...legsBelow(chain, code)].some((below) => carrying.has(below)));
}

/** Is the table, or text part, asked of that leg? */
export function asks(chain: Chain, leg: string, form: string, part: string): boolean {
  const def = chain.legs.find((it) => it.code === leg);
  if (!def || !(def.forms ?? chain.forms).includes(form)) return false;
  const parts = def.parts?.[form];
  return parts === undefined || parts.includes(part);
}

/** Number of cells a form asks for: fixed rows by columns that people fill in, texts, notes to answer. Open tables count one row. */
export function cellsOf(form: Pick<FormValue, 'tables' | 'texts' | 'headings' | 'questions'>): number {
  const ofTable = (table: FormTable) =>
    Math.max(table.rows.length, 1) * table.columns.filter((it) => it.formula === undefined).length;
  const texts = form.texts.length * Math.max(form.headings.length, 1);
  return form.tables.reduce((sum, table) => sum + ofTable(table), 0) + texts + form.questions.length;
}
