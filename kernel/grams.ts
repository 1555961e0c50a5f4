/** Search entries for Chinese: overlapping pairs of characters, so that two characters already find (and one index serves all). */

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim();
}

/** Pairs of neighbouring characters of each run, without repeats. A run of one character gives itself. */
export function grams(text: string): string[] {
  const out = new Set<string>();
  for (const run of plain(text).split(' ')) {
    const chars = [...run];
    if (chars.length === 1) out.add(run);
    for (let i = 0; i + 1 < chars.length; i += 1) out.add(`${chars[i]}${chars[i + 1]}`);
  }
  out.delete('');
  return [...out];
}

/** Can this text be searched for? At least two characters in one run. */
export function searchable(text: string): boolean {
  return plain(text)
    .split(' ')
    .some((run) => [...run].length >= 2);
}
