/** A bulletin and who of the members has it. */
import { Button } from 'antd';
import {
  Link,
  Loading,
  moment,
  type PageProps,
  RecordPage,
  recordPath,
  StateTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';

interface Copy {
  readonly id: string;
  readonly department: string;
  readonly state: string;
  readonly read_at: string | null;
  readonly read_by: string | null;
}

export function BulletinPage({ params }: PageProps) {
  const { id = '' } = params;
  return (
    <RecordPage
      record="council-bulletin"
      id={id}
      back={{ to: '/council', label: '会商机制' }}
      related={false}
      without={['title', 'council']}
      acts={() => (
        <Button href={`/api/council/bulletins/${id}.docx`} target="_blank">
          下载通报
        </Button>
      )}
    >
      {({ row }) => (row.state === 'sent' ? <Copies id={id} /> : null)}
    </RecordPage>
  );
}

function Copies({ id }: { readonly id: string }) {
  const desk = useDesk();
  const record = desk.record('bulletin-delivery');
  const asked = useModuleQuery<{ readonly copies: readonly Copy[] }>('council.bulletin', { id });
  if (asked.isPending) return <Loading rows={4} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { copies } = asked.data;
  if (!record) return null;
  return (
    <section aria-label="送达和阅收">
      <h2>
        送达和阅收
        <span className="zs-quiet">
          {copies.length}份，{copies.filter((it) => it.state === 'read' || it.state === 'received').length}
          份已阅收或送达
        </span>
      </h2>
      <ul className="zs-items">
        {copies.map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              <Link to={recordPath('bulletin-delivery', it.id)}>{it.department}</Link>
              {it.read_at ? (
                <span className="zs-quiet">
                  {it.read_by} {moment(it.read_at)}
                </span>
              ) : null}
            </div>
            <StateTag record={record} state={it.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
