/** Why this value applies here: what is in force, the levels that speak, the documents that disagree, and what the bureau has set. */
import { Alert } from 'antd';
import {
  Link,
  Loading,
  NoteText,
  type PageProps,
  Trouble,
  useDesk,
  useModuleQuery,
  usePlace,
} from '#kernel/ui/index.ts';
import { useRegionNames } from '../parts/regions.tsx';
import { EntryStatus } from '../parts/status.tsx';
import type { WhyAnswer } from '../shapes.ts';
import '../policy.css';
import { Chain } from './chain.tsx';
import { CitedList } from './cited.tsx';
import { LocalValues } from './local-values.tsx';
import { valueWords } from './value-words.ts';

export function WhyPage({ params }: PageProps) {
  const { search } = usePlace();
  const { id = '' } = params;
  const region = search.get('region');
  const day = search.get('day');
  const asked = useModuleQuery<WhyAnswer>('policy.why', { id, ...(region ? { region } : {}), ...(day ? { day } : {}) });
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  return <Why answer={asked.data} />;
}

function Why({ answer }: { readonly answer: WhyAnswer }) {
  const names = useRegionNames([answer.region]);
  const open = answer.status === 'unspecified' || answer.status === 'absent';
  const winner = answer.chain.find((link) => link.wins);
  return (
    <article className="pol-why">
      <header className="zs-record-head">
        <p className="zs-crumb zs-no-print">
          <Link to="/policy">← 规则</Link>
        </p>
        <h1>
          <span className="zs-record-kind">{answer.kind_words}</span>
          {answer.title}
        </h1>
        <p className="zs-record-state">
          <EntryStatus entry={answer} />
          <span className="zs-quiet">
            {names[answer.region] ?? answer.region}，{answer.day}有效
          </span>
        </p>
        <p className="pol-value">{open ? '原文未规定' : answer.value_words}</p>
        <CitedList basis={winner?.basis ?? []} />
        {answer.note ? (
          <p className="zs-quiet">
            说明：<NoteText>{answer.note}</NoteText>
          </p>
        ) : null}
        <Next answer={answer} />
      </header>
      {answer.conflict_list.length > 0 ? <Conflicts answer={answer} /> : null}
      {answer.chain.length > 0 ? <Chain answer={answer} /> : <p>本地区的政策包没有这个条目。</p>}
      <LocalValues id={answer.id} />
      <Documents answer={answer} />
      <p className="zs-quiet">
        条目编号 <code>{answer.id}</code>
      </p>
    </article>
  );
}

/** What the reader may do about it. */
function Next({ answer }: { readonly answer: WhyAnswer }) {
  const desk = useDesk();
  if (!answer.local_allowed)
    return <p className="zs-quiet">这一项由上级文件规定，不能设置本地值；规定变了由新版政策包更新。</p>;
  if (!desk.mayGive('policy.set-local-value'))
    return <p className="zs-quiet">文件允许本地设定。由司法局的规则管理员起草，负责人签署后生效。</p>;
  return (
    <p className="zs-row zs-no-print">
      <Link to={`/policy/set-local/${answer.id}`} className="zs-button-link">
        {answer.status === 'local' ? '改设本地值' : '设定本地值'}
      </Link>
      <Link to={`/policy/dry-run?id=${answer.id}`}>先试算影响</Link>
    </p>
  );
}

function Conflicts({ answer }: { readonly answer: WhyAnswer }) {
  return (
    <Alert
      type="warning"
      showIcon
      title="文件之间说法不一，现按上面的规定执行"
      description={
        <>
          {answer.applies ? <p>采用理由：{answer.applies}</p> : null}
          <ul className="pol-conflicts">
            {answer.conflict_list.map((it) => (
              <li key={it.why_not}>
                另一种说法：{it.unspecified ? '原文未规定' : valueWords(answer, it.value)}
                <CitedList basis={it.basis} />
                <span>未采用：{it.why_not}</span>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

function Documents({ answer }: { readonly answer: WhyAnswer }) {
  if (answer.documents.length === 0) return null;
  return (
    <section className="zs-card" aria-label="依据的文件">
      <h2>依据的文件</h2>
      <ul className="zs-plain-list">
        {answer.documents.map((doc) => (
          <li key={`${doc.title}${doc.number}`}>
            《{doc.title}》{doc.number ? `（${doc.number}）` : ''}
            <span className="zs-quiet pol-gap">
              {doc.issuer}
              {doc.issued ? `　${doc.issued}` : ''}
              {doc.note ? `　${doc.note}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
