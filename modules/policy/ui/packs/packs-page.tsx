/** What is in force in a region on a day: topics at the side, entries with value, basis and how well it was checked. */
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { Empty, go, Link, Loading, Trouble, useDesk, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import { RegionChoice, useOwnRegion } from '../parts/regions.tsx';
import type { EntryShown, PacksAnswer } from '../shapes.ts';
import '../policy.css';
import { EntryTable } from './entry-table.tsx';
import { StatusFilter } from './status-filter.tsx';
import { TopicTree } from './topic-tree.tsx';
import { answers, type PackAsk } from './topics.ts';

export function PacksPage() {
  const desk = useDesk();
  const own = useOwnRegion();
  const { path, search } = usePlace();
  const region = search.get('region') ?? own;
  const day = search.get('day') ?? desk.today;
  const asked = useModuleQuery<PacksAnswer>('policy.packs', { region, day });
  const ask: PackAsk = {
    topic: search.get('topic'),
    kind: search.get('kind'),
    status: search.get('status'),
    words: search.get('words') ?? '',
  };
  const set = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const text = next.toString();
    go(text === '' ? path : `${path}?${text}`, { replace: true });
  };
  const where = region === own && day === desk.today ? '' : `?${new URLSearchParams({ region, day }).toString()}`;
  return (
    <>
      <div className="pol-head">
        <h1>
          现行规则
          <span className="zs-quiet">每个数字、期限和校验都来自文件；文件没有说的写“原文未规定”。</span>
        </h1>
        <span className="zs-push" />
        <MayTry />
      </div>
      <search className="zs-sentence" aria-label="规则筛选">
        <label htmlFor="pol-region">地区</label>
        <span className="pol-region">
          <RegionChoice
            id="pol-region"
            label="地区"
            value={region}
            onChange={(code) => set({ region: code === own ? null : code })}
          />
        </span>
        <label htmlFor="pol-day">在</label>
        <DatePicker
          id="pol-day"
          aria-label="哪一天有效"
          allowClear={false}
          value={dayjs(day)}
          onChange={(next) =>
            set({ day: next && next.format('YYYY-MM-DD') !== desk.today ? next.format('YYYY-MM-DD') : null })
          }
        />
        <span>有效的规则，含有</span>
        <Input
          className="zs-words"
          aria-label="查找规则"
          placeholder="名称、数值、文号、条文"
          allowClear
          value={ask.words}
          onChange={(event) => set({ words: event.target.value })}
        />
        <StatusFilter entries={asked.data?.entries ?? []} value={ask.status} onChange={(status) => set({ status })} />
      </search>
      {asked.isPending ? <Loading rows={12} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data ? (
        <div className="pol-reader">
          <TopicTree
            entries={asked.data.entries}
            topic={ask.topic}
            kind={ask.kind}
            onPick={(topic, kind) => set({ topic, kind })}
          />
          <Entries
            entries={asked.data.entries.filter((entry) => answers(entry, ask))}
            where={where}
            version={asked.data.version}
            onClear={() => set({ topic: null, kind: null, status: null, words: null })}
          />
        </div>
      ) : null}
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly EntryShown[];
  readonly where: string;
  readonly version: string;
  readonly onClear: () => void;
}

function Entries({ entries, where, version, onClear }: EntriesProps) {
  if (entries.length === 0)
    return (
      <Empty title="没有符合条件的规则" actions={<Button onClick={onClear}>去掉全部条件</Button>}>
        换个说法，或者看看“原文未规定”。
      </Empty>
    );
  return (
    <div>
      <EntryTable entries={entries} where={where} />
      <p className="zs-quiet" aria-live="polite">
        共{entries.length}项。政策包版本 {version.slice(0, 12)}。
      </p>
    </div>
  );
}

/** Who may try a change before it is made is led there. */
function MayTry() {
  const desk = useDesk();
  return (
    <span className="zs-row">
      {desk.mayUse('policy.dry-run') ? (
        <Link to="/policy/dry-run" className="pol-side-link">
          试算改动
        </Link>
      ) : null}
      {desk.mayUse('supervision.back-test') ? (
        <Link to="/back-test" className="pol-side-link">
          回测规则
        </Link>
      ) : null}
    </span>
  );
}
