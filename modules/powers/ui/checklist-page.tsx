/** A check-list as officers meet it, and its editions: a list in force is never edited, a new edition takes its place. */
import {
  Link,
  Loading,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  recordPath,
  StateTag,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';

interface Item {
  readonly code: string;
  readonly text: string;
  readonly basis: string;
  readonly answers: string;
  readonly required: boolean;
}

/** As the answers are offered on the phone. */
const ANSWERS: Readonly<Record<string, string>> = {
  'yes-no': '是／否',
  conform: '符合／不符合／不适用',
  text: '文字',
  number: '数字',
  photo: '照片',
};

export function ChecklistPage({ params }: PageProps) {
  return (
    <RecordPage related={false} record="checklist" id={params.id ?? ''} without={['items', 'first']}>
      {(answer) => (
        <>
          <Items answer={answer} />
          <Editions answer={answer} />
        </>
      )}
    </RecordPage>
  );
}

function Items({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const items = Array.isArray(row.items) ? (row.items as readonly Item[]) : [];
  return (
    <section aria-label="检查项">
      <h2>
        检查项
        <span className="zs-quiet">
          {items.length}项，必答{items.filter((it) => it.required).length}项
        </span>
      </h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <caption className="zs-unseen">检查项</caption>
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">检查内容</th>
              <th scope="col">依据</th>
              <th scope="col">作答方式</th>
              <th scope="col">必答</th>
            </tr>
          </thead>
          <tbody>
            {items.map((it) => (
              <tr key={it.code}>
                <td data-label="编号">{it.code}</td>
                <td data-label="检查内容">{it.text}</td>
                <td data-label="依据">{it.basis}</td>
                <td data-label="作答方式">{ANSWERS[it.answers] ?? it.answers}</td>
                <td data-label="必答">{it.required ? '是' : '否'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Editions({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const record = useDesk().record('checklist');
  const asked = useListQuery('checklist', { filter: { first: row.first }, limit: 100 }, row.first !== null);
  const rows = [...(asked.data?.pages[0]?.rows ?? [])].sort((a, b) => Number(b.edition) - Number(a.edition));
  return (
    <section aria-label="版次">
      <h2>
        版次<span className="zs-quiet">用过的版次保留，以前的检查仍按当时的版次</span>
      </h2>
      {asked.isPending ? <Loading rows={2} /> : null}
      <ul className="zs-plain-list">
        {rows.map((it) => (
          <li key={it.id} className="zs-row">
            {it.id === row.id ? (
              <strong>第{String(it.edition)}版（当前查看）</strong>
            ) : (
              <Link to={recordPath('checklist', it.id)}>第{String(it.edition)}版</Link>
            )}
            {record ? <StateTag record={record} state={it.state} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
