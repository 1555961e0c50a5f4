/** 委托代办: what runs today under "B 代 A", and the way to a new one. */
import {
  Empty,
  Link,
  Loading,
  listPath,
  type Row,
  recordPath,
  ToneTag,
  Trouble,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';

const DELEGATE = 'identity.delegate';

export function DelegationsPage() {
  const desk = useDesk();
  const asked = useListQuery('delegation', { state: ['active'], limit: 200 });
  const page = asked.data?.pages[0];
  const name = (person: unknown) => page?.refs?.person?.[String(person)] ?? '（未知人员）';
  const rows = page?.rows ?? [];
  const may = desk.mayGive(DELEGATE);
  return (
    <>
      <h1 className="desk-title">
        委托代办<span className="zs-quiet">受委托人办理时记为“B 代 A”；拟定人不能批准自己的规定照样适用</span>
      </h1>
      <div className="zs-list">
        <div className="zs-toolbar">
          {may ? (
            <Link to={`/r/delegation/new/${DELEGATE}`} className="zs-button-link">
              委托他人办理
            </Link>
          ) : null}
          <Link to={listPath('delegation')}>查看全部委托</Link>
        </div>
        {asked.isPending ? <Loading rows={5} /> : null}
        {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
        {asked.isSuccess && rows.length === 0 ? (
          <Empty title="没有有效的委托">
            {may ? '外出期间可以把审批等权利委托给本单位同事。' : '需要委托的，由有审批权的岗位办理。'}
          </Empty>
        ) : null}
        {rows.length > 0 ? (
          <div className="zs-table-box">
            <table className="zs-table">
              <caption className="zs-unseen">有效的委托</caption>
              <thead>
                <tr>
                  <th scope="col">代办关系</th>
                  <th scope="col">委托事项</th>
                  <th scope="col">期间</th>
                  <th scope="col">今天</th>
                  <th scope="col">单位</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td data-label="代办关系">
                      <Link to={recordPath('delegation', row.id)}>
                        {name(row.to_person)} 代 {name(row.from_person)}
                      </Link>
                    </td>
                    <td data-label="委托事项">{String(row.acts)}</td>
                    <td data-label="期间">
                      {String(row.valid_from)} 至 {String(row.valid_until)}
                    </td>
                    <td data-label="今天">
                      <InForce row={row} today={desk.today} />
                    </td>
                    <td data-label="单位">{page?.units?.[row.unit] ?? row.unit}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </div>
    </>
  );
}

export function InForce({ row, today }: { readonly row: Row; readonly today: string }) {
  if (row.state !== 'active') return <ToneTag tone="stopped">已终止</ToneTag>;
  if (today < String(row.valid_from)) return <ToneTag tone="waiting">{String(row.valid_from)}开始</ToneTag>;
  if (today > String(row.valid_until)) return <ToneTag tone="stopped">已于{String(row.valid_until)}到期</ToneTag>;
  return <ToneTag tone="done">有效</ToneTag>;
}
