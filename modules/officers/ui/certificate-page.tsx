/** A certificate: may its holder enforce today, and every measure that took days away, with ground and basis. */
import type { Day } from '#kernel/day.ts';
import { type PageProps, type RecordAnswer, RecordPage, ToneTag, useDesk } from '#kernel/ui/index.ts';
import { EFFECT_LABELS, type Effect } from '../domain/effects.ts';
import { standing } from './certificate-that-day.tsx';

export function CertificatePage({ params }: PageProps) {
  return (
    <RecordPage related={false} record="certificate" id={params.id ?? ''} without={['effects']}>
      {(answer) => <Standing answer={answer} />}
    </RecordPage>
  );
}

function Standing({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const { today } = useDesk();
  const effects = (row.effects ?? []) as readonly Effect[];
  const now = standing({ valid_from: row.valid_from as Day, valid_until: row.valid_until as Day, effects }, today);
  return (
    <section aria-label="效力">
      <h2>效力</h2>
      <p>
        今天：<ToneTag tone={now.tone}>{now.words}</ToneTag>
        {now.tone === 'stopped' ? '　持证人今天不能作为执法人员实施检查。' : ''}
      </p>
      {effects.length === 0 ? <p className="zs-quiet">没有暂扣、收回、注销、吊销记录。</p> : null}
      {effects.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">证件变动</caption>
            <thead>
              <tr>
                <th scope="col">措施</th>
                <th scope="col">失效期间</th>
                <th scope="col">事由</th>
                <th scope="col">依据</th>
                <th scope="col">决定日期</th>
              </tr>
            </thead>
            <tbody>
              {[...effects].reverse().map((it) => (
                <tr key={`${it.effect}${it.from}${it.decided}`}>
                  <td data-label="措施">{EFFECT_LABELS[it.effect]}</td>
                  <td data-label="失效期间">
                    {it.from}起{it.until ? `至${it.until}` : '，未定截止'}
                  </td>
                  <td data-label="事由">{it.ground}</td>
                  <td data-label="依据">{it.basis}</td>
                  <td data-label="决定日期">{it.decided}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
