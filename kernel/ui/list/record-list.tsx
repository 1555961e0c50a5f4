/** The list of a record: filter as a sentence, saved views, column choice, more by key, export of exactly what is shown. */
import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { download } from '../api/client.ts';
import { useListQuery } from '../api/queries.ts';
import type { ListAnswer, ListAsk, RecordMeta, RefTitles, UnitNames } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { Empty, Loading, Trouble } from '../parts/states.tsx';
import { go, Link, usePlace } from '../router.tsx';
import { decodeAsk, encodeAsk, listPath } from './address.ts';
import { ColumnChoice } from './column-choice.tsx';
import { chosenColumns, columnsOf, keepColumns } from './columns.ts';
import { FilterSentence } from './filter-sentence.tsx';
import { RecordTable } from './record-table.tsx';
import { SavedViews } from './saved-views.tsx';
import { isBare } from './sentence.ts';

interface RecordListProps {
  readonly record: string;
  /** Conditions that belong to the place the list stands in; not shown and not taken away. Such a list keeps no address. */
  readonly within?: ListAsk;
}

export function RecordList({ record: name, within }: RecordListProps) {
  const desk = useDesk();
  const record = desk.record(name);
  if (!record) return <Empty title="没有这种记录">请从左侧重新进入。</Empty>;
  return <List record={record} within={within} />;
}

function List({ record, within }: { readonly record: RecordMeta; readonly within: ListAsk | undefined }) {
  const desk = useDesk();
  const { search } = usePlace();
  const [inner, setInner] = useState<ListAsk>({});
  const ask = within ? inner : decodeAsk(search, record);
  const change = (next: ListAsk) => (within ? setInner(next) : go(listPath(record.name, next), { replace: true }));
  const whole: ListAsk = { ...ask, ...within, filter: { ...ask.filter, ...within?.filter } };
  const list = useListQuery(record.name, whole);
  const [columns, setColumns] = useState(() => chosenColumns(desk.session.person, record));
  const pages = list.data?.pages ?? [];
  const { refs, units } = useMemo(() => namesOf(pages), [pages]);
  const rows = pages.flatMap((page) => page.rows);
  const create = desk.meta.commands.filter((c) => c.creates && c.record === record.name && desk.mayGive(c.name));

  return (
    <section className="zs-list" aria-label={record.label}>
      <div className="zs-toolbar zs-no-print">
        {create.map((c) => (
          <Link key={c.name} to={`/r/${record.name}/new/${c.name}`} className="zs-button-link">
            {c.label}
          </Link>
        ))}
        <span className="zs-push" />
        <SavedViews record={record} ask={ask} onPick={change} />
        <ColumnChoice
          record={record}
          chosen={columns}
          onChange={(names) => {
            keepColumns(desk.session.person, record, names);
            setColumns(chosenColumns(desk.session.person, record));
          }}
        />
        <ExportButton record={record} ask={whole} columns={columns} disabled={rows.length === 0} />
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()} aria-label="打印" />
      </div>
      <FilterSentence record={record} ask={ask} onChange={change} refs={refs} units={units} />
      {list.isPending ? <Loading rows={10} /> : null}
      {list.isError && rows.length === 0 ? <Trouble error={list.error} retry={() => list.refetch()} /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <NothingHere record={record} ask={ask} onClear={() => change({})} creates={create.length > 0} />
      ) : null}
      {rows.length > 0 ? <RecordTable record={record} rows={rows} columns={columns} refs={refs} units={units} /> : null}
      {rows.length > 0 ? (
        <p className="zs-more" aria-live="polite">
          已显示{rows.length}条{list.hasNextPage ? '，还有更多。' : '，已全部显示。'}
          {list.hasNextPage ? (
            <Button className="zs-no-print" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
              再显示一页
            </Button>
          ) : null}
          {list.isFetchNextPageError ? <span role="alert">没有读到下一页，请再点一次。</span> : null}
        </p>
      ) : null}
    </section>
  );
}

function namesOf(pages: readonly ListAnswer[]): { readonly refs: RefTitles; readonly units: UnitNames } {
  const refs: Record<string, Record<string, string>> = {};
  for (const page of pages)
    for (const [record, titles] of Object.entries(page.refs ?? {})) refs[record] = { ...refs[record], ...titles };
  return { refs, units: Object.assign({}, ...pages.map((page) => page.units ?? {})) };
}

interface NothingProps {
  readonly record: RecordMeta;
  readonly ask: ListAsk;
  readonly onClear: () => void;
  readonly creates: boolean;
}

function NothingHere({ record, ask, onClear, creates }: NothingProps) {
  if (isBare(ask))
    return (
      <Empty title={`还没有${record.label}`}>{creates ? '可以用左上方的按钮新建。' : '有了以后会显示在这里。'}</Empty>
    );
  return (
    <Empty title={`没有符合条件的${record.label}`} actions={<Button onClick={onClear}>去掉全部条件</Button>}>
      请放宽条件再看。
    </Empty>
  );
}

interface ExportProps {
  readonly record: RecordMeta;
  readonly ask: ListAsk;
  readonly columns: readonly string[];
  readonly disabled: boolean;
}

function ExportButton({ record, ask, columns, disabled }: ExportProps) {
  const desk = useDesk();
  const { message } = App.useApp();
  const shown = columnsOf(record).flatMap((c) => (columns.includes(c.name) ? [c.name] : []));
  const run = useMutation({
    mutationFn: () =>
      download(`/api/records/${record.name}/export`, { ...ask, columns: shown }, `${record.label}${desk.today}.xlsx`),
    onError: (error) => message.error(error.message),
  });
  if (!record.exportable) return null;
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      loading={run.isPending}
      disabled={disabled}
      title={`导出当前条件下的全部${record.label}${encodeAsk(ask) ? '' : '（未设条件）'}`}
      onClick={() => run.mutate()}
    >
      导出
    </Button>
  );
}
