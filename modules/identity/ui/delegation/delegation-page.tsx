/** One delegation: who acts for whom, with which rights, until when. */
import { type PageProps, type RecordAnswer, RecordPage, useDesk } from '#kernel/ui/index.ts';
import { InForce } from './delegations-page.tsx';
import { useDelegable } from './use-delegable.ts';

export function DelegationPage({ params }: PageProps) {
  return (
    <RecordPage
      related={false}
      record="delegation"
      id={params.id ?? ''}
      back={{ to: '/delegations', label: '委托代办' }}
      without={['rights', 'from_person', 'to_person', 'valid_from', 'valid_until']}
    >
      {(answer) => <Body answer={answer} />}
    </RecordPage>
  );
}

function Body({ answer: { row, refs } }: { readonly answer: RecordAnswer }) {
  const { today, session } = useDesk();
  const { labelOf } = useDelegable();
  const name = (person: unknown) => refs?.person?.[String(person)] ?? '（未知人员）';
  const rights = Array.isArray(row.rights) ? row.rights.map(String) : [];
  return (
    <section aria-label="委托">
      <h2>
        {name(row.to_person)} 代 {name(row.from_person)}
      </h2>
      <p>
        {String(row.valid_from)} 至 {String(row.valid_until)}（当日仍有效）　
        <InForce row={row} today={today} />
      </p>
      <p>可以办理：{rights.map(labelOf).join('、') || '—'}</p>
      {row.to_person === session.person ? (
        <p className="zs-quiet">办理时请在右上角切换为“代{name(row.from_person)}办理”。</p>
      ) : null}
    </section>
  );
}
