/** Files of a return: out as a workbook, a document, an offline package; back in, reconciled cell by cell before anything is kept. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { download } from '#kernel/ui/api/client.ts';
import {
  afterWrite,
  Loading,
  Problem,
  Trouble,
  Unreachable,
  useModuleQuery,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import { Reconcile } from './reconcile.tsx';
import { type ChoicesMade, sendBack } from './send-back.ts';
import type { BroughtBack } from './shapes.ts';
import './files.css';

const SAVE = 'return.save-cells';
const LOOK: ChoicesMade = { apply: false, take: [], leave: [] };

export function FilesPanel({ return_id }: { readonly return_id: string }) {
  const record = useRecordQuery('return', return_id);
  const sheet = useModuleQuery<{ readonly can: readonly string[] }>('returns.sheet', { id: return_id });
  const client = useQueryClient();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [version, setVersion] = useState<number | null>(null);
  const [back, setBack] = useState<{ readonly file: File; readonly plan: BroughtBack } | null>(null);
  if (record.isError) return <Trouble error={record.error} retry={() => record.refetch()} />;
  if (record.isPending) return <Loading rows={2} />;
  const { row } = record.data;
  const revision = Number(row.revision ?? 0);
  // Saving is no button, so it is not among those of the record; the sheet says whether it may be done.
  const open = sheet.data?.can.includes(SAVE) ?? false;
  const title = String(row.title);

  const guarded = async (what: string, work: () => Promise<void>) => {
    setBusy(what);
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      setTrouble(error.message);
    } finally {
      setBusy(null);
    }
  };
  const take = (what: string, name: string) =>
    guarded(what, () => {
      const [path, query = ''] = what.split('?');
      const asked = [query, version ? `version=${version}` : ''].filter(Boolean).join('&');
      return download(`/api/returns/${return_id}/${path}${asked ? `?${asked}` : ''}`, undefined, name);
    });
  const send = (file: File, choices: ChoicesMade) =>
    guarded('import', async () => {
      const plan = await sendBack<BroughtBack>(`/api/returns/${return_id}/import`, file, choices);
      setBack({ file, plan });
      if (!plan.applied) return;
      await afterWrite(client);
      if (plan.faults.length === 0) {
        setBack(null);
        message.success(plan.saved > 0 ? `已导入 ${plan.saved} 格` : '文件与平台上的内容一致，没有需要导入的');
      }
    });

  return (
    <section aria-label="文件" className="ret-files zs-no-print">
      <h2>文件</h2>
      <div className="zs-row">
        {revision > 0 ? (
          <Select
            aria-label="选择版本"
            value={version}
            onChange={setVersion}
            style={{ minWidth: 130 }}
            options={[
              { value: null, label: '当前内容' },
              ...Array.from({ length: revision }, (_, at) => ({ value: revision - at, label: `第${revision - at}版` })),
            ]}
          />
        ) : null}
        <Button loading={busy === 'file.xlsx'} onClick={() => void take('file.xlsx', `${title}.xlsx`)}>
          下载表格（.xlsx）
        </Button>
        <Button loading={busy === 'file.docx'} onClick={() => void take('file.docx', `${title}.docx`)}>
          下载文档（.docx）
        </Button>
        {open && version === null ? (
          <>
            <Button
              loading={busy === 'file.xlsx?blank=1'}
              onClick={() => void take('file.xlsx?blank=1', `${title}（空表）.xlsx`)}
            >
              下载空表
            </Button>
            <Button
              loading={busy === 'package.zip'}
              onClick={() => void take('package.zip', `${title}（离线填报包）.zip`)}
            >
              下载离线填报包
            </Button>
            <Button loading={busy === 'import'} onClick={() => input.current?.click()}>
              导入表格或离线包
            </Button>
            <input
              ref={input}
              type="file"
              accept=".xlsx,.zip"
              hidden
              aria-label="选择要导入的表格或离线包"
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file) void send(file, LOOK);
              }}
            />
          </>
        ) : null}
        {revision > 0 ? (
          <Button
            loading={busy === 'platform.zip'}
            onClick={() => void take('platform.zip', `${title}（平台数据包）.zip`)}
          >
            导出平台数据包
          </Button>
        ) : null}
      </div>
      {trouble ? (
        <p role="alert" className="ret-files-trouble">
          {trouble}
        </p>
      ) : null}
      {back ? (
        <Reconcile
          key={`${back.file.name}${back.file.lastModified}`}
          name={back.file.name}
          plan={back.plan}
          busy={busy === 'import'}
          onApply={(choices) => void send(back.file, choices)}
          onClose={() => setBack(null)}
        />
      ) : null}
    </section>
  );
}
