/** A meeting: opens with what earlier meetings agreed and is not done; then its agenda, what it agreed, who was there, its bulletin. */
import { Button } from 'antd';
import {
  Link,
  Loading,
  OpenForm,
  type PageProps,
  RecordPage,
  recordPath,
  StateTag,
  ToneTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { ItemTable } from './parts/item-table.tsx';
import type { MeetingAnswer, TopicLine } from './shapes.ts';
import './council.css';

export function MeetingPage({ params }: PageProps) {
  const { id = '' } = params;
  return (
    <RecordPage
      record="council-meeting"
      id={id}
      back={{ to: '/council', label: '会商机制' }}
      related={false}
      without={['title', 'present', 'council']}
      acts={({ row }) =>
        row.minutes ? (
          <Button href={`/api/council/minutes/${id}.docx`} target="_blank">
            下载纪要
          </Button>
        ) : null
      }
    >
      {({ row }) => <Around id={id} state={row.state} title={String(row.title)} />}
    </RecordPage>
  );
}

interface AroundProps {
  readonly id: string;
  readonly state: string;
  readonly title: string;
}

function Around({ id, state, title }: AroundProps) {
  const desk = useDesk();
  const asked = useModuleQuery<MeetingAnswer>('council.meeting', { id });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { carried, topics, waiting, items, bulletins, mine, suggested } = asked.data;
  const writing = mine && (state === 'scheduled' || state === 'minuted');
  const refs = { 'council-meeting': { [id]: title } };
  const bulletin = desk.record('council-bulletin');
  return (
    <>
      <section aria-label="此前没有完成的议定事项">
        <h2>
          此前没有完成的议定事项<span className="zs-quiet">{carried.length}项，会议首先听取</span>
        </h2>
        {carried.length > 0 ? (
          <ItemTable caption="此前没有完成的议定事项" items={carried} from />
        ) : (
          <p className="zs-quiet">此前会议议定的事项都已完成。</p>
        )}
      </section>
      <section aria-label="议程">
        <h2>
          议程<span className="zs-quiet">{topics.length}个议题</span>
        </h2>
        <Topics items={topics} none="没有列入议题。" />
        {mine && waiting.length > 0 ? (
          <>
            <p className="zs-quiet">待安排的议题（打开后办理“列入议程”）：</p>
            <Topics items={waiting} none="" />
          </>
        ) : null}
      </section>
      <section aria-label="议定事项">
        <h2>
          议定事项<span className="zs-quiet">{items.length}项</span>
        </h2>
        {items.length > 0 ? (
          <ItemTable caption="本次会议的议定事项" items={items} />
        ) : (
          <p className="zs-quiet">
            {state === 'confirmed' ? '本次会议没有议定事项。' : '还没有登记。纪要确认时，每一项成为责任单位的待办。'}
          </p>
        )}
        {writing ? <OpenForm command="council.add-item" initial={{ meeting: id }} refs={refs} /> : null}
      </section>
      <Attendance answer={asked.data} state={state} />
      {state === 'confirmed' ? (
        <section aria-label="通报">
          <h2>通报</h2>
          <ul className="zs-plain-list">
            {bulletins.map((it) => (
              <li key={it.id}>
                <Link to={recordPath('council-bulletin', it.id)}>{it.title}</Link>
                {'　'}
                {bulletin ? <StateTag record={bulletin} state={it.state} /> : null}
              </li>
            ))}
          </ul>
          {mine && bulletins.length === 0 ? (
            <OpenForm command="council.draft-bulletin" initial={{ meeting: id, ...suggested }} refs={refs} open />
          ) : null}
          {!mine && bulletins.length === 0 ? <p className="zs-quiet">还没有通报。</p> : null}
        </section>
      ) : null}
    </>
  );
}

function Topics({ items, none }: { readonly items: readonly TopicLine[]; readonly none: string }) {
  const desk = useDesk();
  const record = desk.record('council-topic');
  if (!record) return null;
  if (items.length === 0) return <p className="zs-quiet">{none}</p>;
  return (
    <ol className="council-topics">
      {items.map((it) => (
        <li key={it.id}>
          <Link to={recordPath('council-topic', it.id)}>{it.title}</Link>
          <span className="zs-quiet">　{it.proposer_name}提出</span>　<StateTag record={record} state={it.state} />
          {it.conclusion ? <p className="council-words">{it.conclusion}</p> : null}
        </li>
      ))}
    </ol>
  );
}

function Attendance({ answer, state }: { readonly answer: MeetingAnswer; readonly state: string }) {
  if (state !== 'minuted' && state !== 'confirmed') return null;
  const here = answer.seats.filter((it) => it.present);
  const departments = [...new Set(here.map((it) => it.department ?? it.name))];
  const absent = [...new Set(answer.seats.map((it) => it.department ?? it.name))].filter(
    (it) => !departments.includes(it),
  );
  return (
    <section aria-label="出席情况">
      <h2>
        出席情况
        <span className="zs-quiet">
          {departments.length}个单位、{here.length}人
        </span>
      </h2>
      <p>{here.map((it) => `${it.department ?? ''} ${it.name}`).join('；') || '没有登记出席人员。'}</p>
      {absent.length > 0 ? (
        <p>
          <ToneTag tone="attention">没有出席</ToneTag>　{absent.join('、')}
        </p>
      ) : null}
    </section>
  );
}
