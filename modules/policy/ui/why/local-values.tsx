/** Local values set for an entry, the running one and those before: who signed, from when, on what basis. */
import { Link, recordPath, StateTag, useDesk, useListQuery } from '#kernel/ui/index.ts';

export function LocalValues({ id }: { readonly id: string }) {
  const desk = useDesk();
  const record = desk.record('local-value');
  const asked = useListQuery('local-value', { filter: { policy_id: id } }, record !== undefined);
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  const units = asked.data?.pages[0]?.units ?? {};
  if (!record || rows.length === 0) return null;
  return (
    <section className="zs-card" aria-label="本地设定值">
      <h2>本地设定值</h2>
      <ul className="zs-plain-list">
        {rows.map((row) => (
          <li key={row.id} className="pol-local">
            <Link to={recordPath('local-value', row.id)}>{String(row.value_words ?? row.policy_title)}</Link>
            <StateTag record={record} state={row.state} />
            <span className="zs-quiet">
              {units[row.unit] ?? row.unit}　{String(row.valid_from)}起
              {row.valid_until ? `至${String(row.valid_until)}` : ''}　{String(row.signed_by_name ?? '尚未签署')}
              　依据：{String(row.basis ?? '')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
