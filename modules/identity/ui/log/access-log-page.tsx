/** 登录和访问日志 for the audit administrator alone: filter as a sentence, pages by number, export of exactly what is asked. */
import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { App, Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { download } from '#kernel/ui/api/client.ts';
import { Empty, Loading, moment, post, ToneTag, Trouble, useDesk } from '#kernel/ui/index.ts';

interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly ok: boolean;
  readonly person_name: string | null;
  readonly account: string;
  readonly username: string | null;
  readonly unit: string;
  readonly address: string;
  readonly what: Readonly<Record<string, unknown>>;
}
interface Page {
  readonly entries: readonly Entry[];
  readonly next: number | null;
}
type Ask = Readonly<Record<string, string | boolean>>;

const KINDS = [
  { value: 'sign-in', label: '登录' },
  { value: 'sign-out', label: '退出' },
  { value: 'refused', label: '被拒绝' },
  { value: 'export', label: '导出' },
  { value: 'unmask', label: '查看隐去内容' },
  { value: 'administer', label: '管理操作' },
  { value: 'audit', label: '查阅日志' },
  { value: 'portal', label: '公众端' },
];
const STEPS: Readonly<Record<string, string>> = {
  password: '口令',
  code: '动态口令',
  enrolled: '绑定动态口令',
  'password-changed': '修改口令',
};
const LABELS: Readonly<Record<string, string>> = {
  step: '步骤',
  why: '原因',
  verb: '操作',
  record: '台账',
  filter: '条件',
  id: '编号',
  code: '动态口令',
};

export function AccessLogPage() {
  const desk = useDesk();
  const { message } = App.useApp();
  const [ask, setAsk] = useState<Ask>({});
  const asked = useInfiniteQuery({
    queryKey: ['query', 'audit.access-log', ask],
    queryFn: ({ pageParam, signal }) =>
      post<Page>('/api/queries/audit.access-log', pageParam === null ? ask : { ...ask, before: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
  const save = useMutation({
    mutationFn: () => download('/api/audit/access-log/export', ask, `登录和访问日志${desk.today}.xlsx`),
    onError: (error) => message.error(error.message),
  });
  const set = (name: string, value: string | boolean | undefined) =>
    setAsk((was) => {
      const { [name]: _, ...rest } = was;
      return value === undefined || value === '' ? rest : { ...rest, [name]: value };
    });
  const entries = asked.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <h1 className="desk-title">
        登录和访问日志<span className="zs-quiet">不含业务内容；导出也会留下记录</span>
      </h1>
      <div className="zs-list">
        <div className="zs-sentence">
          <DatePicker.RangePicker
            aria-label="起止日期"
            placeholder={['开始日期', '结束日期']}
            allowEmpty={[true, true]}
            value={[ask.from ? dayjs(String(ask.from)) : null, ask.until ? dayjs(String(ask.until)) : null]}
            onChange={(range) => {
              set('from', range?.[0]?.format('YYYY-MM-DD'));
              set('until', range?.[1]?.format('YYYY-MM-DD'));
            }}
          />
          <Select
            aria-label="类别"
            className="id-role"
            allowClear
            placeholder="全部类别"
            options={KINDS}
            value={(ask.kind as string | undefined) ?? null}
            onChange={(next: string | null | undefined) => set('kind', next ?? undefined)}
          />
          <Select
            aria-label="结果"
            className="id-result"
            allowClear
            placeholder="成功或失败"
            options={[
              { value: 'yes', label: '成功' },
              { value: 'no', label: '失败' },
            ]}
            value={ask.ok === undefined ? null : ask.ok ? 'yes' : 'no'}
            onChange={(next: string | null | undefined) => set('ok', next ? next === 'yes' : undefined)}
          />
          <Input.Search
            aria-label="账号"
            className="zs-words"
            allowClear
            placeholder="账号"
            onSearch={(text) => set('account', text.trim())}
          />
          <Input.Search
            aria-label="地址"
            className="zs-words"
            allowClear
            placeholder="来源地址"
            onSearch={(text) => set('address', text.trim())}
          />
          <span className="zs-push" />
          <Button
            icon={<DownloadOutlined aria-hidden />}
            loading={save.isPending}
            disabled={entries.length === 0}
            onClick={() => save.mutate()}
          >
            导出
          </Button>
        </div>
        {asked.isPending ? <Loading rows={10} /> : null}
        {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
        {asked.isSuccess && entries.length === 0 ? <Empty title="没有符合条件的日志">请放宽条件再看。</Empty> : null}
        {entries.length > 0 ? <Table entries={entries} /> : null}
        {entries.length > 0 ? (
          <p className="zs-more">
            已显示{entries.length}条{asked.hasNextPage ? '，还有更早的。' : '，已全部显示。'}
            {asked.hasNextPage ? (
              <Button loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
                再显示一页
              </Button>
            ) : null}
          </p>
        ) : null}
      </div>
    </>
  );
}

const say = (what: Entry['what']) =>
  Object.entries(what)
    .filter(([, value]) => value !== null && value !== '' && value !== false)
    .map(([name, value]) => {
      const words = value === true ? '已验证' : (STEPS[String(value)] ?? String(value));
      return `${LABELS[name] ?? name}：${words}`;
    })
    .join('；');

function Table({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <caption className="zs-unseen">登录和访问日志</caption>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">类别</th>
            <th scope="col">结果</th>
            <th scope="col">账号</th>
            <th scope="col">单位</th>
            <th scope="col">来源地址</th>
            <th scope="col">内容</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((it) => (
            <tr key={it.seq}>
              <td data-label="时间">{moment(it.at)}</td>
              <td data-label="类别">{KINDS.find((kind) => kind.value === it.kind)?.label ?? it.kind}</td>
              <td data-label="结果">
                <ToneTag tone={it.ok ? 'done' : 'stopped'}>{it.ok ? '成功' : '失败'}</ToneTag>
              </td>
              <td data-label="账号">
                {it.username ?? it.account ?? '—'}
                {it.person_name ? `（${it.person_name}）` : ''}
              </td>
              <td data-label="单位">{it.unit || '—'}</td>
              <td data-label="来源地址">{it.address}</td>
              <td data-label="内容">{say(it.what) || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
