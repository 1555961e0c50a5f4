/** 报送后变动: what the records say otherwise today than when the return was frozen. The return itself does not change. */
import { Link, recordPath, ToneTag, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import { shownText } from '../../domain/value.ts';
import type { ChangedSinceAnswer } from '../shapes.ts';
import type { OpenReturn } from '../sheet/shapes.ts';
import { cellNamed } from './versions.tsx';

export function ChangedSince({ open }: { readonly open: OpenReturn }) {
  const desk = useDesk();
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
              <strong>{cell?.name ?? it.address}</strong>
              <p>
                报送时记录为{say(it.said_then)}，填报{say(it.reported)}；现在记录为
                <ToneTag tone="attention">{say(it.says_now)}</ToneTag>
              </p>
              {it.records.length > 0 ? (
                <p className="zs-quiet">
                  此后有变动的记录：
                  {it.records.map((record, i) => (
                    <span key={record.id}>
                      {i > 0 ? '、' : ''}
                      {desk.mayRead(it.record) ? (
                        <Link to={recordPath(it.record, record.id)}>{record.title ?? '查看'}</Link>
                      ) : (
                        record.title
                      )}
                    </span>
                  ))}
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
