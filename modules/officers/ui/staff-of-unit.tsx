/** The people of one unit: the roll of officers with their certificates, and who holds which post. */
import {
  Empty,
  Link,
  Loading,
  type Row,
  recordPath,
  StateTag,
  ToneTag,
  Trouble,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import { listedStanding } from './listed-standing.ts';

const MOST = 500;

export function StaffOfUnit({ unit }: { readonly unit: string }) {
  const desk = useDesk();
  const asked = useListQuery('officer', { filter: { unit }, limit: MOST });
  const certificates = useListQuery('certificate', { filter: { unit }, limit: MOST }, desk.mayRead('certificate'));
  const page = asked.data?.pages[0];
  const rows = [...(page?.rows ?? [])].sort((a, b) => (a.state === b.state ? 0 : a.state === 'active' ? -1 : 1));
  const name = page?.units?.[unit];
  const register = desk.mayGive('officer.register');
  return (
    <div className="zs-list">
      <section className="zs-card" aria-label="执法人员">
        <h2>
          {name ?? '所选单位'}的执法人员
          <span className="zs-quiet">{rows.filter((row) => row.state === 'active').length}人在岗</span>
        </h2>
        {register ? (
          <p>
            <Link to="/r/officer/new/officer.register" className="zs-button-link">
              登记执法人员
            </Link>
          </p>
        ) : null}
        {asked.isPending ? <Loading rows={6} /> : null}
        {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
        {asked.isSuccess && rows.length === 0 ? (
          <Empty title="没有可以查看的执法人员">该单位没有登记执法人员，或者不在您的管辖范围内。</Empty>
        ) : null}
        {rows.length > 0 ? <Roll rows={rows} certificates={certificates.data?.pages[0]?.rows ?? []} /> : null}
      </section>
      <Posts unit={unit} />
    </div>
  );
}

function Roll({ rows, certificates }: { readonly rows: readonly Row[]; readonly certificates: readonly Row[] }) {
  const desk = useDesk();
  const record = desk.record('officer');
  const kindField = record?.fields.kind;
  const kinds = kindField ? desk.choicesOf(kindField) : [];
  if (!record) return null;
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <caption className="zs-unseen">执法人员名单</caption>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">编制性质</th>
            <th scope="col">岗位</th>
            <th scope="col">证件</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label="姓名">
                <Link to={recordPath('officer', row.id)}>{String(row.name)}</Link>
              </td>
              <td data-label="编制性质">{kinds.find((c) => c.value === row.kind)?.label ?? String(row.kind)}</td>
              <td data-label="岗位">{String(row.position ?? '—')}</td>
              <td data-label="证件">
                <Certificates
                  auxiliary={row.kind === 'auxiliary'}
                  held={certificates.filter((it) => it.person === row.person)}
                />
              </td>
              <td data-label="状态">
                <StateTag record={record} state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CertificatesProps {
  readonly auxiliary: boolean;
  readonly held: readonly Row[];
}

function Certificates({ auxiliary, held }: CertificatesProps) {
  const desk = useDesk();
  if (auxiliary) return <span className="zs-quiet">辅助人员，不发执法证件</span>;
  if (held.length === 0) return <ToneTag tone="stopped">没有证件</ToneTag>;
  const kindField = desk.record('certificate')?.fields.kind;
  const kinds = kindField ? desk.choicesOf(kindField) : [];
  return (
    <>
      {held.map((it) => {
        const { tone, words } = listedStanding(it, desk.today);
        return (
          <div key={it.id} className="zs-row">
            <Link to={recordPath('certificate', it.id)}>
              {kinds.find((c) => c.value === it.kind)?.label ?? '证件'} {String(it.number)}
            </Link>
            <ToneTag tone={tone}>{words}</ToneTag>
          </div>
        );
      })}
    </>
  );
}

function Posts({ unit }: { readonly unit: string }) {
  const desk = useDesk();
  const may = desk.mayRead('post');
  const asked = useListQuery('post', { filter: { unit }, state: ['active'], limit: MOST }, may);
  const page = asked.data?.pages[0];
  const roleField = desk.record('post')?.fields.role;
  const roles = roleField ? desk.choicesOf(roleField) : [];
  if (!may || !page || page.rows.length === 0) return null;
  return (
    <section className="zs-card" aria-label="岗位">
      <h2>
        岗位<span className="zs-quiet">{page.rows.length}个</span>
      </h2>
      <ul className="off-posts">
        {page.rows.map((row) => (
          <li key={row.id}>
            <Link to={recordPath('post', row.id)}>{page.refs?.person?.[String(row.person)] ?? '（未知人员）'}</Link>
            <span className="zs-quiet">
              {roles.find((c) => c.value === row.role)?.label ?? String(row.role)}
              {row.title ? `　${String(row.title)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
