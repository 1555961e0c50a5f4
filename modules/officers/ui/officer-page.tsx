/** A person on the roll, with every certificate held. */
import {
  Link,
  Loading,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  recordPath,
  ToneTag,
  useDesk,
} from '#kernel/ui/index.ts';
import { standing, useCertificatesOf } from './certificate-that-day.tsx';

export function OfficerPage({ params }: PageProps) {
  return (
    <RecordPage related={false} record="officer" id={params.id ?? ''}>
      {(answer) => <Certificates answer={answer} />}
    </RecordPage>
  );
}

function Certificates({ answer: { row } }: { readonly answer: RecordAnswer }) {
  const desk = useDesk();
  const { may, held, pending } = useCertificatesOf(String(row.person));
  const kindField = desk.record('certificate')?.fields.kind;
  const kinds = kindField ? desk.choicesOf(kindField) : [];
  const issue = desk.mayGive('certificate.issue') && row.state === 'active' && row.kind !== 'auxiliary';
  if (!may) return null;
  return (
    <section aria-label="证件">
      <h2>证件</h2>
      {pending ? <Loading rows={2} /> : null}
      {!pending && held.length === 0 ? (
        <p>
          <ToneTag tone="stopped">
            {row.kind === 'auxiliary'
              ? '辅助人员，不发执法证件，不得作为执法人员'
              : '没有证件，不能作为执法人员实施检查'}
          </ToneTag>
        </p>
      ) : null}
      <ul className="zs-plain-list">
        {held.map((it) => {
          const { tone, words } = standing(it.validity, desk.today);
          return (
            <li key={it.id} className="zs-row">
              <Link to={recordPath('certificate', it.id)}>
                {kinds.find((c) => c.value === it.kind)?.label ?? '证件'} {it.number}
              </Link>
              <ToneTag tone={tone}>{words}</ToneTag>
            </li>
          );
        })}
      </ul>
      {issue ? (
        <p>
          <Link to={`/r/certificate/new/certificate.issue?officer=${row.id}`}>核发证件</Link>
        </p>
      ) : null}
    </section>
  );
}
