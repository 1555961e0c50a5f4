/** The calendar on one's phone: an address made here, shown once, ended here. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { post } from '#kernel/ui/api/client.ts';
import { Problem, Unreachable } from '#kernel/ui/api/problem.ts';
import { afterWrite } from '#kernel/ui/api/queries.ts';
import { type CommandResult, useDesk, useListQuery } from '#kernel/ui/index.ts';

const MAKE = 'duties.make-feed';
const END = 'duties.end-feed';

export function Subscribe() {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  if (!desk.mayGive(MAKE)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>订阅到我的日历</Button>
      <Modal open={open} title="订阅到我的日历" footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        {open ? <Feeds /> : null}
      </Modal>
    </>
  );
}

function Feeds() {
  const desk = useDesk();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [words, setWords] = useState('我的手机日历');
  const [address, setAddress] = useState<string | null>(null);
  const asked = useListQuery('calendar-feed', {
    filter: { person: desk.session.person },
    state: ['active'],
    limit: 20,
  });
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const give = async (name: string, body: object): Promise<CommandResult | undefined> => {
    try {
      const result = await post<CommandResult>(`/api/commands/${name}`, { key: crypto.randomUUID(), ...body });
      await afterWrite(client);
      return result;
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      message.error(error instanceof Unreachable ? '没有收到系统的答复，请检查网络后重试。' : error.message);
      return undefined;
    }
  };
  const make = async () => {
    const made = await give(MAKE, { input: { words } });
    const found = (made?.result as { readonly address?: string } | undefined)?.address;
    if (found) setAddress(`${location.origin}${found}`);
  };
  return (
    <div className="zs-form">
      <p>日历里只有事项种类和到期日，没有企业、人员和线索的名称。知道地址的人都能读取，请不要转给别人。</p>
      {address ? (
        <>
          <p>地址只显示这一次，请现在复制到手机或邮箱的“订阅日历”中：</p>
          <Input.TextArea
            readOnly
            autoSize
            value={address}
            aria-label="日历地址"
            onFocus={(event) => event.target.select()}
          />
        </>
      ) : (
        <div className="zs-row">
          <Input value={words} maxLength={60} onChange={(event) => setWords(event.target.value)} aria-label="用途" />
          <Button type="primary" onClick={() => void make()}>
            生成地址
          </Button>
        </div>
      )}
      {rows.length > 0 ? (
        <ul className="zs-items" aria-label="正在使用的订阅">
          {rows.map((row) => (
            <li key={row.id} className="zs-item">
              <div className="zs-item-main">{String(row.words)}</div>
              <Button
                size="small"
                danger
                onClick={() => void give(END, { id: row.id, version: row.version, input: {} })}
              >
                停用
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
