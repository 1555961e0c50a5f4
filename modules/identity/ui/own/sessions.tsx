/** Where one is signed in; any other place can be ended at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { remove } from '#kernel/ui/api/client.ts';
import { get, Loading, moment, ToneTag, Trouble } from '#kernel/ui/index.ts';
import { browserOf } from './browser-of.ts';

interface SessionShown {
  readonly id: string;
  readonly method: string;
  readonly created_at: string;
  readonly last_seen: string;
  readonly address: string | null;
  readonly agent: string | null;
  readonly here: boolean;
}

export function Sessions() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const asked = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => get<{ readonly sessions: readonly SessionShown[] }>('/api/sessions', signal),
  });
  const end = useMutation({
    mutationFn: (id: string | null) => remove(id === null ? '/api/sessions' : `/api/sessions/${id}`),
    onSuccess: () => message.success('已结束'),
    onError: (error) => message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const sessions = asked.data?.sessions ?? [];
  const others = sessions.filter((it) => !it.here).length;
  return (
    <section className="zs-card" aria-label="登录的地方">
      <h2>
        登录的地方<span className="zs-quiet">{sessions.length}处</span>
      </h2>
      {asked.isPending ? <Loading rows={3} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      <ul className="zs-items">
        {sessions.map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              <span>
                {browserOf(it.agent)}　{it.address ?? '地址不明'}
              </span>
              <span className="zs-quiet">
                {moment(it.created_at)}登录，最近使用{moment(it.last_seen)}
                {it.method === 'oidc' ? '，统一身份认证' : ''}
              </span>
            </div>
            {it.here ? (
              <ToneTag tone="done">本机</ToneTag>
            ) : (
              <Button
                size="small"
                danger
                loading={end.isPending && end.variables === it.id}
                onClick={() => end.mutate(it.id)}
                aria-label={`结束${moment(it.created_at)}的登录`}
              >
                结束
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <p>
          <Button danger onClick={() => end.mutate(null)}>
            结束其他{others}处登录
          </Button>
        </p>
      ) : (
        <p className="zs-quiet">没有在其他地方登录。发现不认识的登录，请立即结束并修改口令。</p>
      )}
    </section>
  );
}
