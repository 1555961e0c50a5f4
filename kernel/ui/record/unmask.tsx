/**
 * Opening one masked value: a reason, then the value, once. It lives in the dialog's own state and goes when the dialog closes: it is in no
 * query cache, no store of the browser and no address.
 */
import { Alert, Button, Modal, Radio } from 'antd';
import { useRef, useState } from 'react';
import { post } from '../api/client.ts';
import { Problem, Unreachable } from '../api/problem.ts';
import type { RecordMeta } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { textOf } from '../format.ts';

interface UnmaskProps {
  readonly record: RecordMeta;
  readonly id: string;
  /** Name of the masked field. */
  readonly name: string;
}

export function Unmask(props: UnmaskProps) {
  const [open, setOpen] = useState(false);
  const label = props.record.fields[props.name]?.label ?? '';
  return (
    <>
      <Button
        type="link"
        size="small"
        className="zs-no-print"
        aria-haspopup="dialog"
        aria-label={`查看${label}全文`}
        onClick={() => setOpen(true)}
      >
        查看全文
      </Button>
      <Modal open={open} title={`查看${label}全文`} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        {open ? <Ask {...props} onClose={() => setOpen(false)} /> : null}
      </Modal>
    </>
  );
}

function Ask({ record, id, name, onClose }: UnmaskProps & { readonly onClose: () => void }) {
  const desk = useDesk();
  const first = useRef<HTMLDivElement>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<{ readonly value: unknown } | null>(null);
  const field = record.fields[name];
  const ask = async () => {
    if (!reason) {
      setFault('请选择查看完整信息的理由');
      first.current?.querySelector('input')?.focus();
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      setShown(
        await post<{ readonly value: unknown }>(`/api/records/${record.name}/${id}/unmask`, { field: name, reason }),
      );
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      setFault(error instanceof Unreachable ? '没有收到系统的答复，请检查网络后重试。' : error.message);
    } finally {
      setBusy(false);
    }
  };
  if (shown && field)
    return (
      <div className="zs-form">
        <output className="zs-lead zs-no-print">
          {textOf(field, shown.value, { choices: desk.choicesOf(field) })}
        </output>
        <p className="zs-quiet">本次查看已记入访问日志。关闭后内容不再显示，需要时请重新查看。</p>
        <div className="zs-form-actions">
          <Button type="primary" onClick={onClose}>
            关闭
          </Button>
        </div>
      </div>
    );
  return (
    <div className="zs-form">
      <fieldset className={fault ? 'zs-field zs-field-wrong' : 'zs-field'}>
        <legend className="zs-label">
          查看理由<span className="zs-required">（必填）</span>
        </legend>
        <div ref={first}>
          <Radio.Group
            vertical
            value={reason}
            onChange={(event) => setReason(String(event.target.value))}
            options={desk.meta.unmask_reasons.map(({ value, label }) => ({ value, label }))}
          />
        </div>
        {fault ? (
          <div className="zs-fault" role="alert">
            {fault}
          </div>
        ) : null}
      </fieldset>
      <Alert type="info" showIcon title="查看人、时间、栏目和理由都会记入访问日志，内容只显示一次。" />
      <div className="zs-form-actions">
        <Button type="primary" loading={busy} onClick={() => void ask()}>
          查看
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </div>
  );
}
