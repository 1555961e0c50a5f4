/** After a pack upgrade: each local value that the new version asks about, and keeping or ending it. Nothing changes until somebody answers. */
import { Empty, Loading, Trouble, useModuleQuery } from '#kernel/ui/index.ts';
import type { UpgradeAnswer } from '../shapes.ts';
import { UpgradeItem } from './upgrade-item.tsx';
import '../policy.css';

export function UpgradePage() {
  const asked = useModuleQuery<UpgradeAnswer>('policy.upgrade-review', {});
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const open = asked.data.rows.filter((row) => row.state === 'open');
  const past = asked.data.rows.filter((row) => row.state !== 'open');
  return (
    <div className="pol-open">
      <h1>
        政策包升级核对
        <span className="zs-quiet">{open.length > 0 ? `${open.length}项待核对` : '没有待核对'}</span>
      </h1>
      {open.length === 0 ? (
        <Empty title="没有待核对的本地设定值">政策包升级后，如果新规定涉及本地已签署的设定值，会在这里逐项列出。</Empty>
      ) : (
        <section aria-label="待核对" className="pol-open">
          {open.map((row) => (
            <UpgradeItem key={row.id} row={row} />
          ))}
        </section>
      )}
      {past.length > 0 ? (
        <section aria-label="已核对" className="pol-open">
          <h2>已核对</h2>
          {past.map((row) => (
            <UpgradeItem key={row.id} row={row} />
          ))}
        </section>
      ) : null}
    </div>
  );
}
