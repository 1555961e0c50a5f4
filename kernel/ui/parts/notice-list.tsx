/** Notices, newest first; unread ones say so in words. Opening one marks it read. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { post } from '../api/client.ts';
import type { Notice } from '../api/shapes.ts';
import { moment } from '../format.ts';
import { Link, recordPath } from '../router.tsx';

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => post('/api/notices/read', { ids }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export function NoticeList({ notices }: { readonly notices: readonly Notice[] }) {
  const mark = useMarkRead();
  const read = (notice: Notice) => {
    if (!notice.read_at) mark.mutate([notice.id]);
  };
  return (
    <ul className="zs-items" aria-label="通知">
      {notices.map((notice) => (
        <li key={notice.id} className={notice.read_at ? 'zs-item zs-read' : 'zs-item'}>
          <div className="zs-item-main">
            {notice.record && notice.record_id ? (
              <Link to={recordPath(notice.record, notice.record_id)} onClick={() => read(notice)}>
                {notice.read_at ? '' : '【未读】'}
                {notice.title}
              </Link>
            ) : (
              <strong>
                {notice.read_at ? '' : '【未读】'}
                {notice.title}
              </strong>
            )}
            <span>{notice.text}</span>
            <span className="zs-quiet">{moment(notice.at)}</span>
          </div>
          {notice.read_at ? null : (
            <Button
              size="small"
              onClick={() => read(notice)}
              loading={mark.isPending}
              aria-label={`${notice.title} 标为已读`}
            >
              已读
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
