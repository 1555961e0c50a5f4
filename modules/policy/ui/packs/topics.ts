/** Entries by topic and kind, and the search over them. Pure. */
import type { EntryShown } from '../shapes.ts';

/** Families of mechanisms, in the order a bureau works through them. */
const TOPICS: readonly (readonly [string, string])[] = [
  ['ENT', '涉企行政检查'],
  ['SUP', '执法监督'],
  ['PER', '执法人员和证件'],
  ['NOR', '执法规范'],
  ['ORG', '机构和职责'],
  ['ITS', '信息化'],
];
export const OTHER = '其他';

/** The topic of an entry: the family its first mechanism belongs to. */
export function topicOf(entry: Pick<EntryShown, 'mechanisms'>): string {
  const family = entry.mechanisms[0]?.slice(0, 3);
  return TOPICS.find(([code]) => code === family)?.[1] ?? OTHER;
}

export interface KindGroup {
  readonly kind: string;
  readonly words: string;
  readonly entries: readonly EntryShown[];
}

export interface TopicGroup {
  readonly topic: string;
  readonly count: number;
  readonly kinds: readonly KindGroup[];
}

/** The tree: topics in their order, kinds within in the order of the answer; nothing empty. */
export function treeOf(entries: readonly EntryShown[]): readonly TopicGroup[] {
  return [...TOPICS.map(([, words]) => words), OTHER].flatMap((topic) => {
    const own = entries.filter((entry) => topicOf(entry) === topic);
    if (own.length === 0) return [];
    const kinds = [...new Map(own.map((entry) => [entry.kind, entry.kind_words]))].map(([kind, words]) => ({
      kind,
      words,
      entries: own.filter((entry) => entry.kind === kind),
    }));
    return [{ topic, count: own.length, kinds }];
  });
}

export interface PackAsk {
  readonly topic: string | null;
  readonly kind: string | null;
  /** `conflict` asks for entries where documents disagree. */
  readonly status: string | null;
  readonly words: string;
}

/** Does an entry answer to what is asked? Words are looked for in title, value, basis, note and id. */
export function answers(entry: EntryShown, ask: PackAsk): boolean {
  const { topic, kind, status } = ask;
  if (topic && topicOf(entry) !== topic) return false;
  if (kind && entry.kind !== kind) return false;
  if (status === 'conflict' ? entry.conflicts === 0 : status && entry.status !== status) return false;
  const text = [entry.title, entry.value_words, entry.basis_words, entry.note ?? '', entry.id].join('\n').toLowerCase();
  return ask.words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
