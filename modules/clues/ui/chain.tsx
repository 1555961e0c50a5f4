/** The way a clue went from hand to hand, and the redacted copies made of it with what came of them. */
import { Link, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import type { HandoverStep, PageAnswer } from './shapes.ts';

const WAYS: Readonly<Record<string, string>> = {
  down: '移交下级',
  up: '报请上级',
  across: '转交',
  pull: '提级核查',
};

export function Chain({
  steps,
  copies,
}: {
  readonly steps: readonly HandoverStep[];
  readonly copies: PageAnswer['copies'];
}) {
  const desk = useDesk();
  const [handover, clue] = [desk.record('clue-handover'), desk.record('clue')];
  if (steps.length === 0 || !handover || !clue) return null;
  return (
    <section aria-label="移交经过">
      <h2>移交经过</h2>
      <ol className="clue-chain">
        {steps.map((it) => (
          <li key={it.id}>
            <Link to={recordPath('clue-handover', it.id)}>
              {it.sent_day} {WAYS[it.kind] ?? it.kind}
            </Link>
            ：{it.from_name} → {it.to_name} <StateTag record={handover} state={it.state} />
            {it.redacted ? <span className="zs-quiet">{'　'}删减件</span> : null}
            <div className="zs-quiet">
              理由：{it.reason}
              {it.redaction_reason ? `；向被反映单位移交的理由：${it.redaction_reason}` : ''}
              {it.answered_day
                ? `；${it.answered_day} ${it.answered_by ?? ''}答复${it.answer ? `：${it.answer}` : ''}`
                : ''}
            </div>
          </li>
        ))}
      </ol>
      {copies.map((it) => (
        <p key={it.id}>
          删减件 <Link to={recordPath('clue', it.id)}>{it.title}</Link>　{it.holder_unit}{' '}
          <StateTag record={clue} state={it.state} />
          {it.verification_note ? <span className="clue-words">核实：{it.verification_note}</span> : null}
          {it.disposition_note ? <span className="clue-words">处置：{it.disposition_note}</span> : null}
        </p>
      ))}
    </section>
  );
}
