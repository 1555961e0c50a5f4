/** The inspections of a plan, in the order of their days. */
import {
  Empty,
  Link,
  Loading,
  listPath,
  type Row,
  recordPath,
  StateTag,
  Trouble,
  useDesk,
  useListQuery,
  Value,
} from '#kernel/ui/index.ts';
import { useTypeWord } from '../words.ts';

const MOST = 500;

export function PlanInspections({ plan, canAdd }: { readonly plan: Row; readonly canAdd: boolean }) {
  const desk = useDesk();
  const typeWord = useTypeWord();
  const record = desk.record('inspection');
  const asked = useListQuery('inspection', { filter: { plan: plan.id }, limit: MOST }, record !== undefined);
  if (!record) return null;
  const page = asked.data?.pages[0];
  const rows = [...(page?.rows ?? [])].sort((a, b) => (String(a.planned_from) < String(b.planned_from) ? -1 : 1));
  const open = rows.filter((row) => row.state !== 'cancelled');
  return (
    <section aria-label="所列检查">
      <h2>
        所列检查
        <span className="zs-quiet">
          {open.length}项{page?.next ? '以上' : ''}，涉及{new Set(open.map((row) => row.firm)).size}家检查对象
        </span>
      </h2>
      {asked.isPending ? <Loading rows={4} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && rows.length === 0 ? (
        <Empty
          title="计划里还没有检查"
          actions={
            canAdd ? (
              <Link to={`/plans/${plan.id}/add`} className="zs-button-link">
                增加检查
              </Link>
            ) : null
          }
        >
          至少列入一项检查才能提交审批。
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">所列检查</caption>
            <thead>
              <tr>
                <th scope="col">计划日期</th>
                <th scope="col">检查对象</th>
                <th scope="col">检查类型</th>
                <th scope="col">状态</th>
                <th scope="col">办理</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-label="计划日期">
                    {String(row.planned_from)}
                    {row.planned_until === row.planned_from ? '' : ` 至 ${String(row.planned_until)}`}
                  </td>
                  <td data-label="检查对象">
                    {record.fields.firm ? (
                      <Value field={record.fields.firm} value={row.firm} refs={page?.refs} units={page?.units} />
                    ) : null}
                  </td>
                  <td data-label="检查类型">{typeWord(row.inspection_type)}</td>
                  <td data-label="状态">
                    <StateTag record={record} state={row.state} />
                  </td>
                  <td data-label="办理">
                    <Link to={recordPath('inspection', row.id)}>打开检查</Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {page?.next ? (
        <p>
          <Link to={listPath('inspection', { filter: { plan: plan.id } })}>查看全部检查</Link>
        </p>
      ) : null}
    </section>
  );
}
