/** The firm's side of a visit: who may see what, and for the bureau what the firm said. */
import {
  Link,
  Loading,
  listPath,
  moment,
  type Row,
  type Tone,
  ToneTag,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import { useWordOf } from '../words.ts';

const WHO_SEES: readonly { readonly what: string; readonly who: string }[] = [
  { what: '来的是谁、为什么来、依据哪一条', who: '企业扫执法人员出示的码即可核对' },
  { what: '企业的评价和投诉', who: '只有司法行政部门看得到，被评价单位和执法人员看不到' },
  { what: '检查记录和笔录', who: '本单位、上级和司法行政部门；公示后公众可查结果' },
];

export function FirmSide({ row }: { readonly row: Row }) {
  const desk = useDesk();
  const visit = row.visit ? String(row.visit) : null;
  return (
    <section aria-label="企业一侧">
      <h2>企业一侧</h2>
      <dl className="zs-details zs-details-one">
        {WHO_SEES.map(({ what, who }) => (
          <div key={what} className="zs-detail">
            <dt>{what}</dt>
            <dd>{who}</dd>
          </div>
        ))}
      </dl>
      {visit && desk.mayRead('rating') ? <Ratings visit={visit} /> : null}
      {visit && desk.mayRead('complaint') ? (
        <p>
          <Link to={listPath('complaint', { filter: { visit } })}>这次入企的投诉</Link>
        </p>
      ) : null}
    </section>
  );
}

const TONES: Readonly<Record<string, Tone>> = { bad: 'attention', 'very-bad': 'stopped' };

function Ratings({ visit }: { readonly visit: string }) {
  const word = useWordOf('rating', 'level');
  const asked = useListQuery('rating', { filter: { visit }, limit: 50 });
  const rows = asked.data?.pages[0]?.rows ?? [];
  if (asked.isPending) return <Loading rows={2} />;
  if (rows.length === 0) return <p className="zs-quiet">企业还没有评价。</p>;
  return (
    <ul className="zs-plain-list" aria-label="企业评价">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/r/rating/${row.id}`}>
            <ToneTag tone={TONES[String(row.level)] ?? 'done'}>{word(row.level)}</ToneTag>
          </Link>
          <span className="zs-quiet">
            　{row.confirmed ? '企业凭证确认' : '未经企业凭证确认，只作线索'}　{moment(row.created_at)}
          </span>
        </li>
      ))}
    </ul>
  );
}
