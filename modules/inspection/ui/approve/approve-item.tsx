/** One visit that waits for approval: who goes where on which day and why, what stands against it, one button. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { asDay, weekdayZh } from '#kernel/day.ts';
import { newKey } from '#kernel/ui/form/draft.ts';
import {
  afterWrite,
  BasisLinks,
  type CommandResult,
  Link,
  moment,
  Problem,
  post,
  RecordForm,
  recordPath,
  ToneTag,
  useDesk,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import type { TaskToApprove } from '../shapes.ts';
import { useTypeWord } from '../words.ts';
import { Against } from './against.tsx';
import { OtherDepartments } from './other-departments.tsx';

const APPROVE = 'inspection.approve';
const REFUSE = 'inspection.refuse';

export function ApproveItem({ task }: { readonly task: TaskToApprove }) {
  const desk = useDesk();
  const typeWord = useTypeWord();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [key] = useState(newKey);
  const [refusing, setRefusing] = useState(false);
  const one = useRecordQuery('inspection', task.id);
  const can = one.data?.can ?? [];
  const approve = useMutation({
    mutationFn: () =>
      post<CommandResult>(`/api/commands/${APPROVE}`, { id: task.id, version: task.version, key, input: {} }),
    onSuccess: async () => {
      message.success(`已批准：${task.firm_name} ${task.planned_from}`);
      await afterWrite(client);
    },
  });
  const refuse = desk.command(REFUSE);
  return (
    <section className="ins-approve-item" aria-label={`${task.firm_name} ${task.planned_from}`}>
      <div>
        <h2>
          <Link to={recordPath('inspection', task.id)}>{task.firm_name}</Link>
          <span className="zs-quiet">{typeWord(task.inspection_type)}</span>
        </h2>
        <p>
          {task.planned_from}（{weekdayZh(asDay(task.planned_from))}）
          {task.planned_until === task.planned_from ? '' : `至${task.planned_until}`}
          {task.address ? `　${task.address}` : ''}
        </p>
        <p>
          查：{task.item_names.join('、') || '未列事项'}
          <br />
          去：{task.officer_names.join('、')}
          <br />
          因：{task.reason}
        </p>
        {task.urgent ? <ToneTag tone="attention">紧急检查</ToneTag> : null}
        {task.entered_at ? <ToneTag tone="stopped">已于{moment(task.entered_at)}先行入企，须补办批准</ToneTag> : null}
        <Against task={task} row={one.data?.row} />
        <OtherDepartments about={task.about} />
        {approve.error instanceof Error ? (
          <div role="alert">
            <ToneTag tone="stopped">没有批准：{approve.error.message}</ToneTag>
            {approve.error instanceof Problem ? <BasisLinks ids={approve.error.basis} /> : null}
          </div>
        ) : null}
      </div>
      <div className="ins-approve-acts zs-no-print">
        {can.includes(APPROVE) ? (
          <Button type="primary" size="large" loading={approve.isPending} onClick={() => approve.mutate()}>
            {task.entered_at ? '补办批准' : '批准'}
          </Button>
        ) : one.isSuccess ? (
          <span className="zs-quiet">拟定人不能批准自己的检查，请由其他负责人办理。</span>
        ) : null}
        {can.includes(REFUSE) && refuse ? <Button onClick={() => setRefusing(true)}>不批准</Button> : null}
      </div>
      <Drawer open={refusing} onClose={() => setRefusing(false)} title="不批准检查" size={640} destroyOnHidden>
        {refuse && one.data ? (
          <RecordForm
            command={refuse}
            row={one.data.row}
            onDone={() => {
              setRefusing(false);
              message.success('已退回，并通知拟定人');
            }}
            onCancel={() => setRefusing(false)}
          />
        ) : null}
      </Drawer>
    </section>
  );
}
