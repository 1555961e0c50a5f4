/** Texts of all who report here, side by side under one heading; paragraphs are picked into the own draft with their source. */
import { Checkbox, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import {
  Empty,
  go,
  Link,
  Loading,
  type PageProps,
  Trouble,
  useDesk,
  useModuleQuery,
  usePlace,
} from '#kernel/ui/index.ts';
import { findFigures } from '../../domain/find-figures.ts';
import { levelName } from '../../domain/regions.ts';
import '../../../ui/returns.css';
import '../rollup.css';
import type { TextsAnswer } from '../shapes.ts';
import { OwnDraft } from './own-draft.tsx';

export interface Pick {
  readonly return: string;
  readonly paragraph: number;
}

export function TextsPage({ params }: PageProps) {
  const round = params.round ?? '';
  const { path, search } = usePlace();
  const ask = Object.fromEntries(
    ['form', 'part', 'heading', 'receiver'].flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const asked = useModuleQuery<TextsAnswer>('returns.texts', { round, ...ask });
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    go(`${path}?${next.toString()}`, { replace: true });
  };
  const answer = asked.data;
  return (
    <>
      <h1 className="desk-title">
        文字汇总{answer ? `：${answer.round.title}` : ''}
        <Link className="rup-aside" to={`/returns/roll-up/${round}`}>
          数字汇总
        </Link>
      </h1>
      {answer ? (
        <search className="zs-sentence" aria-label="看哪一节">
          <span>第</span>
          <Select
            aria-label="哪个部分"
            className="rup-form"
            value={answer.part.code}
            options={answer.parts.map((it, i) => ({ value: it.code, label: `${i + 1}. ${it.name}` }))}
            onChange={(part) => set({ part })}
          />
          <span>部分的</span>
          <Select
            aria-label="哪个标题"
            className="rup-line"
            value={answer.heading.code}
            options={answer.headings.map((it) => ({ value: it.code, label: headingLabel(answer, it) }))}
            onChange={(heading) => set({ heading })}
          />
        </search>
      ) : null}
      {asked.isPending ? <Loading rows={10} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {answer ? (
        <Side
          key={`${answer.part.code}|${answer.heading.code}`}
          answer={answer}
          ask={{ round, ...ask, part: answer.part.code, heading: answer.heading.code }}
        />
      ) : null}
    </>
  );
}

/** How far each heading of the own draft is. */
function headingLabel(answer: TextsAnswer, heading: { readonly code: string; readonly name: string }): string {
  const filled = answer.own?.filled[`${answer.part.code}|${heading.code}`];
  const words = filled
    ? `（${filled.chars}字${filled.waiting > 0 ? `，${filled.waiting}处未绑定` : ''}）`
    : answer.own
      ? '（未写）'
      : '';
  return `${heading.name || '正文'}${words}`;
}

const isSame = (a: Pick, b: Pick) => a.return === b.return && a.paragraph === b.paragraph;

function Side({ answer, ask }: { readonly answer: TextsAnswer; readonly ask: Readonly<Record<string, unknown>> }) {
  const record = useDesk().record('return');
  const [picks, setPicks] = useState<readonly Pick[]>([]);
  const [level, setLevel] = useState('');
  const [words, setWords] = useState('');
  const levels = useMemo(() => [...new Set(answer.lower.map((it) => it.level))], [answer.lower]);
  const shown = answer.lower.filter(
    (it) =>
      (level === '' || it.level === level) &&
      (words === '' || it.unit_name.includes(words) || (it.text ?? '').includes(words)),
  );
  const has = (pick: Pick) => picks.some((it) => isSame(it, pick));
  const toggle = (pick: Pick) =>
    setPicks((before) =>
      before.some((it) => isSame(it, pick)) ? before.filter((it) => !isSame(it, pick)) : [...before, pick],
    );
  return (
    <>
      {answer.part.elements.length > 0 ? <p className="zs-quiet">要写到：{answer.part.elements.join('；')}</p> : null}
      <div className="rup-texts">
        <section className="rup-column" aria-label="下级文字">
          <div className="zs-row">
            <h2>
              下级文字
              <span className="zs-quiet">
                已报{answer.lower.length}，未报{answer.missing.length}
              </span>
            </h2>
            <Select
              aria-label="层级"
              value={level}
              options={[{ value: '', label: '各层级' }, ...levels.map((it) => ({ value: it, label: levelName(it) }))]}
              onChange={setLevel}
            />
            <Input
              className="rup-find"
              allowClear
              placeholder="单位或词语"
              aria-label="按单位或词语查找"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          <div className="rup-lower">
            {shown.length === 0 ? <Empty title="没有可看的下级文字">下级报送以后显示在这里；草稿不显示。</Empty> : null}
            {shown.map((it) => (
              <article key={it.return} className="rup-unit">
                <h3>
                  <Link to={`/r/return/${it.return}`}>{it.unit_name}</Link>
                  <span className="zs-quiet">
                    第{it.revision}版 · {record?.states[it.state]?.label ?? it.state}
                    {it.figures.length > 0 ? ` · ${it.figures.length}个数` : ''}
                  </span>
                </h3>
                {it.none ? <p className="zs-quiet">无</p> : null}
                {it.text === null && !it.none ? <p className="zs-quiet">这一节没有写。</p> : null}
                {it.paragraphs.map((text, i) => {
                  const pick = { return: it.return, paragraph: i };
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is named by its place in a frozen version
                    <div key={i} className="rup-paragraph">
                      {answer.own?.open ? (
                        <Checkbox
                          checked={has(pick)}
                          onChange={() => toggle(pick)}
                          aria-label={`选用${it.unit_name}第${i + 1}段`}
                        />
                      ) : null}
                      <p>
                        <Marked text={text} />
                      </p>
                    </div>
                  );
                })}
              </article>
            ))}
          </div>
          {answer.missing.length > 0 ? (
            <details open={answer.missing.length <= 20}>
              <summary>还没有报送的{answer.missing.length}个单位</summary>
              <p>
                {answer.missing.map((it) => (
                  <span key={it.return} className="rup-chip">
                    {it.unit_name}（{record?.states[it.state]?.label ?? it.state}）
                  </span>
                ))}
              </p>
            </details>
          ) : null}
        </section>
        <OwnDraft answer={answer} ask={ask} picks={picks} onPicked={() => setPicks([])} />
      </div>
    </>
  );
}

/** Figures stand out, so that they are seen while reading. */
function Marked({ text }: { readonly text: string }) {
  const figures = findFigures(text);
  let from = 0;
  const parts = figures.map((it) => {
    const before = text.slice(from, it.start);
    from = it.end;
    return (
      <span key={it.start}>
        {before}
        <span className="rup-figure">{it.raw}</span>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
