/** 批量导入 in four steps: choose what, download the template, try it, import. Nothing is kept of a try. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { afterWrite, Empty, get, go, Link, Loading, ToneTag, Trouble } from '#kernel/ui/index.ts';
import '../identity.css';
import { FaultTable } from './fault-table.tsx';
import { sendWorkbook } from './send-workbook.ts';
import type { ImportAnswer, ImportKind } from './shapes.ts';
import { TaskProgress } from './task-progress.tsx';

export function ImportPage() {
  const client = useQueryClient();
  const asked = useQuery({
    queryKey: ['import', 'kinds'],
    queryFn: ({ signal }) => get<{ readonly kinds: readonly ImportKind[] }>('/api/import', signal),
  });
  const [name, setName] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const kinds = asked.data?.kinds ?? [];
  const kind = kinds.find((it) => it.kind === name) ?? (kinds.length === 1 ? kinds[0] : undefined);
  const run = useMutation({
    mutationFn: ({ dry_run }: { readonly dry_run: boolean }) => sendWorkbook(kind?.kind ?? '', file as File, dry_run),
    onSuccess: async (answer) => {
      if (answer.dry_run) return;
      await afterWrite(client);
      // A large one has a page of its own, which is there again after a reload.
      if (answer.job && (answer.task !== null || answer.refused > 0)) go(`/import/${answer.job}`);
    },
  });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  if (kinds.length === 0)
    return (
      <>
        <h1 className="desk-title">批量导入</h1>
        <Empty title="您当前的岗位没有可以导入的台账">需要批量导入的，请联系本单位经办人或者系统管理员。</Empty>
      </>
    );
  const tried = run.data?.dry_run ? run.data : undefined;
  const choose = (next: File | null) => {
    setFile(next);
    run.reset();
  };
  return (
    <>
      <h1 className="desk-title">批量导入</h1>
      <div className="id-import">
        <section className="zs-card" aria-label="第一步">
          <h2>1　选择导入什么</h2>
          <Select
            className="zs-wide"
            aria-label="导入什么"
            placeholder="请选择"
            value={kind?.kind ?? null}
            options={kinds.map((it) => ({ value: it.kind, label: it.label }))}
            onChange={(next: string) => {
              setName(next);
              choose(null);
            }}
          />
        </section>
        {kind ? (
          <section className="zs-card" aria-label="第二步">
            <h2>2　下载模板，填好内容</h2>
            <p className="zs-quiet">
              必填：
              {kind.columns
                .filter((it) => it.required)
                .map((it) => it.label)
                .join('、')}
              。栏目顺序不限，填法见模板的说明页。
            </p>
            <a href={`/api/import/${kind.kind}/template`} download>
              下载{kind.label}导入模板（.xlsx）
            </a>
          </section>
        ) : null}
        {kind ? (
          <section className="zs-card" aria-label="第三步">
            <h2>3　上传，先试导入</h2>
            <p className="zs-quiet">试导入逐行核对，什么也不保存；同一份表格重复导入不会重复建立。</p>
            <input
              key={kind.kind}
              type="file"
              className="id-file"
              aria-label="要导入的表格"
              accept=".xlsx"
              onChange={(event) => choose(event.target.files?.[0] ?? null)}
            />
            <p className="zs-row">
              <Button
                type={tried ? 'default' : 'primary'}
                disabled={!file}
                loading={run.isPending && run.variables.dry_run}
                onClick={() => run.mutate({ dry_run: true })}
              >
                试导入
              </Button>
              <Button
                type={tried ? 'primary' : 'default'}
                disabled={!file || !tried}
                loading={run.isPending && !run.variables.dry_run}
                onClick={() => run.mutate({ dry_run: false })}
              >
                {tried && tried.task === null ? importWords(tried) : '正式导入'}
              </Button>
            </p>
            {run.error ? (
              <p role="alert">
                <ToneTag tone="stopped">{run.error.message}</ToneTag>
              </p>
            ) : null}
          </section>
        ) : null}
        {run.data?.task ? (
          <TaskProgress id={run.data.task}>
            {(answer) => <Result answer={{ ...answer, dry_run: run.data.dry_run }} job={run.data.job} />}
          </TaskProgress>
        ) : run.data ? (
          <Result answer={run.data} job={run.data.job} />
        ) : null}
      </div>
    </>
  );
}

/** What the second button will do, once the try has told. */
function importWords({ total, refused }: ImportAnswer): string {
  if (refused === 0) return `正式导入${total}行`;
  return refused === total ? '留在平台上逐行改正' : `导入没有问题的${total - refused}行`;
}

function Result({ answer, job }: { readonly answer: ImportAnswer; readonly job: string | null }) {
  const { dry_run, total, made, present, refused, unknown_headers = [], faults = [] } = answer;
  return (
    <section className="zs-card" aria-label="结果" aria-live="polite">
      <h2>{dry_run ? '试导入结果' : '导入结果'}</h2>
      <p>
        <ToneTag tone={refused > 0 ? 'attention' : 'done'}>
          共{total}行：{dry_run ? '可以新建' : '新建'}
          {made}行，已有{present}行，有问题{refused}行
        </ToneTag>
      </p>
      {unknown_headers.length > 0 ? (
        <p className="zs-quiet">没有用到的栏目：{unknown_headers.join('、')}（未导入）</p>
      ) : null}
      {faults.length > 0 ? (
        <>
          <p>
            {dry_run
              ? '可以在表格中改好后重新上传；也可以先导入没有问题的行，有问题的行留在平台上逐行改正。'
              : '有问题的行已留存，可以逐行改正后补导。'}
          </p>
          <FaultTable faults={faults} />
        </>
      ) : null}
      {!dry_run && job && refused > 0 ? <Link to={`/import/${job}`}>逐行改正有问题的{refused}行</Link> : null}
    </section>
  );
}
