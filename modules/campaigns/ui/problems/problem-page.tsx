/** A problem: its mark of relapse, its manifestations, the four elements of its rectification plan, and what it led to. */
import {
  Empty,
  Link,
  Loading,
  listPath,
  OpenForm,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  recordPath,
  ToneTag,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import '../campaigns.css';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function ProblemPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      key={id}
      record="problem"
      id={id}
      back={{ to: '/r/problem', label: '突出问题清单' }}
      related={false}
      without={[
        'first_case',
        'measures',
        'measures_now',
        'measures_long',
        'standard',
        'finish_by',
        'rebound',
        'rebound_why',
      ]}
      acts={({ row }) => (
        <>
          {row.state === 'rectifying' ? <OpenForm command="mechanism.record" /> : null}
          {row.state === 'closed' ? null : (
            <OpenForm
              command="common-problem.raise"
              initial={{ problem: row.id, title: row.title, category: row.category }}
              refs={{ problem: { [row.id]: String(row.title) } }}
              open
            />
          )}
        </>
      )}
    >
      {(answer) => <Body answer={answer} />}
    </RecordPage>
  );
}

function Body({ answer }: { readonly answer: RecordAnswer }) {
  const { row } = answer;
  const measures = [
    text(row.measures),
    row.measures_now ? `现阶段措施：${row.measures_now}` : '',
    row.measures_long ? `长期举措：${row.measures_long}` : '',
  ].filter(Boolean);
  const elements: readonly (readonly [string, string])[] = [
    ['问题表现', text(row.first_case)],
    ['整改措施', measures.join('\n')],
    ['工作标准', text(row.standard)],
    ['完成时限', text(row.finish_by)],
  ];
  return (
    <>
      {row.rebound === true ? (
        <p>
          <ToneTag tone="stopped">反弹提示</ToneTag> {text(row.rebound_why)}
        </p>
      ) : null}
      <section aria-label="整改方案">
        <h2>整改方案</h2>
        <div className="zs-table-box">
          <table className="zs-table">
            <tbody>
              {elements.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row" className="cam-wide-only">
                    {name}
                  </th>
                  <td data-label={name} className="cam-words">
                    {value || <span className="zs-quiet">没有填写</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <Manifestations answer={answer} />
    </>
  );
}

function Manifestations({ answer }: { readonly answer: RecordAnswer }) {
  const desk = useDesk();
  const { row } = answer;
  const asked = useListQuery('manifestation', { filter: { problem: row.id } }, desk.mayRead('manifestation'));
  const more = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section aria-label="具体表现">
      <h2>
        具体表现<span className="zs-quiet">共{more.length + 1}条</span>
      </h2>
      {asked.isPending ? <Loading rows={2} /> : null}
      <ol>
        <li className="cam-words">{text(row.first_case)}</li>
        {more.map((it) => (
          <li key={it.id} className="cam-words">
            <Link to={recordPath('manifestation', it.id)}>{text(it.words)}</Link>
          </li>
        ))}
      </ol>
      {more.length >= 50 ? <Link to={listPath('manifestation', { filter: { problem: row.id } })}>打开全部</Link> : null}
      {row.first_case ? null : <Empty title="没有填写具体表现">请点“修改问题”补充。</Empty>}
    </section>
  );
}
