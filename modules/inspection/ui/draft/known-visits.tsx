/** Every known visit and plan of any department, and which agencies that knowledge covers: what is not connected is not known. */
import type { DraftHelpAnswer } from '../shapes.ts';
import { useTypeWord } from '../words.ts';

const SHOWN = 12;

export function KnownVisits({ help: { known, covers, unspecified } }: { readonly help: DraftHelpAnswer }) {
  const typeWord = useTypeWord();
  return (
    <section aria-label="已知的检查和计划">
      <h3>已知的检查和计划（{known.length}项）</h3>
      {known.length === 0 ? <p className="zs-quiet">上年以来没有已知的检查和计划。</p> : null}
      <ul className="zs-plain-list ins-known">
        {known.slice(0, SHOWN).map((it) => (
          <li key={`${it.day}${it.department}${it.what}${it.inspection_type}`}>
            <span>{it.day}</span>
            <span>
              {it.department}
              {it.own ? '（本单位）' : ''}
            </span>
            <span className="zs-quiet">
              {it.what === 'visit' ? '已检查' : '已计划'}　{typeWord(it.inspection_type)}
            </span>
          </li>
        ))}
      </ul>
      {known.length > SHOWN ? (
        <details>
          <summary>其余{known.length - SHOWN}项</summary>
          <ul className="zs-plain-list ins-known">
            {known.slice(SHOWN).map((it) => (
              <li key={`${it.day}${it.department}${it.what}`}>
                <span>{it.day}</span>
                <span>{it.department}</span>
                <span className="zs-quiet">{it.what === 'visit' ? '已检查' : '已计划'}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <details>
        <summary>
          覆盖{covers.connected.length}个已接入单位
          {covers.not_connected.length > 0 ? `，另有${covers.not_connected.length}个单位未接入，其检查不在此列` : ''}
        </summary>
        <p className="zs-quiet">已接入：{covers.connected.join('、') || '无'}</p>
        {covers.not_connected.length > 0 ? <p className="zs-quiet">未接入：{covers.not_connected.join('、')}</p> : null}
      </details>
      {unspecified.map((words) => (
        <p key={words} className="zs-quiet">
          {words}
        </p>
      ))}
    </section>
  );
}
