/** Attachments: each sends at once with its progress, can be stopped, and stays in the form when sending fails. */
import { Button, Progress } from 'antd';
import { useId, useRef, useState } from 'react';
import { type StoredFile, upload } from '../api/client.ts';
import { sizeOf } from '../format.ts';
import { readKept, writeKept } from '../kept.ts';

interface Sending {
  readonly key: number;
  readonly file: File;
  readonly percent: number;
  readonly trouble?: string;
  readonly abort: AbortController;
}

interface FilesFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  readonly describedBy?: string | undefined;
}

const nameKey = (id: string) => `file.${id}`;

export function FilesField({ id, label, value, onChange, describedBy }: FilesFieldProps) {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const current = useRef(value);
  current.current = value;
  const next = useRef(0);
  const list = useId();

  const patch = (key: number, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const drop = (key: number) => setSending((all) => all.filter((one) => one.key !== key));

  const send = async (file: File) => {
    next.current += 1;
    const key = next.current;
    const abort = new AbortController();
    setSending((all) => [...all, { key, file, percent: 0, abort }]);
    try {
      const stored: StoredFile = await upload(file, (percent) => patch(key, { percent }), abort.signal);
      writeKept(
        nameKey(stored.id),
        `${stored.name}（${[sizeOf(stored.size), ...(stored.note ? [stored.note] : [])].join('；')}）`,
        sessionStorage,
      );
      current.current = [...current.current, stored.id];
      onChange(current.current);
      drop(key);
    } catch (error) {
      if (abort.signal.aborted) drop(key);
      else patch(key, { trouble: error instanceof Error ? error.message : '没有传成功' });
    }
  };

  return (
    <div className="zs-files">
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className="zs-unseen"
        aria-describedby={describedBy}
        onChange={(event) => {
          for (const file of event.target.files ?? []) void send(file);
          event.target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()} aria-controls={list}>
        选择文件
      </Button>
      <ul id={list} className="zs-plain-list" aria-label={`${label}已选文件`}>
        {value.map((one, i) => (
          <li key={one} className="zs-row">
            <a href={`/api/files/${one}`} target="_blank" rel="noreferrer">
              {readKept<string>(nameKey(one), sessionStorage) ?? `附件${i + 1}`}
            </a>
            <Button size="small" type="text" onClick={() => onChange(value.filter((other) => other !== one))}>
              移除
            </Button>
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.key} className="zs-row">
            <span>{one.file.name}</span>
            {one.trouble ? (
              <span role="alert" className="zs-fault">
                {one.trouble}
              </span>
            ) : (
              <Progress
                percent={one.percent}
                size="small"
                className="zs-file-progress"
                aria-label={`${one.file.name} 上传进度`}
              />
            )}
            {one.trouble ? (
              <Button
                size="small"
                onClick={() => {
                  drop(one.key);
                  void send(one.file);
                }}
              >
                重新上传
              </Button>
            ) : null}
            <Button size="small" type="text" onClick={() => (one.trouble ? drop(one.key) : one.abort.abort())}>
              {one.trouble ? '移除' : '取消'}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
