/** 专项监督: what was looked at in which unit, point by point; the report to the own government is drafted from here. */
import {
  Empty,
  Link,
  Loading,
  listPath,
  OpenForm,
  type PageProps,
  RecordPage,
  type Row,
  recordPath,
  Trouble,
  useListQuery,
} from '#kernel/ui/index.ts';
import '../campaigns.css';

export function SpecialPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      key={id}
      record="special-supervision"
      id={id}
      back={{ to: '/r/special-supervision', label: '专项监督' }}
      related={false}
      acts={({ row }) => <Report row={row} />}
    >
      {({ row, units }) => <Points id={id} running={row.state === 'running'} units={units} />}
    </RecordPage>
  );
}

/** Summed up, it is reported to the own government; its delivery closes the activity. */
function Report({ row }: { readonly row: Row }) {
  if (row.state !== 'summed') return null;
  return (
    <OpenForm
      command="upward-report.draft"
      label="起草向本级政府的报告"
      initial={{
        about: 'special',
        special: row.id,
        title: `${row.title}情况报告`,
        to: '本级人民政府',
        words: row.summary,
      }}
      refs={{ 'special-supervision': { [row.id]: String(row.title) } }}
      tone="primary"
      open
    />
  );
}

interface PointsProps {
  readonly id: string;
  readonly running: boolean;
  readonly units: Readonly<Record<string, string>> | undefined;
}

function Points({ id, running, units }: PointsProps) {
  const asked = useListQuery('special-point', { filter: { special: id } });
  if (asked.isPending) return <Loading rows={4} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const rows = asked.data.pages.flatMap((page) => page.rows);
  const names = { ...units, ...Object.assign({}, ...asked.data.pages.map((page) => page.units ?? {})) };
  const found = rows.reduce((sum, it) => sum + Number(it.found ?? 0), 0);
  return (
    <section aria-label="要点检查">
      <h2>
        要点检查
        <span className="zs-quiet">
          {new Set(rows.map((it) => it.checked_unit)).size}个单位，{rows.length}项次，发现问题{found}个
        </span>
      </h2>
      {rows.length === 0 ? (
        <Empty title="还没有登记要点检查">
          {running ? '请点“登记要点检查”，逐个单位、逐个要点登记。' : '汇总前没有登记。'}
        </Empty>
      ) : (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">各单位要点检查情况</caption>
            <thead>
              <tr>
                <th scope="col">要点</th>
                <th scope="col">被监督单位</th>
                <th scope="col">检查日期</th>
                <th scope="col" className="zs-num">
                  发现问题（个）
                </th>
                <th scope="col">情况</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((it) => (
                <tr key={it.id}>
                  <td data-label="要点">
                    <Link to={recordPath('special-point', it.id)}>{String(it.point_name)}</Link>
                  </td>
                  <td data-label="被监督单位">{names[String(it.checked_unit)] ?? String(it.checked_unit)}</td>
                  <td data-label="检查日期">{String(it.checked_on)}</td>
                  <td data-label="发现问题" className="zs-num">
                    {Number(it.found)}
                  </td>
                  <td data-label="情况" className="cam-words">
                    {String(it.words)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked.hasNextPage ? <Link to={listPath('special-point', { filter: { special: id } })}>打开全部</Link> : null}
    </section>
  );
}
