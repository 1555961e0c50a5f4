/** The registers beside the campaigns, in one place: what each is for, and its list. */
import { Link, listPath, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import '../campaigns.css';

const REGISTERS: readonly (readonly [string, string])[] = [
  ['special-supervision', '按区划开展的专项监督：要点检查、汇总、向本级政府报告'],
  ['reconsideration-case', '行政复议、行政诉讼的结果，涉企的单独标出'],
  ['review-opinion', '复议意见书、建议书和办理情况反馈'],
  ['survey', '群众满意度第三方测评：样本、方法、结果'],
  ['normative-review', '规范性文件清理：保留、修改、废止和理由'],
  ['exemption', '容错免责：申请、按时间排列的证据、由他人决定'],
  ['model-case', '典型案例和典型违法案例：推荐、评审、发布'],
  ['published-case', '已经发布、各单位都能看的案例'],
  ['model-person', '先进人物、集体和宣传举措'],
];

export const REGISTER_NAMES: readonly string[] = REGISTERS.map(([name]) => name);

export function RegistersPage() {
  const desk = useDesk();
  return (
    <>
      <h1 className="desk-title">专项台账</h1>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">台账</th>
              <th scope="col">记什么</th>
              <th scope="col">登记</th>
            </tr>
          </thead>
          <tbody>
            {REGISTERS.filter(([name]) => desk.mayRead(name)).map(([name, words]) => (
              <tr key={name}>
                <td data-label="台账">
                  <Link to={listPath(name)}>{desk.record(name)?.label}</Link>
                </td>
                <td data-label="记什么">{words}</td>
                <td data-label="登记">
                  <Creates record={name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {desk.mayRead('reconsideration-case') ? <Figures today={desk.today} /> : null}
    </>
  );
}

function Creates({ record }: { readonly record: string }) {
  const desk = useDesk();
  const acts = desk.meta.commands.filter((it) => it.creates && it.record === record && desk.mayGive(it.name));
  if (acts.length === 0) return <span className="zs-quiet">您的岗位只查看</span>;
  return acts.map((it) => (
    <Link key={it.name} to={`/r/${record}/new/${it.name}`}>
      {it.label}
    </Link>
  ));
}

interface Figure {
  readonly decided: number;
  readonly corrected: number | null;
  readonly percent: number | null;
  readonly words: string;
}

const ROWS = [
  ['reconsideration', '行政复议纠错率'],
  ['reconsideration_enterprise', '其中：涉企复议纠错率'],
  ['litigation', '应诉败诉率'],
  ['litigation_enterprise', '其中：涉企应诉败诉率'],
] as const;

/** Only what was recorded is counted; a rate of few cases is not given. */
function Figures({ today }: { readonly today: string }) {
  const from = `${today.slice(0, 4)}-01-01`;
  const asked = useModuleQuery<Readonly<Record<string, Figure | number | null>>>('campaigns.review-figures', {
    from,
    until: today,
  });
  if (!asked.data) return null;
  const { data } = asked;
  return (
    <section aria-label="复议纠错率和应诉败诉率" className="cam-group">
      <h2>
        复议纠错率和应诉败诉率
        <span className="zs-quiet">
          {from}至{today}结案的；只计已登记的
        </span>
      </h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className="zs-num">
                结案（件）
              </th>
              <th scope="col" className="zs-num">
                纠错或败诉（件）
              </th>
              <th scope="col" className="zs-num">
                比例
              </th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([key, name]) => {
              const it = data[key] as Figure;
              return (
                <tr key={key}>
                  <td data-label="指标">{name}</td>
                  <td data-label="结案" className="zs-num">
                    {it.decided}
                  </td>
                  <td data-label="纠错或败诉" className="zs-num">
                    {it.corrected ?? '—'}
                  </td>
                  <td data-label="比例" className="zs-num">
                    {it.percent === null ? <span className="zs-quiet">{it.words}</span> : `${it.percent}%`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
