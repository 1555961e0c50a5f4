/** Cards of one light: a table on the desk, a card each on a phone; read page by page. */
import { Button } from 'antd';
import { Empty, Light, type ListAsk, Loading, type Row, Trouble, useListQuery } from '#kernel/ui/index.ts';
import { AlertTable } from './alert-table.tsx';

interface AlertSectionProps {
  readonly light: string;
  readonly ask: ListAsk;
  /** Absent where nothing can be chosen. */
  readonly picked?: readonly Row[] | undefined;
  readonly onPick: (row: Row) => void;
  readonly onAll: () => void;
}

export function AlertSection({ light, ask, picked, onPick, onAll }: AlertSectionProps) {
  const list = useListQuery('alert', ask);
  const pages = list.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const units = Object.assign({}, ...pages.map((page) => page.units ?? {})) as Record<string, string>;
  return (
    <section className="sup-section" aria-label={light === 'red' ? '红灯' : '黄灯'}>
      <h2>
        <Light level={light} />
        {list.isSuccess ? (
          <span className="zs-quiet">
            {rows.length}项{list.hasNextPage ? '以上' : ''}
          </span>
        ) : null}
      </h2>
      {list.isPending ? <Loading rows={4} /> : null}
      {list.isError && rows.length === 0 ? <Trouble error={list.error} retry={() => list.refetch()} /> : null}
      {list.isSuccess && rows.length === 0 ? <Nothing light={light} ask={ask} onAll={onAll} /> : null}
      {rows.length > 0 ? <AlertTable rows={rows} units={units} picked={picked} onPick={onPick} /> : null}
      {list.hasNextPage ? (
        <p className="zs-more">
          <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            再显示一页
          </Button>
        </p>
      ) : null}
    </section>
  );
}

function Nothing({ light, ask, onAll }: Pick<AlertSectionProps, 'light' | 'ask' | 'onAll'>) {
  const word = light === 'red' ? '红灯' : '黄灯';
  const narrow = ask.words || Object.keys(ask.filter ?? {}).length > 1;
  if (light === 'yellow' && !narrow) return <p className="sup-calm">没有待办的黄灯。</p>;
  return (
    <Empty
      title={narrow ? `没有符合条件的${word}` : `没有待办的${word}`}
      actions={<Button onClick={onAll}>查看全部预警</Button>}
    >
      {narrow ? '可以去掉几个条件再看。' : '新的预警在行为登记后两秒内出现在这里，逾期类的每天检查。'}
    </Empty>
  );
}
