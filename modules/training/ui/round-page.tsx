/** A round: who was covered on which day, and who was not, first. */
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

interface RoundAnswer {
  readonly persons: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit_name: string | null;
    readonly day: string | null;
    readonly absent: boolean;
    readonly absence: string | null;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
    readonly hours: number;
    readonly state: string;
  }[];
}

export function RoundPage({ params }: PageProps) {
  const { id = '' } = params;
  return (
    <RecordPage
      record="training-round"
      id={id}
      back={{ to: '/training', label: '培训学时' }}
      related={false}
      without={['title', 'persons']}
    >
      {({ row }) => <Around id={id} title={String(row.title)} open={row.state === 'open'} />}
    </RecordPage>
  );
}

function Around({ id, title, open }: { readonly id: string; readonly title: string; readonly open: boolean }) {
  const desk = useDesk();
  const session = desk.record('training-session');
  const asked = useModuleQuery<RoundAnswer>('training.round', { id });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { persons, sessions } = asked.data;
  const covered = persons.filter((it) => it.day !== null).length;
  const refs = { 'training-round': { [id]: title } };
  return (
    <>
      <section aria-label="班次">
        <h2>
          班次<span className="zs-quiet">{sessions.length}期</span>
        </h2>
        <ul className="zs-items">
          {sessions.map((it) => (
            <li key={it.id} className="zs-item">
              <div className="zs-item-main">
                <Link to={recordPath('training-session', it.id)}>{it.title}</Link>
                <span className="zs-quiet">
                  {it.day}　{it.hours}学时
                </span>
              </div>
              {session ? <StateTag record={session} state={it.state} /> : null}
            </li>
          ))}
        </ul>
        {open ? <OpenForm command="training.plan-session" initial={{ round: id }} refs={refs} /> : null}
      </section>
      <section aria-label="覆盖到人">
        <h2>
          覆盖到人
          <span className="zs-quiet">
            应训{persons.length}人，已训{covered}人
          </span>
        </h2>
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">应训人员，没有训到的在前</caption>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">单位</th>
                <th scope="col">情况</th>
              </tr>
            </thead>
            <tbody>
              {persons.map((it) => (
                <tr key={it.id}>
                  <td data-label="姓名">{it.name}</td>
                  <td data-label="单位">{it.unit_name}</td>
                  <td data-label="情况">
                    {it.day ? (
                      <ToneTag tone="done">{it.day}已训</ToneTag>
                    ) : (
                      <ToneTag tone="attention">{it.absent ? '缺席，没有补训' : '没有训到'}</ToneTag>
                    )}
                    {it.day === null && it.absence && desk.mayGive('training.make-up') ? (
                      <Link to={recordPath('training-attendance', it.absence)} aria-label={`给${it.name}登记补训`}>
                        登记补训
                      </Link>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
