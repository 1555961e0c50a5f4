/** Beginning a plan: what it is called and rests on; its inspections are added on the next page, with help. */
import { App } from 'antd';
import { Empty, go, Link, RecordForm, recordPath, useDesk } from '#kernel/ui/index.ts';
import '../inspection.css';
import { PlanSteps } from './plan-steps.tsx';

export function NewPlanPage() {
  const desk = useDesk();
  const { message } = App.useApp();
  const command = desk.command('plan.create');
  if (!command || !desk.mayGive(command.name))
    return (
      <Empty title="您当前的岗位不能编制检查计划">
        计划由本单位经办人编制。如确需办理，请切换岗位或联系本单位管理员授权。
      </Empty>
    );
  return (
    <>
      <p className="zs-crumb">
        <Link to="/r/plan">← 检查计划列表</Link>
      </p>
      <h1 className="desk-title">编制检查计划</h1>
      <div className="zs-card">
        <PlanSteps state="draft" />
        <p className="zs-quiet">先填计划名称和编制依据，保存后逐项增加检查；每项检查选企业、选日子时旁边有提示。</p>
        <RecordForm
          command={command}
          initial={{ year: Number(desk.today.slice(0, 4)) }}
          onDone={(result) => {
            message.success('计划已建立，请逐项增加检查');
            go(recordPath('plan', result.id), { replace: true });
          }}
          onCancel={() => go('/r/plan')}
        />
      </div>
    </>
  );
}
