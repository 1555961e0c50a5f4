/** One long text: a part of the report under one heading. Types like any text; figures are set by button and follow the records. */
import { Button, Dropdown } from 'antd';
import { memo, useRef, useState } from 'react';
import type { FormTextPart } from '#kernel/policy/return-shape.ts';
import { BasisLink } from '#kernel/ui/index.ts';
import { type Figure, insertFigure, lengthOf, pieces } from './figures.ts';

interface EditorProps {
  readonly id: string;
  readonly part: FormTextPart;
  readonly heading: string;
  readonly text: string;
  readonly figures: readonly Figure[];
  readonly open: boolean;
  readonly fault: string | undefined;
  readonly other: string | undefined;
  readonly sent_back: string | undefined;
  readonly sources: string;
  readonly onChange: (text: string) => void;
  readonly onFocus: () => void;
  readonly onSave: () => void;
}

export const TextEditor = memo(function TextEditor(props: EditorProps) {
  const { id, part, heading, text, figures, open, fault } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const [seen, setSeen] = useState(false);
  const length = lengthOf(text, figures);
  const set = (metric: string) => {
    const it = box.current;
    const next = insertFigure(text, it?.selectionStart ?? text.length, metric);
    props.onChange(next.text);
    requestAnimationFrame(() => {
      it?.focus();
      it?.setSelectionRange(next.at, next.at);
    });
  };
  const label = heading ? `${part.name} ${heading}` : part.name;
  return (
    <div className={fault || props.sent_back ? 'ret-text zs-field-wrong' : 'ret-text'} id={id}>
      <div className="ret-text-head">
        <label htmlFor={`${id}-box`}>{heading || part.name}</label>
        <span className={part.at_least && length < part.at_least ? 'zs-fault' : 'zs-quiet'}>
          {length}字{part.at_least ? `／至少${part.at_least}字` : part.about_chars ? `／约${part.about_chars}字` : ''}
        </span>
        {props.other ? <span className="ret-name">{props.other}正在此处</span> : null}
        {props.sources ? <span className="zs-quiet">引自：{props.sources}</span> : null}
        <span className="zs-push" />
        {open && figures.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: figures.map((it) => ({
                key: it.metric,
                label: `${it.title}${it.num === null ? '' : `：${it.num}${it.unit}`}`,
              })),
              onClick: ({ key }) => set(key),
            }}
          >
            <Button size="small" title="把系统中的数写进文字里，随记录变化；报送后固定">
              插入数字
            </Button>
          </Dropdown>
        ) : null}
      </div>
      {props.sent_back ? <p className="zs-fault">上级退回：{props.sent_back}</p> : null}
      {open ? (
        <textarea
          id={`${id}-box`}
          ref={box}
          className="ret-text-box"
          rows={3}
          value={text}
          aria-label={label}
          aria-invalid={fault !== undefined || undefined}
          onChange={(event) => props.onChange(event.target.value)}
          onFocus={props.onFocus}
          onKeyDown={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
              event.preventDefault();
              props.onSave();
            }
          }}
        />
      ) : (
        <Read text={text} figures={figures} />
      )}
      {open && text.includes('{{') ? (
        <>
          <Button type="link" size="small" aria-expanded={seen} onClick={() => setSeen(!seen)}>
            {seen ? '收起成文' : '看成文（数已代入）'}
          </Button>
          {seen ? <Read text={text} figures={figures} /> : null}
        </>
      ) : null}
      {fault ? <p className="zs-fault">{fault}</p> : null}
    </div>
  );
});

/** The text with its figures as numbers; each says where it comes from. */
function Read({ text, figures }: { readonly text: string; readonly figures: readonly Figure[] }) {
  if (text.trim() === '') return <p className="zs-quiet">（未写）</p>;
  return (
    <div className="ret-read">
      {pieces(text, figures).map((piece, i) =>
        piece.kind === 'words' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
          <span key={i}>{piece.words}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no name but their place
          <span key={i} className="ret-figure">
            {piece.figure?.num ?? '（没有这个数）'}
            <BasisLink id={piece.metric}>出处</BasisLink>
          </span>
        ),
      )}
    </div>
  );
}
