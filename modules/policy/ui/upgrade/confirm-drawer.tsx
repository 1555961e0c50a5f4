/** Keeping or ending a local value: the command's own form on the record as it stands now. */
import { App, Drawer } from 'antd';
import { Empty, Loading, RecordForm, Trouble, useDesk, useRecordQuery } from '#kernel/ui/index.ts';
import type { UpgradeRow } from '../shapes.ts';

export const CONFIRM = 'policy.confirm-local-value';

interface ConfirmDrawerProps {
  readonly row: UpgradeRow;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ConfirmDrawer({ row, open, onClose }: ConfirmDrawerProps) {
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={`核对本地设定值　${row.policy_title ?? ''}`}
      size={640}
      destroyOnHidden
    >
      {open ? <Form row={row} onClose={onClose} /> : null}
    </Drawer>
  );
}

function Form({ row, onClose }: Pick<ConfirmDrawerProps, 'row' | 'onClose'>) {
  const desk = useDesk();
  const { message } = App.useApp();
  const asked = useRecordQuery('local-review', row.id);
  const command = desk.command(CONFIRM);
  if (asked.isPending) return <Loading rows={6} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  if (!command || !asked.data.can.includes(CONFIRM))
    return <Empty title="现在不能核对">这一项可能刚由别人核对过，或者由其他单位核对。请刷新后再看。</Empty>;
  return (
    <RecordForm
      command={command}
      row={asked.data.row}
      initial={row.fate === 'void' ? { decision: 'end' } : {}}
      onDone={(result) => {
        message.success(result.state === 'kept' ? '已保留本地值' : '已终止本地值');
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
