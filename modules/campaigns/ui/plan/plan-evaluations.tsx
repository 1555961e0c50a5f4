/** Evaluations that the plan orders, with how far each unit's is, and to whom is reported. */
import { choice } from '#kernel/record.ts';
import { Link, OpenForm, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import type { LedgerAnswer } from '../shapes.ts';

export function PlanEvaluations({ answer }: { readonly answer: LedgerAnswer }) {
  const desk = useDesk();
  const record = desk.record('evaluation');
  const { plan, evaluations, reports } = answer;
  if (!plan || (evaluations.length === 0 && reports.length === 0)) return null;
  return (
    <section aria-label="评估和报告" className="zs-card cam-group">
      <h2>评估和报告</h2>
      {evaluations.map((it) => (
        <div key={it.code}>
          <p className="zs-row">
            <strong>{it.name}</strong>
            <span>
              {it.due}，{it.steps.join('、')}（{it.article}）
            </span>
            <OpenForm
              command="evaluation.ask"
              label={`布置${it.name}`}
              initial={{ plan: plan.id, code: it.code }}
              fields={{
                code: choice('评估', {
                  required: true,
                  choices: evaluations.map((one) => ({ value: one.code, label: one.name })),
                }),
              }}
              refs={{ 'plan-run': { [plan.id]: plan.title } }}
            />
          </p>
          {it.of.length > 0 ? (
            <ul>
              {it.of.map((one) => (
                <li key={one.id}>
                  <Link to={recordPath('evaluation', one.id)}>{one.unit_name ?? '单位'}</Link>{' '}
                  {record ? <StateTag record={record} state={one.state} /> : null}
                  <span className="zs-quiet">
                    {one.self_on ? `自查${one.self_on}` : ''}
                    {one.reviewed_on ? `　评查${one.reviewed_on}` : ''}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="zs-quiet">还没有布置，或者您看不到。</p>
          )}
        </div>
      ))}
      {reports.length > 0 ? (
        <p>报告对象：{reports.map((it) => `${it.to}（${it.due}，${it.article}）`).join('；')}</p>
      ) : null}
    </section>
  );
}
