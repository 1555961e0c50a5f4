/** The generic pages: they cover every record without a hand-made face. */
import { App } from 'antd';
import { useState } from 'react';
import {
  Empty,
  go,
  Link,
  listPath,
  type PageProps,
  RecordForm,
  RecordList,
  RecordPage,
  recordPath,
  useDesk,
  usePlace,
} from '#kernel/ui/index.ts';

export function ListPage({ params }: PageProps) {
  const desk = useDesk();
  const { record = '' } = params;
  return (
    <>
      <h1 className="desk-title">{desk.record(record)?.label ?? ''}</h1>
      <RecordList key={record} record={record} />
    </>
  );
}

export function OnePage({ params }: PageProps) {
  const { record = '', id = '' } = params;
  return <RecordPage key={id} record={record} id={id} />;
}

/** A form on a page of its own; `?field=value` fills fields beforehand. */
export function NewPage({ params }: PageProps) {
  const desk = useDesk();
  const { message } = App.useApp();
  const { search } = usePlace();
  const command = desk.command(params.command ?? '');
  const [initial] = useState(() => Object.fromEntries([...search].filter(([name]) => command?.fields[name])));
  const record = desk.record(params.record ?? '');
  if (!command?.creates || !record || !desk.mayGive(command.name))
    return <Empty title="您当前的岗位不能办理">如确需办理，请切换岗位或联系本单位管理员授权。</Empty>;
  return (
    <>
      <p className="zs-crumb">
        <Link to={listPath(record.name)}>← {record.label}列表</Link>
      </p>
      <h1 className="desk-title">{command.label}</h1>
      <div className="zs-card">
        <RecordForm
          command={command}
          initial={initial}
          onDone={(result) => {
            message.success(`${command.label}已提交`);
            go(recordPath(result.record, result.id), { replace: true });
          }}
          onCancel={() => go(listPath(record.name))}
        />
      </div>
    </>
  );
}
