/** Plans of the place's pack that have no ledger here yet. */
import { OpenForm, ToneTag, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { CatalogueAnswer } from '../shapes.ts';

export function PlanStart() {
  const desk = useDesk();
  const asked = useModuleQuery<CatalogueAnswer>('campaigns.catalogue', {});
  const open = asked.data?.plans.filter((it) => !it.opened) ?? [];
  if (!desk.mayGive('plan-run.start') || open.length === 0) return null;
  return (
    <section className="zs-card cam-group" aria-label="当地文件中的方案">
      <h2>当地文件中的方案</h2>
      <ul className="zs-plain-list">
        {open.map((it) => (
          <li key={it.entry} className="zs-row">
            <strong>{it.title}</strong>
            {it.over ? <ToneTag tone="plain">已到期，只作历史补录</ToneTag> : null}
            <span className="zs-quiet">
              {it.tasks}项任务、{it.parts}个分项；{it.basis}
            </span>
            <OpenForm command="plan-run.start" initial={{ entry: it.entry, history: it.over }} tone="primary" />
          </li>
        ))}
      </ul>
    </section>
  );
}
