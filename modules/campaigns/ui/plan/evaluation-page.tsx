/** An evaluation: what the unit says of itself beside what the bureau found. */
import { type PageProps, RecordPage, type Row } from '#kernel/ui/index.ts';
import '../campaigns.css';

const SELF = ['self_words', 'self_problems', 'self_on'] as const;
const REVIEW = ['review_words', 'findings', 'reviewed_on'] as const;

export function EvaluationPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      key={id}
      record="evaluation"
      id={id}
      back={{ to: '/plan-tasks', label: '任务台账' }}
      without={['code', ...SELF, ...REVIEW]}
    >
      {({ row }) => (
        <div className="cam-sides">
          <Side name="自查" row={row} words="self_words" problems="self_problems" on="self_on" />
          <Side name="评查" row={row} words="review_words" problems="findings" on="reviewed_on" />
        </div>
      )}
    </RecordPage>
  );
}

interface SideProps {
  readonly name: string;
  readonly row: Row;
  readonly words: string;
  readonly problems: string;
  readonly on: string;
}

function Side({ name, row, words, problems, on }: SideProps) {
  const said = row[words];
  return (
    <section className="zs-card" aria-label={name}>
      <h2>
        {name}
        <span className="zs-quiet">{typeof row[on] === 'string' ? row[on] : '还没有'}</span>
      </h2>
      {typeof said === 'string' ? (
        <>
          <p className="cam-words">{said}</p>
          <h3>发现的问题</h3>
          <p className="cam-words">{String(row[problems] ?? '')}</p>
        </>
      ) : (
        <p className="zs-quiet">{name}完成后显示在这里。</p>
      )}
    </section>
  );
}
