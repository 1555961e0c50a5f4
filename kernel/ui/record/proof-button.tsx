/** 存证: the record's history as a file that anybody verifies without us. Who may not have it is told so in the server's words. */
import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { download } from '../api/client.ts';
import { Problem, Unreachable } from '../api/problem.ts';
import type { RecordMeta } from '../api/shapes.ts';

interface ProofButtonProps {
  readonly record: RecordMeta;
  readonly id: string;
}

export function ProofButton(props: ProofButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<SafetyCertificateOutlined aria-hidden />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        存证
      </Button>
      <Modal
        open={open}
        title={`导出${props.record.label}存证`}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {open ? <Export {...props} onClose={() => setOpen(false)} /> : null}
      </Modal>
    </>
  );
}

function Export({ record, id, onClose }: ProofButtonProps & { readonly onClose: () => void }) {
  const [state, setState] = useState<'ready' | 'busy' | 'done'>('ready');
  const [trouble, setTrouble] = useState<Problem | Unreachable | null>(null);
  const name = `${record.label}存证-${id}.json`;
  const save = async () => {
    setState('busy');
    setTrouble(null);
    try {
      await download(`/api/records/${record.name}/${id}/proof`, undefined, name);
      setState('done');
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      setTrouble(error);
      setState('ready');
    }
  };
  const refused = trouble instanceof Problem && trouble.status === 403;
  return (
    <div className="zs-form">
      <p>
        存证文件含这条{record.label}全部办理过程的原文和封印，导出行为记入访问日志。核验：在装有本平台程序的电脑上运行{' '}
        <code>npx zhunsheng verify 文件</code>，不需要连接本系统。
      </p>
      {state === 'done' ? <Alert type="success" showIcon title={`已导出“${name}”，请妥善保管。`} /> : null}
      {trouble ? (
        <Alert
          type="error"
          showIcon
          title={refused ? '您当前的岗位不能导出' : '没有导出'}
          description={trouble instanceof Unreachable ? '没有收到系统的答复，请检查网络后重试。' : trouble.message}
        />
      ) : null}
      <div className="zs-form-actions">
        {state === 'done' || refused ? null : (
          <Button type="primary" loading={state === 'busy'} onClick={() => void save()}>
            导出存证
          </Button>
        )}
        <Button onClick={onClose}>{state === 'ready' && !refused ? '取消' : '关闭'}</Button>
      </div>
    </div>
  );
}
