/** A survey: its result, and its groups as far as they may be shown. */
import { type PageProps, RecordPage, useModuleQuery } from '#kernel/ui/index.ts';
import type { SurveyAnswer } from '../shapes.ts';
import '../campaigns.css';

export function SurveyPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage key={id} record="survey" id={id} related={false}>
      {() => <Result id={id} />}
    </RecordPage>
  );
}

function Result({ id }: { readonly id: string }) {
  const asked = useModuleQuery<SurveyAnswer>('campaigns.survey-result', { id });
  if (!asked.data) return null;
  const { sample, satisfied, percent, words, groups, hidden } = asked.data;
  return (
    <section aria-label="结果" className="zs-card">
      <p className="zs-lead">
        满意率 {percent}%
        <span className="zs-quiet">
          {'　'}
          {sample}份有效样本，满意和基本满意{satisfied}份
        </span>
      </p>
      <p className="zs-quiet">
        {words}
        {hidden > 0 ? `；有${hidden}组没有显示` : ''}
      </p>
      {groups.length > 0 ? (
        <ul>
          {groups.map((it) => (
            <li key={it.name}>
              {it.name}：{it.percent}%（{it.sample}份）
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
