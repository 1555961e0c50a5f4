/** One unit's result: every figure with what it rests on; the unit objects beside the figure. */
import { Link, type PageProps, type RecordAnswer, RecordPage, useDesk } from '#kernel/ui/index.ts';
import { total } from '../domain/figure.ts';
import { FigureWords } from './figure-words.tsx';
import type { Figure } from './shapes.ts';

const OBJECT = 'scorecards.object';

export function ScorecardPage({ params }: PageProps) {
  return (
    <RecordPage record="scorecard" id={params.id ?? ''} without={['figures']}>
      {(answer) => <Figures answer={answer} />}
    </RecordPage>
  );
}

function Figures({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const desk = useDesk();
  const figures = row.figures as unknown as readonly Figure[];
  const sum = total(figures);
  const mayObject = row.state === 'announced' && desk.mayGive(OBJECT);
  return (
    <section aria-label="指标">
      <h2>指标</h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">结果</th>
              <th scope="col">怎么算</th>
              <th scope="col">依据</th>
              {mayObject ? <th scope="col">异议</th> : null}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.code}>
                <th scope="row">{figure.name}</th>
                <td data-label="结果">
                  <FigureWords figure={figure} />
                </td>
                <td data-label="怎么算">
                  {figure.explanation}
                  {figure.source ? <div className="zs-quiet">填入时说明：{figure.source}</div> : null}
                </td>
                <td data-label="依据">{figure.article}</td>
                {mayObject ? (
                  <td data-label="异议">
                    <Link to={`/r/scorecard-objection/new/${OBJECT}?scorecard=${row.id}&indicator=${figure.code}`}>
                      提出异议
                    </Link>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="zs-quiet">
        {sum === null ? '文件没有给出各项权重，不算总分，也不排名次。' : `按权重合计${sum.toLocaleString('zh-CN')}分。`}
      </p>
    </section>
  );
}
