/** What is known of the active cell: why this number, last year's, what is wrong, the reason, remarks, and the two words by button. */
import { Button, Input } from 'antd';
import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { ToneTag } from '#kernel/ui/index.ts';
import type { Expected } from '../../domain/content.ts';
import { shownText } from '../../domain/value.ts';
import type { Look } from '../cells/book.ts';
import { type Content, EMPTY } from '../cells/typed.ts';
import { isDifferent } from '../grid/cell-view.ts';
import { CellChoices } from './cell-choices.tsx';
import { CellRemarks } from './cell-remarks.tsx';
import { CellSource } from './cell-source.tsx';
import type { Remark } from './shapes.ts';
import type { ActiveCell } from './use-active.ts';

export interface PanelHandle {
  focus(): void;
}

interface PanelProps {
  readonly return_id: string;
  readonly cell: ActiveCell;
  readonly look: Look;
  readonly open: boolean;
  readonly remarks: readonly Remark[];
  readonly others: string | undefined;
  readonly sent_back: string | undefined;
  readonly picking: { readonly picked: boolean; readonly toggle: () => void } | undefined;
  readonly fill: (content: Content) => void;
  readonly explain: (reason: string) => void;
  readonly choose: (which: 'mine' | 'theirs') => void;
  readonly back: () => void;
  readonly handle?: Ref<PanelHandle>;
}

export function CellPanel(props: PanelProps) {
  const { cell, look, open, fill, back } = props;
  const box = useRef<HTMLElement>(null);
  useImperativeHandle(props.handle, () => ({
    focus: () => {
      const first = box.current?.querySelector<HTMLElement>('textarea,input,button,a[href]');
      (first ?? box.current)?.focus();
    },
  }));
  const { column, expected, last, options } = cell;
  const shown = (value: Parameters<typeof shownText>[0]) => shownText(value, column, { options }) || '空';
  const value = cell.worked_out ?? look.content.value;
  const differs = isDifferent(value, expected?.num);
  const typed = open && column.formula === undefined;
  const out = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    back();
  };
  return (
    <section ref={box} className="ret-panel zs-no-print" aria-label="本格" tabIndex={-1} onKeyDown={out}>
      <div className="ret-panel-main">
        <p className="ret-panel-name">
          <strong>{cell.name}</strong>
          <span className="zs-quiet">
            {look.known?.by ? `${look.known.by}填写　` : ''}
            {props.others ? `${props.others}正在此格` : ''}
          </span>
        </p>
        <p id="ret-cell-note" className="ret-panel-note" aria-live="polite">
          {look.content.refused ? (
            <span className="zs-fault">
              {look.content.refused.message.includes(look.content.refused.raw) ? '' : `“${look.content.refused.raw}”`}
              没有保存：{look.content.refused.message}
            </span>
          ) : (
            cell.faults.map((fault) => (
              <span key={fault.message} className={fault.level === 'error' ? 'zs-fault' : 'ret-warn'}>
                {fault.message}
              </span>
            ))
          )}
          {props.sent_back ? <span className="zs-fault">上级退回：{props.sent_back}</span> : null}
          {column.formula ? <span className="zs-quiet">本格自动计算，不用填写。</span> : null}
          {column.note ? <span className="zs-quiet">{column.note}</span> : null}
        </p>
        {look.clash ? (
          <p className="ret-panel-clash" role="alert">
            <ToneTag tone="attention">两人都改了这一格</ToneTag>
            {look.clash.theirs.by ?? '同事'}填的是“{shown(look.clash.theirs.value)}”，您填的是“
            {shown(look.content.value)}”。
            <Button size="small" onClick={() => props.choose('mine')}>
              用我的
            </Button>
            <Button size="small" onClick={() => props.choose('theirs')}>
              用{look.clash.theirs.by ?? '同事'}的
            </Button>
          </p>
        ) : null}
        {expected ? <CellSource {...{ expected, cell, return_id: props.return_id, differs }} /> : null}
        {last !== undefined ? <p className="zs-quiet">上年填报：{shown(last)}</p> : null}
        {differs || look.reason ? (
          <Reason key={cell.full} cell={cell} reason={look.reason} open={typed} explain={props.explain} />
        ) : null}
        {typed ? <CellChoices cell={cell} look={look} fill={fill} /> : null}
      </div>
      <div className="ret-panel-acts">
        {typed ? (
          <>
            <Button size="small" onClick={() => fill({ value: { kind: 'none' } })}>
              无
            </Button>
            <Button size="small" onClick={() => fill({ value: { kind: 'no_competence' } })}>
              无此职权
            </Button>
            <Button size="small" onClick={() => fill(EMPTY)}>
              清空
            </Button>
            {expected && differs ? (
              <Button size="small" onClick={() => fill(contentOf(expected))}>
                改回记录的数
              </Button>
            ) : null}
          </>
        ) : null}
        {props.picking ? (
          <Button size="small" onClick={props.picking.toggle} aria-pressed={props.picking.picked}>
            {props.picking.picked ? '不退这一格' : '退回这一格'}
          </Button>
        ) : null}
        <CellRemarks return_id={props.return_id} address={cell.full} remarks={props.remarks} />
      </div>
    </section>
  );
}

const contentOf = (expected: Expected): Content =>
  expected.num !== null
    ? { value: { kind: 'number', num: expected.num } }
    : { value: expected.txt ? { kind: 'text', txt: expected.txt } : null };

interface ReasonProps {
  readonly cell: ActiveCell;
  readonly reason: string | null;
  readonly open: boolean;
  readonly explain: (reason: string) => void;
}

/** Overwriting what the records say needs a reason; it goes upward with the number. */
function Reason({ cell, reason, open, explain }: ReasonProps) {
  const id = `ret-reason-${cell.full}`;
  if (!open) return reason ? <p>改动理由：{reason}</p> : null;
  return (
    <div className="ret-reason">
      <label htmlFor={id}>
        改动理由<span className="zs-required">（必填，随数字报到上级）</span>
      </label>
      <Input
        id={id}
        size="small"
        defaultValue={reason ?? ''}
        maxLength={1000}
        placeholder="例如：2件在本平台启用前办理，没有记录"
        onBlur={(event) => {
          if (event.target.value.trim() !== (reason ?? '')) explain(event.target.value);
        }}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) explain(event.currentTarget.value);
        }}
      />
    </div>
  );
}
