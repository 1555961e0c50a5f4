/** An agency's morning: what it must explain and answer, by when; then what it has said and what was said about it. */
import {
  BasisLink,
  DeadlineChip,
  Empty,
  Light,
  Link,
  Loading,
  recordPath,
  Trouble,
  useDesk,
  useListQuery,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { plainSubject, plainTitle } from '../parts/next-act.ts';
import type { TodayAnswer, TodayItem } from '../shapes.ts';
import { AlertTable } from './alert-table.tsx';

export function AgencyMorning() {
  const desk = useDesk();
  const asked = useModuleQuery<TodayAnswer>('supervision.today', {});
  // The query names what is owed; the list knows on whom and when the act was.
  const owed = useListQuery('alert', { state: ['open', 'reopened'] });
  const said = useListQuery('alert', { state: ['explained', 'in-document'] });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { explain, reply } = asked.data;
  const acts = new Map(owed.data?.pages.flatMap((page) => page.rows).map((row) => [row.id, row]));
  const about = (id: string) => {
    const row = acts.get(id);
    return row ? `${String(row.act_day)} ${plainSubject(row.subject_title)}` : '';
  };
  const rows = said.data?.pages.flatMap((page) => page.rows) ?? [];
  const units = said.data?.pages[0]?.units ?? {};
  const may = desk.mayGive('supervision.explain');
  return (
    <>
      <h1 className="desk-title">
        要我们说明的预警
        <span className="zs-quiet">
          {may ? '说明期限从预警发出之日起算。' : '由本单位经办人或负责人说明；您可以查看。'}
        </span>
      </h1>
      {explain.length === 0 && reply.length === 0 ? (
        <Empty title="没有需要说明或反馈的事项">新的预警会出现在这里和“今日”。</Empty>
      ) : null}
      {explain.length > 0 ? (
        <section className="sup-section" aria-label="待说明">
          <h2>
            待说明<span className="zs-quiet">{explain.length}项</span>
          </h2>
          <Owed
            items={explain}
            record="alert"
            what="说明期限"
            basis="deadline.alert_explanation"
            act={may ? '去说明' : '查看'}
            about={about}
          />
        </section>
      ) : null}
      {reply.length > 0 ? (
        <section className="sup-section" aria-label="待反馈">
          <h2>
            待反馈整改的监督文书<span className="zs-quiet">{reply.length}份</span>
          </h2>
          <Owed
            items={reply}
            record="supervision-document"
            what="反馈期限"
            basis="deadline.supervision_reply"
            act="去反馈"
          />
        </section>
      ) : null}
      <section className="sup-section" aria-label="已说明、已发文">
        <h2>
          已说明、已发文<span className="zs-quiet">等监督机构核对，或按文书整改。</span>
        </h2>
        {said.isError ? <Trouble error={said.error} retry={() => said.refetch()} /> : null}
        {said.isSuccess && rows.length === 0 ? <p className="sup-calm">没有。</p> : null}
        {rows.length > 0 ? <AlertTable rows={rows} units={units} /> : null}
      </section>
      <p>
        <Link to="/r/alert">本单位全部预警</Link>
        <BasisLink id="deadline.alert_explanation">说明期限的依据</BasisLink>
      </p>
    </>
  );
}

interface OwedProps {
  readonly items: readonly TodayItem[];
  readonly record: string;
  readonly what: string;
  readonly basis: string;
  readonly act: string;
  /** On whom and when, where it is known. */
  readonly about?: (id: string) => string;
}

function Owed({ items, record, what, basis, act, about }: OwedProps) {
  return (
    <ul className="zs-items">
      {items.map((item) => (
        <li key={item.id} className="zs-item">
          {item.light ? <Light level={item.light} /> : null}
          <div className="zs-item-main">
            <Link to={recordPath(record, item.id)}>{plainTitle(item.title)}</Link>
            <span className="zs-quiet">
              {item.unit_name} {about?.(item.id) ?? ''}
            </span>
          </div>
          <DeadlineChip due={item.due} basis={basis} what={what} />
          <Link to={recordPath(record, item.id)} className="sup-act">
            {act}
          </Link>
        </li>
      ))}
    </ul>
  );
}
