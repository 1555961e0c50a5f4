/** The catalogue is read by a whole region; only the unit that keeps an entry, or the one above it, changes it. */
import type { RowBase } from '#kernel/record.ts';
import type { Actor } from '#kernel/rights.ts';

export function keeps(row: Pick<RowBase, 'unit'>, actor: Actor): boolean {
  return row.unit === actor.unit.code || row.unit.startsWith(`${actor.unit.code}.`);
}
