/** Where the firm works, with the park that decides about quiet days. */
import { Empty, Link, Loading, recordPath, ToneTag, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';

interface Place {
  readonly id: string;
  readonly firm: string;
  readonly name: string | null;
  readonly address: string;
  readonly state: string;
  readonly park: string | null;
  readonly park_name: string | null;
  readonly quiet: boolean;
}

const ADD = 'premises.add';

export function Premises({ firm, open }: { readonly firm: string; readonly open: boolean }) {
  const desk = useDesk();
  const asked = useModuleQuery<{ readonly rows: readonly Place[] }>('parties.premises-of', { firm });
  const rows = asked.data?.rows ?? [];
  const add = open && desk.mayGive(ADD) ? <Link to={`/r/premises/new/${ADD}?firm=${firm}`}>登记场所</Link> : null;
  return (
    <section aria-label="经营场所">
      <h2>
        经营场所<span className="zs-quiet">{rows.filter((row) => row.state === 'active').length}处在用</span>
      </h2>
      {asked.isPending ? <Loading rows={2} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && rows.length === 0 ? (
        <Empty title="还没有登记场所" actions={add}>
          入企核验要比对登记场所的位置，请先登记。
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">经营场所</caption>
            <thead>
              <tr>
                <th scope="col">场所</th>
                <th scope="col">地址</th>
                <th scope="col">园区</th>
                <th scope="col">安静生产期</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-label="场所">
                    <Link to={recordPath('premises', row.id)}>{row.name ?? '（未命名场所）'}</Link>
                    {row.firm === firm ? null : <span className="zs-quiet">（来自并入的登记）</span>}
                  </td>
                  <td data-label="地址">{row.address}</td>
                  <td data-label="园区">
                    {row.park ? <Link to={recordPath('park', row.park)}>{row.park_name}</Link> : '不在园区'}
                  </td>
                  <td data-label="安静生产期">{row.quiet ? '实行' : '不实行'}</td>
                  <td data-label="状态">
                    <ToneTag tone={row.state === 'active' ? 'done' : 'stopped'}>
                      {row.state === 'active' ? '在用' : '停用'}
                    </ToneTag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rows.length > 0 && add ? <p>{add}</p> : null}
    </section>
  );
}
