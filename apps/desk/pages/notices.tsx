import { Button } from 'antd';
import { useNoticesQuery } from '#kernel/ui/api/queries.ts';
import { Empty, Loading, NoticeList, Trouble } from '#kernel/ui/index.ts';
import { useMarkRead } from '#kernel/ui/parts/notice-list.tsx';

/** Every notice to the acting unit and person. */
export function Notices() {
  const asked = useNoticesQuery();
  const mark = useMarkRead();
  const notices = asked.data ?? [];
  const unread = notices.filter((n) => !n.read_at).map((n) => n.id);
  return (
    <>
      <div className="zs-row desk-title-row">
        <h1>通知</h1>
        <span className="zs-push" />
        {unread.length > 0 ? (
          <Button onClick={() => mark.mutate(unread)} loading={mark.isPending}>
            全部标为已读（{unread.length}条）
          </Button>
        ) : null}
      </div>
      {asked.isPending ? <Loading /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && notices.length === 0 ? (
        <Empty title="还没有通知">有催办、退回或预警时会在这里告诉您。</Empty>
      ) : null}
      {notices.length > 0 ? <NoticeList notices={notices} /> : null}
    </>
  );
}
