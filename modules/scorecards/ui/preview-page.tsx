/** 考核评价: the figures of the units of one's region as of now, by code of the unit, each with how it is worked out; telling a unit is one act. */
import { Select } from 'antd';
import {
  Empty,
  go,
  Link,
  Loading,
  type PageProps,
  recordPath,
  Trouble,
  useDesk,
  useModuleQuery,
  usePlace,
} from '#kernel/ui/index.ts';
import { FigureWords } from './figure-words.tsx';
import type { PlanSeen, PreviewSeen } from './shapes.ts';

const YEARS = 4;

export function PreviewPage(_props: PageProps) {
  const desk = useDesk();
  const { path, search } = usePlace();
  const plans = useModuleQuery<readonly PlanSeen[]>('scorecards.plans');
  const year = Number(search.get('year') ?? desk.today.slice(0, 4));
  const entry = search.get('entry') ?? plans.data?.[0]?.id ?? '';
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    next.set(name, value);
    go(`${path}?${next.toString()}`, { replace: true });
  };
  if (plans.isPending) return <Loading rows={8} />;
  if (plans.isError) return <Trouble error={plans.error} retry={() => plans.refetch()} />;
  const plan = plans.data.find((it) => it.id === entry);
  if (!plan) return <Empty title="本地区没有评价方案">政策包中没有写明考核评价事项的文件。</Empty>;
  const now = Number(desk.today.slice(0, 4));
  return (
    <>
      <h1 className="desk-title">考核评价</h1>
      <search className="zs-sentence" aria-label="评价方案和年度">
        <Select
          aria-label="评价方案"
          value={plan.id}
          options={plans.data.map((it) => ({ value: it.id, label: it.title }))}
          onChange={(value) => set('entry', value)}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="年度"
          value={year}
          options={Array.from({ length: YEARS }, (_, i) => ({ value: now - i, label: `${now - i}年` }))}
          onChange={(value) => set('year', String(value))}
        />
      </search>
      <p className="zs-quiet">依据：{plan.basis}。按单位代码排列，不排名次；不采用罚没数额；样本过少的不显示。</p>
      <Table plan={plan} year={year} />
      <section aria-label="怎么算">
        <h2>怎么算</h2>
        <dl className="zs-details">
          {plan.indicators.map((it) => (
            <div key={it.code} className="zs-detail zs-detail-wide">
              <dt>{it.name}</dt>
              <dd>{it.explanation}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Table({ plan, year }: { readonly plan: PlanSeen; readonly year: number }) {
  const desk = useDesk();
  const asked = useModuleQuery<PreviewSeen>('scorecards.preview', { entry: plan.id, year });
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { units, most } = asked.data;
  if (units.length === 0) return <Empty title="没有要评价的单位">本级没有方案所列类别的单位。</Empty>;
  return (
    <>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              {plan.indicators.map((it) => (
                <th key={it.code} scope="col">
                  {it.name}
                </th>
              ))}
              <th scope="col">告知</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.code}>
                <th scope="row" data-label="单位" style={{ minWidth: 132 }}>
                  {unit.name}
                </th>
                {unit.figures.map((figure) => (
                  <td key={figure.code} data-label={figure.name}>
                    <FigureWords figure={figure} />
                  </td>
                ))}
                <td data-label="告知">
                  {unit.announced ? (
                    <Link to={recordPath('scorecard', unit.announced)}>已告知</Link>
                  ) : desk.mayGive('scorecards.announce') ? (
                    <Link to={`/r/scorecard/new/scorecards.announce?entry=${plan.id}&about=${unit.code}&year=${year}`}>
                      告知
                    </Link>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {units.length >= most ? <p className="zs-quiet">只列出前{most}个单位。</p> : null}
    </>
  );
}
