/** What the pack of my place has that is not opened here yet, with one button each for the bureau. */
import { OpenForm, ToneTag, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { CatalogueAnswer } from '../shapes.ts';

export function StartPanel() {
  const desk = useDesk();
  const asked = useModuleQuery<CatalogueAnswer>('campaigns.catalogue', {});
  if (!desk.mayGive('campaign.start') || !asked.data) return null;
  const year = Number(desk.today.slice(0, 4));
  const open = asked.data.campaigns.filter((it) => it.yearly || it.opened.length === 0);
  if (open.length === 0) return null;
  return (
    <section className="zs-card" aria-label="当地文件中的专项">
      <h2>
        当地文件中的专项<span className="zs-quiet">发起后按单位类别和层级分解任务，一分钟内完成</span>
      </h2>
      <ul className="zs-plain-list">
        {open.map((it) => {
          const next = it.opened.includes(year) || (it.until ?? '') < desk.today ? year + 1 : year;
          return (
            <li key={it.entry} className="zs-row">
              <strong>{it.title}</strong>
              {it.yearly ? <ToneTag tone="plain">每年循环</ToneTag> : null}
              {it.over ? <ToneTag tone="plain">已结束，只作历史补录</ToneTag> : null}
              <span className="zs-quiet">
                {it.phases}个阶段，{it.duties}项任务；{it.basis}
              </span>
              <OpenForm
                command="campaign.start"
                initial={{ entry: it.entry, year: it.yearly ? next : null, history: it.over }}
                tone="primary"
                open
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
