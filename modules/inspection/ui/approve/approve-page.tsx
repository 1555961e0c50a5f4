/** 待批准: what waits for the head, one tap each, with what stands against it in words. */
import { Button } from 'antd';
import { useState } from 'react';
import { Empty, Link, Loading, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import '../inspection.css';
import type { TaskToApprove } from '../shapes.ts';
import { ApproveItem } from './approve-item.tsx';

const PAGE = 20;

export function ApprovePage() {
  const { post } = useDesk();
  const asked = useModuleQuery<{ readonly today: string; readonly tasks: readonly TaskToApprove[] }>(
    'inspection.to-approve',
  );
  const [shown, setShown] = useState(PAGE);
  const tasks = asked.data?.tasks ?? [];
  const entered = tasks.filter((task) => task.entered_at !== null).length;
  return (
    <>
      <h1 className="desk-title">
        待批准的检查
        <span className="zs-quiet">
          {post?.unit_name}　{tasks.length}项{entered > 0 ? `，其中${entered}项已先入企、须补办批准` : ''}
        </span>
      </h1>
      <p className="zs-quiet">
        每项按当日证件、本单位今年的检查次数和其他部门近期的检查核对；未接入平台的部门的检查不在此列。
      </p>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && tasks.length === 0 ? (
        <Empty title="没有等您批准的检查" actions={<Link to="/r/inspection">查看全部检查</Link>}>
          经办人拟定检查后会出现在这里，并在今日页提醒您。
        </Empty>
      ) : null}
      <div className="ins-approve">
        {tasks.slice(0, shown).map((task) => (
          <ApproveItem key={task.id} task={task} />
        ))}
      </div>
      {tasks.length > shown ? (
        <p className="zs-more">
          已显示{shown}项，共{tasks.length}项。<Button onClick={() => setShown((n) => n + PAGE)}>再显示一些</Button>
        </p>
      ) : null}
    </>
  );
}
