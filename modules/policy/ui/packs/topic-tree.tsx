/** The tree at the side of the reader; on a phone one choice instead. */
import { Select } from 'antd';
import type { EntryShown } from '../shapes.ts';
import { treeOf } from './topics.ts';

interface TopicTreeProps {
  readonly entries: readonly EntryShown[];
  readonly topic: string | null;
  readonly kind: string | null;
  readonly onPick: (topic: string | null, kind: string | null) => void;
}

export function TopicTree({ entries, topic, kind, onPick }: TopicTreeProps) {
  const tree = treeOf(entries);
  const at = (t: string | null, k: string | null) => (topic === t && kind === k ? ('true' as const) : undefined);
  return (
    <nav className="pol-tree" aria-label="按专题">
      <ul className="pol-tree-list">
        <li>
          <button type="button" aria-current={at(null, null)} onClick={() => onPick(null, null)}>
            全部 <span className="zs-quiet">{entries.length}</span>
          </button>
        </li>
        {tree.map((group) => (
          <li key={group.topic}>
            <button type="button" aria-current={at(group.topic, null)} onClick={() => onPick(group.topic, null)}>
              {group.topic} <span className="zs-quiet">{group.count}</span>
            </button>
            {topic === group.topic ? (
              <ul>
                {group.kinds.map((it) => (
                  <li key={it.kind}>
                    <button
                      type="button"
                      aria-current={at(group.topic, it.kind)}
                      onClick={() => onPick(group.topic, it.kind)}
                    >
                      {it.words} <span className="zs-quiet">{it.entries.length}</span>
                    </button>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      <Select
        className="pol-tree-choice"
        aria-label="专题"
        value={topic ?? ''}
        options={[
          { value: '', label: `全部专题（${entries.length}）` },
          ...tree.map((group) => ({ value: group.topic, label: `${group.topic}（${group.count}）` })),
        ]}
        onChange={(next) => onPick(next === '' ? null : next, null)}
      />
    </nav>
  );
}
