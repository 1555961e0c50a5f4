import { describe, expect, it } from 'vitest';
import type { EntryShown } from '../shapes.ts';
import { answers, treeOf } from './topics.ts';

const entry = (over: Partial<EntryShown>): EntryShown => ({
  id: 'inspection.visits_cap',
  kind: 'parameter',
  kind_words: '参数',
  title: '年度检查频次上限',
  status: 'unspecified',
  value: null,
  value_words: '原文未规定',
  basis_words: '《关于严格规范涉企行政检查的意见》（国办发〔2024〕54号）',
  verified_words: '已核原文',
  pack: 'national',
  note: null,
  conflicts: 0,
  local_allowed: true,
  mechanisms: ['ENT-02'],
  ...over,
});
const all = { topic: null, kind: null, status: null, words: '' };

describe('the reader of the packs', () => {
  it('puts entries under their topic and kind and leaves nothing out', () => {
    const tree = treeOf([
      entry({}),
      entry({ id: 'deadline.x', kind: 'deadline', kind_words: '期限' }),
      entry({ id: 'steps.x', mechanisms: [] }),
    ]);
    expect(tree.map((t) => [t.topic, t.count])).toEqual([
      ['涉企行政检查', 2],
      ['其他', 1],
    ]);
    expect(tree[0]?.kinds.map((k) => k.words)).toEqual(['参数', '期限']);
  });

  it('finds an entry by any words of its title, its document and its value', () => {
    expect(answers(entry({}), { ...all, words: '频次 54号' })).toBe(true);
    expect(answers(entry({}), { ...all, words: '频次 证件' })).toBe(false);
  });

  it('shows conflicts as a status of their own', () => {
    expect(answers(entry({ status: 'given', conflicts: 1 }), { ...all, status: 'conflict' })).toBe(true);
    expect(answers(entry({ status: 'given' }), { ...all, status: 'conflict' })).toBe(false);
    expect(answers(entry({}), { ...all, status: 'unspecified' })).toBe(true);
  });
});
