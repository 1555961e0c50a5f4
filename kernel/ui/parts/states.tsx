/** Empty, loading, failed and forbidden: designed states, each with the next thing to do. */
import DisconnectOutlined from '@ant-design/icons/DisconnectOutlined';
import FileSearchOutlined from '@ant-design/icons/FileSearchOutlined';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import LockOutlined from '@ant-design/icons/LockOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Problem, Unreachable } from '../api/problem.ts';
import { go } from '../router.tsx';
import { BasisLinks } from './basis-link.tsx';

interface PanelProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly alert?: boolean;
}

function Panel({ icon, title, children, actions, alert }: PanelProps) {
  return (
    <div className="zs-panel" role={alert ? 'alert' : 'status'}>
      <div className="zs-panel-icon" aria-hidden>
        {icon}
      </div>
      <p className="zs-panel-title">{title}</p>
      {children ? <div className="zs-panel-text">{children}</div> : null}
      {actions ? <div className="zs-panel-actions">{actions}</div> : null}
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here, and that is all right: says why and what could be done. */
export function Empty(props: EmptyProps) {
  return <Panel icon={<InboxOutlined />} {...props} />;
}

export function Loading({ rows = 6, label = '正在读取…' }: { readonly rows?: number; readonly label?: string }) {
  return (
    <div role="status" aria-live="polite" className="zs-loading">
      <span className="zs-unseen">{label}</span>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}

/** Any trouble of a read: no right, not found, no network, broken. `retry` asks again. */
export function Trouble({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const again = retry ? (
    <Button type="primary" onClick={retry}>
      重试
    </Button>
  ) : null;
  const home = <Button onClick={() => go('/')}>回到今日</Button>;
  if (error instanceof Unreachable)
    return (
      <Panel icon={<DisconnectOutlined />} title="没有连上系统" actions={again} alert>
        请检查网络后重试；已经填写的内容不会丢失。
      </Panel>
    );
  if (error instanceof Problem && error.status === 403)
    return (
      <Panel icon={<LockOutlined />} title="您当前的岗位不能查看" actions={home} alert>
        {error.message}
      </Panel>
    );
  if (error instanceof Problem && (error.status === 404 || error.status === 410))
    return (
      <Panel icon={<FileSearchOutlined />} title="没有找到" actions={home} alert>
        {error.message}
      </Panel>
    );
  const words = error instanceof Problem ? error.message : '页面出了错。请重试；仍不行请告诉系统管理员。';
  return (
    <Panel icon={<WarningOutlined />} title="没有读取成功" actions={again ?? home} alert>
      {words}
      {error instanceof Problem ? <BasisLinks ids={error.basis} /> : null}
    </Panel>
  );
}
