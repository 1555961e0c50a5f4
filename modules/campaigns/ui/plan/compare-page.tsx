/** One duty as the plans of the places have it, side by side, from the packs alone. */
import { Select } from 'antd';
import { go, Link, Loading, Trouble, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import type { CompareAnswer } from '../shapes.ts';
import '../campaigns.css';

export function ComparePage() {
  const { path, search } = usePlace();
  const topic = search.get('topic') ?? undefined;
  const asked = useModuleQuery<CompareAnswer>('campaigns.plan-compare', topic ? { topic } : {});
  const answer = asked.data;
  return (
    <>
      <p className="zs-crumb">
        <Link to="/plan-tasks">← 任务台账</Link>
      </p>
      <h1 className="desk-title">各地任务对照</h1>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {answer ? (
        <>
          <search className="zs-sentence" aria-label="选择事项">
            <span>比较</span>
            <Select
              aria-label="事项"
              value={answer.topic}
              showSearch={{ optionFilterProp: 'label' }}
              options={answer.topics.map((it) => ({ value: it.code, label: `${it.name}（${it.places}地）` }))}
              onChange={(value) => go(`${path}?topic=${value ?? ''}`, { replace: true })}
              popupMatchSelectWidth={false}
            />
            <span>在各地方案中的写法。归并由平台作出，文字照各地原文。</span>
          </search>
          <div className="cam-places">
            {answer.places.map((place) => (
              <section key={place.pack} className="zs-card" aria-label={place.place}>
                <h2>{place.place}</h2>
                <p className="zs-quiet">{place.basis}</p>
                {place.tasks.length === 0 ? <p className="zs-quiet">该地方案没有这一事项。</p> : null}
                {place.tasks.map((task) => (
                  <div key={task.no}>
                    <strong>
                      {task.no} {task.title}
                    </strong>
                    <ul>
                      {task.parts.map((part) => (
                        <li key={part.what}>
                          {part.what}
                          <span className="zs-quiet">（时限：{part.due}）</span>
                        </li>
                      ))}
                    </ul>
                    <p className="zs-quiet">
                      责任单位：{task.units.length > 0 ? task.units.join('、') : '原文未列'}
                      {task.article ? `；${task.article}` : ''}
                    </p>
                  </div>
                ))}
              </section>
            ))}
          </div>
        </>
      ) : null}
    </>
  );
}
