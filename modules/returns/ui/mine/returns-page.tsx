/** What my unit reports and what it collects, by date. */
import { Tabs } from 'antd';
import { Empty, go, Loading, type PageProps, Trouble, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import '../returns.css';
import type { MineAnswer } from '../shapes.ts';
import { ReturnTable } from './return-table.tsx';

export function ReturnsPage(_props: PageProps) {
  const asked = useModuleQuery<MineAnswer>('returns.mine', {});
  const { search } = usePlace();
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { today, owed, inside, sent, receive, examine } = asked.data;
  const own = owed.length + inside.length;
  const collect = receive.length + examine.length;
  const nothing = own + collect + sent.length === 0;
  const chosen = search.get('side') ?? (own === 0 && collect > 0 ? 'received' : 'own');
  return (
    <>
      <h1 className="desk-title">要报要收</h1>
      {nothing ? (
        <Empty title="现在没有要报的，也没有要收的">到了开单的日子，要报的报表会自动出现在这里。</Empty>
      ) : (
        <Tabs
          activeKey={chosen}
          onChange={(side) => go(`/returns?side=${side}`, { replace: true })}
          items={[
            {
              key: 'own',
              label: `我要报的（${own}）`,
              children: (
                <>
                  <ReturnTable title="要填要改的" rows={owed} side="own" today={today} empty="都填好了。" />
                  <ReturnTable title="在本单位审核、签发的" rows={inside} side="own" today={today} />
                  <ReturnTable title="已经报出的" rows={sent} side="own" today={today} done />
                </>
              ),
            },
            {
              key: 'received',
              label: `我要收的（${collect}）`,
              children: (
                <>
                  <ReturnTable
                    title="等我签收的"
                    rows={receive}
                    side="received"
                    today={today}
                    empty="没有等签收的报表。"
                    done
                  />
                  <ReturnTable title="等我审核的" rows={examine} side="received" today={today} done />
                </>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
