import BellOutlined from '@ant-design/icons/BellOutlined';
import { useNoticesQuery } from '#kernel/ui/api/queries.ts';
import { Link } from '#kernel/ui/index.ts';

/** How many notices are unread; opens them. */
export function NoticeBell() {
  const notices = useNoticesQuery();
  const unread = (notices.data ?? []).filter((n) => !n.read_at).length;
  return (
    <Link to="/notices" className="desk-bell" aria-label={unread > 0 ? `通知，${unread}条未读` : '通知'}>
      <BellOutlined aria-hidden />
      <span className="desk-bell-word">通知</span>
      {unread > 0 ? <span className="desk-count">{unread > 99 ? '99+' : unread}</span> : null}
    </Link>
  );
}
