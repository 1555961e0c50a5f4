/** The panel that every designed state stands in; empty and loading. */
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';

interface PanelProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly alert?: boolean;
}

/** A state in words: what it is, why, and what can be done next. */
export function Panel({ icon, title, children, actions, alert }: PanelProps) {
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
