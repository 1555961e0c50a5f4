/** One matter: its basis in full, its way from filing to publication, whether it may be carried out today. */
import { type PageProps, type RecordAnswer, RecordPage, ToneTag, useDesk } from '#kernel/ui/index.ts';
import './powers.css';

const STEPS = [
  { state: 'draft', label: '编制' },
  { state: 'submitted', label: '报送备案' },
  { state: 'filed', label: '已备案' },
  { state: 'published', label: '公开' },
] as const;

const TRUST = ['trustee', 'trustee_kind', 'trust_basis', 'trust_from', 'trust_until'];

export function ItemPage({ params }: PageProps) {
  return (
    <RecordPage
      related={false}
      record="enforcement-item"
      id={params.id ?? ''}
      back={{ to: '/catalogue', label: '事项目录' }}
      without={['basis', ...TRUST]}
    >
      {(answer) => <Body answer={answer} />}
    </RecordPage>
  );
}

function Body({ answer: { row } }: { readonly answer: RecordAnswer }) {
  return (
    <>
      <section aria-label="备案和公开">
        <h2>备案和公开</h2>
        {row.state === 'stopped' ? (
          <p>
            <ToneTag tone="stopped">已停用，不得再实施</ToneTag> {String(row.stop_reason ?? '')}
          </p>
        ) : (
          <>
            <ol className="pow-steps">
              {STEPS.map(({ state, label }) => (
                <li key={state} aria-current={row.state === state ? 'step' : undefined}>
                  {label}
                </li>
              ))}
            </ol>
            <p>
              {row.state === 'published' ? (
                <ToneTag tone="done">{String(row.published_on ?? '')}公开，可以实施</ToneTag>
              ) : (
                <ToneTag tone="attention">还没有公开，不得实施检查等执法行为</ToneTag>
              )}
              {row.filed_by ? <span className="zs-quiet">　备案经办人：{String(row.filed_by)}</span> : null}
            </p>
          </>
        )}
      </section>
      <section aria-label="实施依据">
        <h2>实施依据</h2>
        <p className="pow-basis-full">{String(row.basis ?? '')}</p>
      </section>
      {row.trustee ? <Trust answer={{ row, can: [], unmaskable: false }} /> : null}
    </>
  );
}

function Trust({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const desk = useDesk();
  const field = desk.record('enforcement-item')?.fields.trustee_kind;
  const kind = field ? desk.choicesOf(field).find((it) => it.value === row.trustee_kind)?.label : undefined;
  return (
    <section aria-label="委托">
      <h2>委托执法</h2>
      <p>
        委托{String(row.trustee)}
        {kind ? `（${kind}）` : ''}，{String(row.trust_from ?? '')}至{String(row.trust_until ?? '未定')}
      </p>
      <p>依据：{String(row.trust_basis ?? '—')}</p>
    </section>
  );
}
