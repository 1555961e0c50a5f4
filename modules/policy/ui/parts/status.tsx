/** What the documents say of an entry, in a word: 有规定, 本地设定, 原文未规定, 冲突. */
import { type Tone, ToneTag } from '#kernel/ui/index.ts';
import type { EntryShown } from '../shapes.ts';

export const STATUS_WORDS: Readonly<Record<EntryShown['status'], string>> = {
  given: '有规定',
  local: '本地设定',
  unspecified: '原文未规定',
  absent: '没有条目',
};

const TONES: Readonly<Record<EntryShown['status'], Tone>> = {
  given: 'done',
  local: 'done',
  unspecified: 'attention',
  absent: 'plain',
};

export function EntryStatus({ entry }: { readonly entry: Pick<EntryShown, 'status' | 'conflicts'> }) {
  return (
    <span className="pol-status">
      <ToneTag tone={TONES[entry.status]}>{STATUS_WORDS[entry.status]}</ToneTag>
      {entry.conflicts > 0 ? <ToneTag tone="attention">冲突{entry.conflicts}处</ToneTag> : null}
    </span>
  );
}

/** How well the basis was checked; anything but the source itself is said to need checking. */
export function Verified({ words }: { readonly words: string }) {
  if (words === '') return null;
  return <span className="zs-quiet">核对：{words}</span>;
}
