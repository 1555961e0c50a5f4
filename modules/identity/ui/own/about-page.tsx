/** Is the platform well? Version, database, migrations; what to tell the administrator when it is not. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { get, JobProgress, Problem, ToneTag, useDesk } from '#kernel/ui/index.ts';

interface Health {
  readonly status: string;
  readonly version: string;
  readonly platform: string;
  readonly database: string;
  readonly migrations: { readonly state: string; readonly applied: number; readonly names: readonly string[] };
}

function linesOf(health: Health): readonly (readonly [string, string])[] {
  const { state, applied, names } = health.migrations;
  return [
    ['程序版本', health.version],
    ['环境', health.platform === 'demo' ? '演示环境（数据均为虚构）' : '正式环境'],
    ['数据库', `PostgreSQL ${health.database}`],
    ['数据库结构', state === 'current' ? `已是最新（${applied}）` : `需要升级：${names.join('、')}`],
  ];
}

export function AboutPage() {
  const { meta } = useDesk();
  const asked = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => get<Health>('/api/health', signal),
    refetchInterval: 60_000,
    retry: false,
  });
  const ok = asked.data?.status === 'ok';
  return (
    <>
      <h1 className="desk-title">关于平台</h1>
      <div className="desk-stack">
        <section className="zs-card" aria-label="运行情况">
          <h2>
            准绳<span className="zs-quiet">行政执法和行政执法监督一体化平台　版本 {meta.platform.version}</span>
          </h2>
          <p>
            {asked.isPending ? (
              '正在检查…'
            ) : asked.isError ? (
              <ToneTag tone="stopped">
                {asked.error instanceof Problem ? '平台运行不正常，请告诉系统管理员' : '没有连上系统，请检查网络'}
              </ToneTag>
            ) : (
              <ToneTag tone={ok ? 'done' : 'stopped'}>{ok ? '运行正常' : '运行不正常，请告诉系统管理员'}</ToneTag>
            )}
          </p>
          <dl className="zs-details">
            {(asked.data ? linesOf(asked.data) : []).map(([label, words]) => (
              <div key={label} className="zs-detail">
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          <p className="zs-row">
            <Button onClick={() => asked.refetch()} loading={asked.isFetching}>
              重新检查
            </Button>
            <a href="/api/openapi.json" target="_blank" rel="noreferrer">
              接口说明（OpenAPI）
            </a>
          </p>
        </section>
        <section className="zs-card" aria-label="后台任务">
          <h2>我的后台任务</h2>
          <JobProgress />
          <p className="zs-quiet">导出、回测等较久的工作在这里看进度，可以取消。</p>
        </section>
      </div>
    </>
  );
}
