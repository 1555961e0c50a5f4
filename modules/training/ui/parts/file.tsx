/** A person's file of a year: hours by kind against what is asked, what they are made of, results. */
import { Link, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import type { FileAnswer, RuleAnswer } from '../shapes.ts';
import { RuleWords } from './rule-words.tsx';
import { VerdictTag } from './verdict.tsx';

interface FileProps {
  readonly file: FileAnswer;
  readonly rule: RuleAnswer;
}

export function TrainingFile({ file, rule }: FileProps) {
  const { line } = file;
  const hours = [
    { label: '计入合计', has: line.hours_counted, least: line.required_total },
    { label: '公共法律知识', has: line.hours_public_law, least: line.required_public_law },
    { label: '业务知识和执法技能', has: line.hours_business_skill, least: line.required_business_skill },
  ];
  return (
    <>
      <section aria-label="学时">
        <h2 className="training-verdict">
          学时
          <VerdictTag line={line} />
        </h2>
        <RuleWords rule={rule} />
        <dl className="training-hours">
          {hours.map((it) => (
            <div key={it.label}>
              <dt>{it.label}</dt>
              <dd>
                <strong>{it.has}</strong>学时
                <span className="zs-quiet">{it.least === null ? '　单项原文未规定' : `　应达${it.least}学时`}</span>
              </dd>
            </div>
          ))}
          <div>
            <dt>政治理论和党性教育（另计）</dt>
            <dd>
              <strong>{line.hours_apart}</strong>学时
            </dd>
          </div>
        </dl>
        <p>{wordsOf(file)}</p>
      </section>
      <Attended file={file} />
      <Results file={file} />
    </>
  );
}

function wordsOf({ line, not_judged, verdict, reached_on, last_planned }: FileAnswer): string {
  if (not_judged) return not_judged;
  if (verdict === 'met') return '已达到当地规定的学时。';
  if (verdict === 'short') return `年度已结束，还差${line.short_hours}学时。`;
  if (verdict === 'on-course') return `还差${line.short_hours}学时；按已安排的培训，${reached_on}达到。`;
  const ahead = last_planned ? `已安排的培训到${last_planned}为止` : '没有已安排的培训';
  return `还差${line.short_hours}学时；${ahead}，到年末预计差${line.short_projected}学时，请安排补训。`;
}

function Attended({ file }: { readonly file: FileAnswer }) {
  const desk = useDesk();
  const record = desk.record('training-attendance');
  const kinds = new Map((desk.meta.dictionaries['dict.training_kind'] ?? []).map((it) => [it.value, it.label]));
  const open = desk.mayRead('training-attendance');
  if (!record) return null;
  return (
    <section aria-label="参训记录">
      <h2>
        参训记录<span className="zs-quiet">{file.attended.length}条</span>
      </h2>
      {file.attended.length === 0 ? <p className="zs-quiet">本年度没有登记。</p> : null}
      <ul className="zs-items">
        {file.attended.map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              {open ? <Link to={recordPath('training-attendance', it.id)}>{it.title}</Link> : <span>{it.title}</span>}
              <span className="zs-quiet">
                {it.day}　{kinds.get(it.kind) ?? it.kind}　{it.hours}学时{it.organiser ? `　${it.organiser}` : ''}
              </span>
            </div>
            <StateTag record={record} state={it.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Results({ file }: { readonly file: FileAnswer }) {
  const desk = useDesk();
  const verdicts = new Map(
    (desk.record('training-result')?.fields.verdict?.choices ?? []).map((it) => [it.value, it.label]),
  );
  const tests = new Map((desk.meta.dictionaries['dict.training_test'] ?? []).map((it) => [it.value, it.label]));
  if (file.results.length === 0) return null;
  return (
    <section aria-label="检验结果">
      <h2>检验结果</h2>
      <ul className="zs-plain-list">
        {file.results.map((it) => (
          <li key={it.id}>
            {it.title}
            <span className="zs-quiet">
              {'　'}
              {it.day}　{tests.get(it.test) ?? it.test}
              {it.score === null ? '' : `　${it.score}分`}　{verdicts.get(it.verdict ?? '') ?? ''}
              {it.award ? `　${it.award}` : ''}
              {it.must_know ? `　${it.must_know}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
