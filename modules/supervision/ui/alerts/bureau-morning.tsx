/** A bureau's morning: what waits for it in numbers, then cards, red before yellow; several of one unit become one document. */
import { Button } from 'antd';
import { useState } from 'react';
import {
  go,
  Link,
  type ListAsk,
  type Row,
  Trouble,
  useDesk,
  useListQuery,
  useModuleQuery,
  usePlace,
} from '#kernel/ui/index.ts';
import { FilterSentence } from '#kernel/ui/list/filter-sentence.tsx';
import type { TodayAnswer } from '../shapes.ts';
import { AlertSection } from './alert-section.tsx';
import { namesIn, pathOf, readAsk, withAreas } from './ask.ts';
import { TodayStrip } from './today-strip.tsx';

export function BureauMorning() {
  const desk = useDesk();
  const { search } = usePlace();
  const names = namesIn(search);
  const meta = desk.record('alert');
  const today = useModuleQuery<TodayAnswer>('supervision.today', {});
  const [picked, setPicked] = useState<readonly Row[]>([]);
  // Names of the units in sight, for the sentence.
  const seen = useListQuery('alert', { state: ['open', 'explained', 'reopened'] }, meta !== undefined);
  if (!meta) return <Trouble error={new Error('no alert record')} />;
  const record = withAreas(meta, names);
  const ask = readAsk(search, record);
  const light = ask.filter?.light;
  const lights = (light === undefined ? ['red', 'yellow'] : Array.isArray(light) ? light : [light]) as string[];
  const units = Object.assign({}, ...(seen.data?.pages.map((page) => page.units ?? {}) ?? [])) as Record<
    string,
    string
  >;
  const drafting = desk.mayGive('supervision.draft-document');
  const toggle = (row: Row) =>
    setPicked((before) =>
      before.some((it) => it.id === row.id) ? before.filter((it) => it.id !== row.id) : [...before, row],
    );
  return (
    <>
      <div className="sup-head">
        <h1>
          待办预警<span className="zs-quiet">红灯在前，新的在前。</span>
        </h1>
        <Link to="/back-test">回测规则</Link>
      </div>
      {today.isError ? <Trouble error={today.error} retry={() => today.refetch()} /> : null}
      {today.data ? <TodayStrip today={today.data} /> : null}
      <FilterSentence
        record={record}
        ask={ask}
        onChange={(next) => go(pathOf(next, names), { replace: true })}
        units={units}
      />
      {drafting ? (
        <div className="sup-pick" aria-live="polite">
          {picked.length > 0 ? (
            <>
              <Link
                className="zs-button-link"
                to={`/r/supervision-document/new/supervision.draft-document?${picked.map((it) => `alerts=${it.id}`).join('&')}`}
              >
                起草监督文书（{picked.length}项）
              </Link>
              <Button onClick={() => setPicked([])}>取消选择</Button>
              <span className="zs-quiet">一份文书只能针对一个单位，其他单位的预警已不可选。</span>
            </>
          ) : (
            <span className="zs-quiet">勾选同一单位的一项或几项，可以起草一份监督文书。</span>
          )}
        </div>
      ) : null}
      {lights.map((one) => (
        <AlertSection
          key={one}
          light={one}
          ask={narrowed(ask, one)}
          picked={drafting ? picked : undefined}
          onPick={toggle}
          onAll={() => go('/alerts?all=1', { replace: true })}
        />
      ))}
    </>
  );
}

const narrowed = (ask: ListAsk, light: string): ListAsk => ({ ...ask, filter: { ...ask.filter, light } });
