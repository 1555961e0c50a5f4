/** Each reason with its clause and the facts the rule saw, standing ones first. */
import { BasisLink, Light, Link, ToneTag, useDesk } from '#kernel/ui/index.ts';
import { factWords } from '../parts/fact-value.ts';
import { useFacts } from '../parts/use-facts.ts';
import type { CardAnswer, FactShown, Reason } from '../shapes.ts';

interface ReasonsProps {
  readonly alert: CardAnswer['alert'];
  readonly clauses: CardAnswer['clauses'];
}

export function Reasons({ alert, clauses }: ReasonsProps) {
  const facts = useFacts(alert.subject);
  const where = `?region=${alert.region.slice(0, 9)}&day=${alert.act_day}`;
  return (
    <section aria-label="触发的情形">
      <h2>
        为什么亮灯<span className="zs-quiet">{alert.reasons.length}项情形，按行为当日的规则判断。</span>
      </h2>
      {alert.reasons.map((reason, i) => (
        <OneReason
          key={reason.rule}
          reason={reason}
          subject={alert.subject}
          note={clauses[i]?.note ?? null}
          basis={clauses[i]?.basis_text || reason.basis}
          facts={facts}
          where={where}
        />
      ))}
    </section>
  );
}

interface OneReasonProps {
  readonly reason: Reason;
  readonly subject: string;
  readonly note: string | null;
  readonly basis: string;
  readonly facts: Readonly<Record<string, FactShown>>;
  readonly where: string;
}

function OneReason({ reason, subject, note, basis, facts, where }: OneReasonProps) {
  const gone = reason.state === 'gone';
  return (
    <div className={`sup-reason sup-reason-${gone ? 'gone' : reason.light}`}>
      <h3>
        {gone ? <ToneTag tone="done">已不成立（{reason.gone_day}）</ToneTag> : <Light level={reason.light} />}
        {reason.title}
        <span className="zs-quiet">{reason.day}起</span>
      </h3>
      <p>{reason.message}</p>
      <p>
        依据：{basis || '未载明'}
        <BasisLink id={reason.rule} about={reason.message}>
          查看条款
        </BasisLink>
        <Link to={`/policy/why/${reason.rule}${where}`}>为什么适用</Link>
        {note ? <span className="zs-quiet sup-gap">{note}</span> : null}
      </p>
      <FactsSeen reason={reason} subject={subject} facts={facts} />
    </div>
  );
}

/** What the rule saw; the meaning of each fact stands beside its value where the dictionary is at hand. */
function FactsSeen({ reason, subject, facts }: Pick<OneReasonProps, 'reason' | 'subject' | 'facts'>) {
  const desk = useDesk();
  if (reason.facts.length === 0) return <p className="zs-quiet">这条规则没有用到可以列出的事实。</p>;
  const meanings = reason.facts.some((fact) => facts[fact.name]);
  const choicesOf = (name: string) => {
    const field = desk.record(subject)?.fields[name];
    return field ? desk.choicesOf(field) : [];
  };
  return (
    <table className="zs-table sup-facts sup-box">
      <caption className="zs-unseen">{reason.title}：看到的事实</caption>
      <thead>
        <tr>
          <th scope="col">看到的事实</th>
          <th scope="col">数值</th>
          {meanings ? <th scope="col">怎么算的</th> : null}
        </tr>
      </thead>
      <tbody>
        {reason.facts.map((fact) => (
          <tr key={fact.name}>
            <td data-label="事实">{fact.label}</td>
            <td data-label="数值">{factWords(fact, choicesOf(fact.name))}</td>
            {meanings ? (
              <td data-label="怎么算的" className="zs-quiet">
                {facts[fact.name]?.meaning ?? ''}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
