/** Known visits and plans: of every department for those who draft inspections, of what the reader may see for the others. */
import {
  Link,
  Loading,
  listPath,
  recordPath,
  StateTag,
  ToneTag,
  Trouble,
  useDesk,
  useListQuery,
  useModuleQuery,
} from '#kernel/ui/index.ts';

interface Known {
  readonly department: string;
  readonly day: string;
  readonly inspection_type: string;
  readonly what: 'visit' | 'planned';
  readonly own: boolean;
}
interface Help {
  readonly known: readonly Known[];
  readonly covers: { readonly connected: readonly string[]; readonly not_connected: readonly string[] };
}

export function Visits({ firm }: { readonly firm: string }) {
  const desk = useDesk();
  if (desk.mayAsk('inspection.draft-help')) return <OfAll firm={firm} />;
  return desk.mayRead('inspection') ? <OfReach firm={firm} /> : null;
}

function useTypeWord() {
  const desk = useDesk();
  const field = desk.record('inspection')?.fields.inspection_type;
  const choices = field ? desk.choicesOf(field) : [];
  return (value: unknown) => choices.find((c) => c.value === value)?.label ?? String(value ?? '—');
}

function OfAll({ firm }: { readonly firm: string }) {
  const { today } = useDesk();
  const typeWord = useTypeWord();
  const asked = useModuleQuery<Help>('inspection.draft-help', { firm, premises: null, day: today });
  const known = asked.data?.known ?? [];
  const covers = asked.data?.covers;
  return (
    <section aria-label="各部门的检查和计划">
      <h2>
        各部门的检查和计划<span className="zs-quiet">上年以来{known.length}项</span>
      </h2>
      {asked.isPending ? <Loading rows={3} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && known.length === 0 ? <p className="zs-quiet">没有已知的检查和计划。</p> : null}
      {known.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">各部门的检查和计划</caption>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">部门</th>
                <th scope="col">检查类型</th>
                <th scope="col">情况</th>
              </tr>
            </thead>
            <tbody>
              {known.map((it) => (
                <tr key={`${it.day}${it.department}${it.what}${it.inspection_type}`}>
                  <td data-label="日期">{it.day}</td>
                  <td data-label="部门">
                    {it.department}
                    {it.own ? '（本单位）' : ''}
                  </td>
                  <td data-label="检查类型">{typeWord(it.inspection_type)}</td>
                  <td data-label="情况">
                    <ToneTag tone={it.what === 'visit' ? 'done' : 'waiting'}>
                      {it.what === 'visit' ? '已检查' : '已计划'}
                    </ToneTag>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {covers && covers.not_connected.length > 0 ? (
        <details>
          <summary>
            覆盖{covers.connected.length}个已接入单位；{covers.not_connected.length}个单位未接入，其检查不在此列
          </summary>
          <p className="zs-quiet">未接入：{covers.not_connected.join('、')}</p>
        </details>
      ) : null}
      <p>
        <Link to={listPath('inspection', { filter: { firm } })}>打开本单位对该主体的检查</Link>
      </p>
    </section>
  );
}

function OfReach({ firm }: { readonly firm: string }) {
  const desk = useDesk();
  const typeWord = useTypeWord();
  const record = desk.record('inspection');
  const asked = useListQuery('inspection', { filter: { firm }, limit: 100 });
  const page = asked.data?.pages[0];
  const rows = page?.rows ?? [];
  return (
    <section aria-label="检查和计划">
      <h2>
        检查和计划
        <span className="zs-quiet">
          您管辖范围内{page?.next ? '最近' : ''}
          {rows.length}项
        </span>
      </h2>
      {asked.isPending ? <Loading rows={3} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && rows.length === 0 ? <p className="zs-quiet">没有检查记录。</p> : null}
      {rows.length > 0 && record ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">检查和计划</caption>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">部门</th>
                <th scope="col">检查类型</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-label="日期">
                    <Link to={recordPath('inspection', row.id)}>{String(row.entered_day ?? row.planned_from)}</Link>
                  </td>
                  <td data-label="部门">{page?.units?.[row.unit] ?? row.unit}</td>
                  <td data-label="检查类型">{typeWord(row.inspection_type)}</td>
                  <td data-label="状态">
                    <StateTag record={record} state={row.state} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {page?.next ? <Link to={listPath('inspection', { filter: { firm } })}>查看全部检查</Link> : null}
    </section>
  );
}
