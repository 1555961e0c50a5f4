/** 报送后变动: what the records say otherwise today than when the return was frozen. The return itself does not change. */
import { Link, recordPath, ToneTag, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import { shownText } from '../../domain/value.ts';
import type { ChangedRecords, ChangedSinceAnswer } from '../shapes.ts';
import type { OpenReturn } from '../sheet/shapes.ts';
import { cellNamed } from './versions.tsx';

export function ChangedSince({ open }: { readonly open: OpenReturn }) {
  const asked = useModuleQuery<ChangedSinceAnswer>('returns.changed-since', { id: open.id });
  const cells = asked.data?.cells ?? [];
  if (cells.length === 0) return null;
  return (
    <section aria-label="报送后变动">
      <h2>
        报送后变动
        <span className="ret-count">{cells.length}格</span>
      </h2>
      <p className="zs-quiet">报出的数不变。确需改正的，由报送单位办理“更正”。</p>
      <ul className="ret-versions">
        {cells.map((it) => {
          const cell = cellNamed(open, `${it.form}|${it.address}`);
          const say = (num: number | null) =>
            num === null ? '空' : cell ? shownText({ kind: 'number', num }, cell.column) : String(num);
          return (
            <li key={`${it.form}|${it.address}`}>
              <strong>{cell?.name ?? `文字中的数：${it.metric}`}</strong>
              <p>
                报送时记录为{say(it.said_then)}，填报{say(it.reported)}；现在记录为
                <ToneTag tone="attention">{say(it.says_now)}</ToneTag>
              </p>
              <Records what={`新计入的${it.label}`} of={it.came} record={it.record} />
              <Records what={`不再计入的${it.label}`} of={it.left} record={it.record} />
              <Records what={`计入未变而内容有变动的${it.label}`} of={it.altered} record={it.record} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface RecordsProps {
  readonly what: string;
  readonly of: ChangedRecords;
  readonly record: string;
}

/** Records that came or left: how many, how many of them the reader sees, and those. */
function Records({ what, of, record }: RecordsProps) {
  const desk = useDesk();
  if (of.all === 0) return null;
  return (
    <p>
      {what}
      {of.all}条{of.visible < of.all ? `（您可见${of.visible}条）` : ''}
      {of.records.length > 0 ? '：' : '。'}
      {of.records.map((it, i) => (
        <span key={it.id}>
          {i > 0 ? '、' : ''}
          {desk.mayRead(record) ? <Link to={recordPath(record, it.id)}>{it.title ?? '查看'}</Link> : it.title}
        </span>
      ))}
      {of.records.length < of.visible ? `，以上为最近变动的${of.records.length}条` : ''}
    </p>
  );
}
