/** What changed between two versions of a return. Pure. */
import type { CellValue, ReturnContent } from './content.ts';

export interface ChangedCell {
  /** `form|table|row|item|column`. */
  readonly address: string;
  readonly before: CellValue | null;
  readonly after: CellValue | null;
}

/** Same value? Reasons and sources do not count. */
export function sameValue(a: CellValue | null | undefined, b: CellValue | null | undefined): boolean {
  if (!a || !b) return !a && !b;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'number') return a.num === (b as typeof a).num;
  if (a.kind !== 'text') return true;
  const other = b as typeof a;
  return a.txt === other.txt && (a.files ?? []).join() === (other.files ?? []).join();
}

function valuesOf(content: ReturnContent | null): Map<string, CellValue> {
  const values = new Map<string, CellValue>();
  for (const sheet of content?.sheets ?? [])
    for (const [address, cell] of Object.entries(sheet.cells)) values.set(`${sheet.form}|${address}`, cell.value);
  return values;
}

/** Cells whose value differs, in address order. */
export function changedCells(before: ReturnContent | null, after: ReturnContent): ChangedCell[] {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((address) => !sameValue(old.get(address), now.get(address)))
    .map((address) => ({ address, before: old.get(address) ?? null, after: now.get(address) ?? null }));
}
