/** The two ways to draft an inspection: into a plan, and outside of plans. */
import { App } from 'antd';
import { useState } from 'react';
import {
  Empty,
  go,
  Link,
  Loading,
  type PageProps,
  recordPath,
  Trouble,
  useDesk,
  usePlace,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import { DraftForm } from './draft-form.tsx';
import '../inspection.css';

export function AddToPlanPage({ params }: PageProps) {
  const desk = useDesk();
  const { message } = App.useApp();
  const id = params.id ?? '';
  const asked = useRecordQuery('plan', id);
  const [round, setRound] = useState(0);
  const command = desk.command('plan.add-inspection');
  if (asked.isPending) return <Loading rows={12} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { row, can } = asked.data;
  if (!command || !can.includes('plan.add-inspection'))
    return (
      <Empty title="这份计划现在不能增加检查" actions={<Link to={recordPath('plan', id)}>回到计划</Link>}>
        计划在编制中才能增加检查；已报送的，请先办理“变更重报”。
      </Empty>
    );
  return (
    <>
      <p className="zs-crumb">
        <Link to={recordPath('plan', id)}>← {String(row.title)}</Link>
      </p>
      <h1 className="desk-title">增加检查</h1>
      <DraftForm
        key={`${row.version}-${round}`}
        command={command}
        plan={row}
        onDone={(_, again) => {
          message.success('已列入计划');
          if (again) setRound((n) => n + 1);
          else go(recordPath('plan', id));
        }}
        onCancel={() => go(recordPath('plan', id))}
      />
    </>
  );
}

export function AdHocPage() {
  const desk = useDesk();
  const { message } = App.useApp();
  const { search } = usePlace();
  const [firm] = useState(() => search.get('firm'));
  const command = desk.command('inspection.draft-ad-hoc');
  if (!command || !desk.mayGive(command.name))
    return <Empty title="您当前的岗位不能拟定检查">如确需办理，请切换岗位或联系本单位管理员授权。</Empty>;
  return (
    <>
      <p className="zs-crumb">
        <Link to="/r/inspection">← 行政检查列表</Link>
      </p>
      <h1 className="desk-title">
        拟定临时检查
        <span className="zs-quiet">投诉举报、上级交办、转办、监测或者企业申请等计划外的检查</span>
      </h1>
      <DraftForm
        command={command}
        firm={firm}
        onDone={(result) => {
          message.success('已拟定，等负责人批准');
          go(recordPath('inspection', result.id), { replace: true });
        }}
        onCancel={() => go('/r/inspection')}
      />
    </>
  );
}
