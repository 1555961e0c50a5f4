/** What the documents leave open here and nobody has set: what cannot be judged for it, and setting it. */
import {
  Empty,
  Link,
  Loading,
  listPath,
  NoteText,
  recordPath,
  ToneTag,
  Trouble,
  useDesk,
  useListQuery,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { useRegionNames } from '../parts/regions.tsx';
import type { UnspecifiedAnswer } from '../shapes.ts';
import '../policy.css';

export function UnspecifiedPage() {
  const asked = useModuleQuery<UnspecifiedAnswer>('policy.unspecified', {});
  const names = useRegionNames(asked.data ? [asked.data.region] : []);
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  // What keeps a rule from judging comes first.
  const rows = [...asked.data.entries].sort((a, b) => b.rules.length - a.rules.length);
  const stopped = new Set(rows.flatMap((row) => row.rules.map((rule) => rule.id)));
  return (
    <div className="pol-open">
      <h1>
        原文未规定，{names[asked.data.region] ?? '本地区'}也没有设定
        <span className="zs-quiet">
          {rows.length}项{stopped.size > 0 ? `，因此有${stopped.size}条预警规则不能判断` : '，没有预警规则因此不能判断'}
        </span>
      </h1>
      <Drafts />
      {rows.length === 0 ? (
        <Empty title="没有留白">文件留白的事项都已经由本地设定。可以在“规则”里查看每一项。</Empty>
      ) : (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">原文未规定的事项</caption>
            <thead>
              <tr>
                <th scope="col">事项</th>
                <th scope="col">影响</th>
                <th scope="col">涉及文件</th>
                <th scope="col">下一步</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td data-label="事项">
                    <div>
                      <Link to={`/policy/why/${row.id}`}>{row.title}</Link>
                      <div className="zs-quiet">{row.kind_words}</div>
                    </div>
                  </td>
                  <td data-label="影响">
                    <Effect row={row} />
                  </td>
                  <td data-label="涉及文件">
                    <div>
                      {row.basis_words || '未载明'}
                      {row.note ? (
                        <div className="zs-quiet">
                          <NoteText>{row.note}</NoteText>
                        </div>
                      ) : null}
                    </div>
                  </td>
                  <td data-label="下一步">
                    <SetLink id={row.id} allowed={row.local_allowed} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Effect({ row }: { readonly row: UnspecifiedAnswer['entries'][number] }) {
  if (row.rules.length === 0 && row.used_by.length === 0)
    return <span className="zs-quiet">目前没有规则或义务用到它</span>;
  return (
    <ul className="zs-plain-list">
      {row.rules.map((rule) => (
        <li key={rule.id}>
          <ToneTag tone="attention">不能判断</ToneTag> <Link to={`/policy/why/${rule.id}`}>{rule.title}</Link>
        </li>
      ))}
      {row.used_by.map((title) => (
        <li key={title}>“{title}”的期限要逐件确定</li>
      ))}
    </ul>
  );
}

function SetLink({ id, allowed }: { readonly id: string; readonly allowed: boolean }) {
  const desk = useDesk();
  if (!allowed) return <span className="zs-quiet">不允许本地设定，等待上级文件</span>;
  if (!desk.mayGive('policy.set-local-value')) return <span className="zs-quiet">由规则管理员起草、负责人签署</span>;
  return (
    <Link to={`/policy/set-local/${id}`} className="pol-set">
      设定本地值
    </Link>
  );
}

/** Drafts that wait for a signature, so that none is forgotten. */
function Drafts() {
  const desk = useDesk();
  const asked = useListQuery('local-value', { state: ['draft'] }, desk.mayRead('local-value'));
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label="待签署的设定值">
      <h2>
        待签署<span className="zs-quiet">签署后立即生效，由起草人以外的负责人办理。</span>
      </h2>
      <ul className="zs-items">
        {rows.map((row) => (
          <li key={row.id} className="zs-item">
            <div className="zs-item-main">
              <Link to={recordPath('local-value', row.id)}>{String(row.policy_title)}</Link>
              <span className="zs-quiet">
                {String(row.value_words ?? '')}　{String(row.valid_from)}起
              </span>
            </div>
            <ToneTag tone="waiting">待签署</ToneTag>
          </li>
        ))}
      </ul>
      <p>
        <Link to={listPath('local-value')}>全部本地设定值</Link>
      </p>
    </section>
  );
}
