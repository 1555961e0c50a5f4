/** A value of an entry in words, also one that does not apply. Pure. */
import { valueText } from '#kernel/policy/words.ts';
import type { EntryShown } from '../shapes.ts';

type EntryLike = Parameters<typeof valueText>[0];

/** Words for any value the entry's kind may have; a value of an unforeseen shape is shown as it is written. */
export function valueWords(entry: Pick<EntryShown, 'kind' | 'type' | 'unit'>, value: unknown): string {
  const like = {
    kind: entry.kind,
    ...(entry.type ? { type: entry.type } : {}),
    ...(entry.unit ? { unit: entry.unit } : {}),
  } as EntryLike;
  try {
    return valueText(like, value);
  } catch {
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
