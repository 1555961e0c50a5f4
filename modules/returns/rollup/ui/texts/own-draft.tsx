/** The own draft under the heading: picked paragraphs come in with their source, figures bound to the sum; what was not bound is looked at one by one. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, Problem, post, Unreachable } from '#kernel/ui/index.ts';
import { useAct } from '../../../ui/parts/use-act.ts';
import { UNBOUND, unboundIn } from '../../domain/rebind.ts';
import type { PickAnswer, TextsAnswer } from '../shapes.ts';
import type { Pick } from './texts-page.tsx';

interface OwnProps {
  readonly answer: TextsAnswer;
  readonly ask: Readonly<Record<string, unknown>>;
  readonly picks: readonly Pick[];
  readonly onPicked: () => void;
}

type Sources = NonNullable<NonNullable<TextsAnswer['own']>['sources']>;

export function OwnDraft({ answer, ask, picks, onPicked }: OwnProps) {
  const own = answer.own;
  const act = useAct();
  const [text, setText] = useState(own?.text ?? '');
  const [sources, setSources] = useState<Sources>(own?.sources ?? []);
  const [saved, setSaved] = useState(own?.text ?? '');
  const [version, setVersion] = useState(own?.version ?? 0);
  const [bound, setBound] = useState<PickAnswer['picked']>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!own)
    return (
      <section className="rup-column" aria-label="本级文稿">
        <h2>本级文稿</h2>
        <p>本单位在这个批次没有要汇总上报的报告，只能查看。</p>
      </section>
    );
  const waiting = unboundIn(text);
  const pick = async () => {
    setTrouble(null);
    try {
      const picked = await post<PickAnswer>('/api/queries/returns.pick-text', { ...ask, picks });
      setText([text.trimEnd(), picked.text].filter((it) => it !== '').join('\n'));
      setSources([...sources, ...picked.sources.filter((it) => !sources.some((had) => had.return === it.return))]);
      setBound(picked.picked);
      onPicked();
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      setTrouble(error.message);
    }
  };
  const save = async () => {
    setTrouble(null);
    const cell = {
      form: answer.form.id,
      address: own.address,
      ...(text.trim() === '' ? { kind: 'empty' } : { kind: 'text', txt: text }),
      origin: sources.length > 0 ? 'picked' : 'typed',
      sources,
      seen: version,
    };
    const done = await act.give('return.save-cells', own.return, { cells: [cell] });
    const result = done?.result as Kept | undefined;
    if (!result) return;
    const [fault] = result.faults;
    const [conflict] = result.conflicts;
    if (fault) return setTrouble(fault.message);
    if (conflict) return setTrouble('这一节刚被别人改过。您的文字仍在这里，请先复制保存，刷新页面核对后再写入。');
    setVersion(result.saved[0]?.version ?? version);
    setSaved(text);
  };
  return (
    <section className="rup-column rup-own" aria-label="本级文稿">
      <div className="zs-row">
        <h2>
          本级文稿<span className="zs-quiet">{[...text.replace(/\s/g, '')].length}字</span>
        </h2>
        <span className="zs-push" />
        <Link to={`/r/return/${own.return}`}>打开本级报表</Link>
      </div>
      {own.open ? (
        <div className="zs-row rup-bar">
          <Button disabled={picks.length === 0} onClick={pick}>
            选用所选{picks.length > 0 ? `${picks.length}段` : '段落'}
          </Button>
          <Button type="primary" loading={act.busy} disabled={text === saved} onClick={save}>
            保存
          </Button>
          <span role="status" className="zs-quiet">
            {text !== saved ? '有未保存的改动' : version === 0 ? '还没有写' : '已保存'}
          </span>
        </div>
      ) : (
        <p className="zs-quiet">本级报表现在不能修改，只能查看。</p>
      )}
      {(trouble ?? act.trouble) ? (
        <p className="zs-fault" role="alert">
          {trouble ?? act.trouble}
        </p>
      ) : null}
      <Input.TextArea
        className="rup-draft"
        aria-label="本级文稿"
        autoSize={{ minRows: 10, maxRows: 24 }}
        readOnly={!own.open}
        value={text}
        maxLength={20_000}
        onChange={(event) => setText(event.target.value)}
      />
      {waiting > 0 ? <Unbound text={text} open={own.open} onChange={setText} /> : null}
      {bound.map((it) => (
        <div key={`${it.return}.${it.paragraph}`} className="rup-bound">
          {it.unit_name}第{it.paragraph + 1}段：
          {it.figures.length === 0 ? '没有数字' : null}
          {it.figures.map((figure, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: figures have no name but their place
            <span key={i} className="rup-chip">
              {figure.status === 'bound'
                ? `${figure.raw} → ${figure.written}（${figure.known[0]?.label ?? ''}，${figure.known[0]?.returns ?? 0}家合计）`
                : figure.status === 'several'
                  ? `${figure.raw}：与${figure.known.map((one) => one.label).join('、')}相同，请确定是哪一个`
                  : `${figure.raw}：不在上报数中，请核对`}
            </span>
          ))}
        </div>
      ))}
      {sources.length > 0 ? (
        <p>
          出处：
          {sources.map((it) => (
            <span key={it.return} className="rup-chip">
              {it.unit_name}
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}

interface Kept {
  readonly saved: readonly { readonly version: number }[];
  readonly faults: readonly { readonly message: string }[];
  readonly conflicts: readonly unknown[];
}

/** Every number that was not bound, with its words around it; looked at, the mark goes. */
function Unbound({
  text,
  open,
  onChange,
}: {
  readonly text: string;
  readonly open: boolean;
  readonly onChange: (text: string) => void;
}) {
  const places = [...text.matchAll(new RegExp(UNBOUND, 'g'))].map((it) => it.index);
  return (
    <div>
      <p className="rup-unbound">{places.length}个数没有绑定到汇总数，请逐个核对、改写后去掉标记：</p>
      <ul className="zs-plain-list">
        {places.slice(0, 20).map((at) => (
          <li key={at}>
            …{text.slice(Math.max(0, at - 16), at)}
            <span className="rup-unbound">{UNBOUND}</span>
            {text.slice(at + UNBOUND.length, at + UNBOUND.length + 8)}…
            {open ? (
              <Button
                size="small"
                type="link"
                onClick={() => onChange(text.slice(0, at) + text.slice(at + UNBOUND.length))}
              >
                已核对
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
