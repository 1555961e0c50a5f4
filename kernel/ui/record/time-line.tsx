/** What happened to a record, newest first: who, when, under whose name, what changed. */
import { useTimelineQuery } from '../api/queries.ts';
import type { RecordMeta, TimelineEntry } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { moment, NOTHING, textOf } from '../format.ts';
import { Loading, Trouble } from '../parts/states.tsx';

export function TimeLine({ record, id }: { readonly record: RecordMeta; readonly id: string }) {
  const asked = useTimelineQuery(record.name, id);
  return (
    <aside className="zs-timeline" aria-label="办理过程">
      <h2>办理过程</h2>
      {asked.isPending ? <Loading rows={4} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data?.length === 0 ? <p className="zs-quiet">还没有办理记录。</p> : null}
      <ol>
        {[...(asked.data ?? [])].reverse().map((entry) => (
          <li key={entry.seq}>
            <Entry record={record} entry={entry} />
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Entry({ record, entry }: { readonly record: RecordMeta; readonly entry: TimelineEntry }) {
  const desk = useDesk();
  const say = (label: string, value: unknown) => {
    const field = Object.values(record.fields).find((f) => f.label === label);
    if (value === null || value === undefined) return NOTHING;
    return field && value !== '已隐去' ? textOf(field, value, { choices: desk.choicesOf(field) }) : String(value);
  };
  return (
    <>
      <strong>{entry.label}</strong>
      <time dateTime={entry.at}>{moment(entry.at)}</time>
      <span>
        {entry.unit_name}　{entry.name}
        {entry.for_name ? `（代${entry.for_name}）` : ''}
      </span>
      {entry.note ? <p>{entry.note}</p> : null}
      {entry.changes.length > 0 ? (
        <details>
          <summary>改动{entry.changes.length}处</summary>
          <ul className="zs-plain-list">
            {entry.changes.map((change) => (
              <li key={change.label}>
                {change.label}：{say(change.label, change.before)} → {say(change.label, change.after)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
