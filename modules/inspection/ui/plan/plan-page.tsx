/** A plan: its inspections, its way through head and bureau, its filings as versions, and what the review found. */
import {
  Link,
  moment,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  type Row,
  ToneTag,
  useDesk,
} from '#kernel/ui/index.ts';
import '../inspection.css';
import type { FilingShown } from '../shapes.ts';
import { PlanInspections } from './plan-inspections.tsx';
import { PlanReview } from './plan-review.tsx';
import { PlanSteps } from './plan-steps.tsx';

const ADD = 'plan.add-inspection';

export function PlanPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      related={false}
      key={id}
      record="plan"
      id={id}
      without={['filings', 'review_findings', 'review_due', 'reviewed_by', 'reviewed_day', 'review_opinion']}
      own={[ADD]}
      acts={({ row, can }) =>
        can.includes(ADD) ? (
          <Link to={`/plans/${row.id}/add`} className="zs-button-link">
            增加检查
          </Link>
        ) : null
      }
    >
      {(answer) => <PlanBody answer={answer} />}
    </RecordPage>
  );
}

function PlanBody({ answer }: { readonly answer: RecordAnswer }) {
  const { row, can } = answer;
  return (
    <>
      <section aria-label="办理步骤">
        <PlanSteps state={row.state} />
        <NextWords row={row} can={can} />
      </section>
      <PlanReview answer={answer} />
      <PlanInspections plan={row} canAdd={can.includes(ADD)} />
      <Filings row={row} />
    </>
  );
}

/** What has to be done now, and by whom, in one sentence. */
function NextWords({ row, can }: { readonly row: Row; readonly can: readonly string[] }) {
  const words: Readonly<Record<string, string>> = {
    draft: can.includes('plan.submit') ? '检查列齐后点“提交审批”，由本单位负责人批准。' : '经办人正在编制。',
    returned: '司法行政部门已退回，请按审查意见修改后重新提交。',
    'head-review': can.includes('plan.approve') ? '请核对所列检查后批准或者退回修改。' : '等本单位负责人审批。',
    approved: can.includes('plan.file') ? '请报送司法行政部门；报送后内容不能再改。' : '等经办人报送司法行政部门。',
    filed: can.includes('plan.review') ? '请在审查期限内核对重复、多头检查并作出结论。' : '等司法行政部门审查或备案。',
    reviewed: '计划已生效。每次检查实施前仍须负责人逐次批准。',
    withdrawn: '计划已撤回，所列检查不再视为计划内检查。',
  };
  return <p>{words[row.state] ?? ''}</p>;
}

function Filings({ row }: { readonly row: Row }) {
  const desk = useDesk();
  const filings = Array.isArray(row.filings) ? (row.filings as readonly FilingShown[]) : [];
  if (filings.length === 0) return null;
  return (
    <section aria-label="历次报送">
      <h2>历次报送</h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">次序</th>
              <th scope="col">报送时间</th>
              <th scope="col">方式</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {filings.map((it) => (
              <tr key={it.version}>
                <td data-label="次序">第{it.version}次</td>
                <td data-label="报送时间">{moment(it.filed_at)}</td>
                <td data-label="方式">{it.mode === 'approval' ? '审核' : '备案'}</td>
                <td data-label="结果">
                  {it.returned_at ? (
                    <ToneTag tone="attention">{moment(it.returned_at)}退回</ToneTag>
                  ) : it.effective_at ? (
                    <ToneTag tone="done">{moment(it.effective_at)}起计为计划内</ToneTag>
                  ) : (
                    <ToneTag tone="waiting">等审核通过，{desk.today}尚未计为计划内</ToneTag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
