/** 容错免责: what is asked, and its evidence in the order of when it happened, as whoever decides reads it. */
import { Button } from 'antd';
import { Empty, Loading, moment, type PageProps, RecordPage, Trouble, useListQuery } from '#kernel/ui/index.ts';
import { FileLinks } from '#kernel/ui/parts/file-links.tsx';
import '../campaigns.css';

export function ExemptionPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      key={id}
      record="exemption"
      id={id}
      back={{ to: '/r/exemption', label: '容错免责' }}
      related={false}
      without={['bureau']}
    >
      {({ row }) => <Evidence id={id} open={row.state === 'asked'} />}
    </RecordPage>
  );
}

function Evidence({ id, open }: { readonly id: string; readonly open: boolean }) {
  const asked = useListQuery('exemption-evidence', { filter: { exemption: id } });
  if (asked.isPending) return <Loading rows={4} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const rows = asked.data.pages.flatMap((page) => page.rows);
  return (
    <section aria-label="证据">
      <h2>
        证据<span className="zs-quiet">{rows.length}项，按发生时间排列</span>
      </h2>
      {rows.length === 0 ? (
        <Empty title="还没有证据">{open ? '请点“补充证据”，按发生时间逐项登记。' : '提交时没有登记证据。'}</Empty>
      ) : null}
      <ol className="cam-evidence">
        {rows.map((it) => (
          <li key={it.id}>
            <time dateTime={String(it.happened_at)}>{moment(String(it.happened_at))}</time>
            <p className="cam-words">{String(it.words)}</p>
            {Array.isArray(it.evidence) ? <FileLinks ids={it.evidence as string[]} /> : null}
          </li>
        ))}
      </ol>
      {asked.hasNextPage ? <Button onClick={() => void asked.fetchNextPage()}>显示更多证据</Button> : null}
    </section>
  );
}
