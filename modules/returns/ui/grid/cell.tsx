/** One cell. The active one is a control with its value selected, so that any key, also of a Chinese input method, begins over it at once. */
import { type ChangeEvent, memo, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { Draft } from './use-grid.ts';

export interface CellProps {
  readonly row: number;
  readonly at: number;
  /** Lines it reaches down. */
  readonly down: number;
  readonly column: FormColumn;
  /** Said of the active cell: row and column by name. */
  readonly label: string;
  readonly shown: string;
  readonly plain: string;
  readonly open: boolean;
  readonly kind: 'typed' | 'worked-out' | 'total' | 'nothing';
  readonly active: boolean;
  readonly selected: boolean;
  readonly draft: Draft | null;
  /** The grid has the focus, so the active cell takes it. */
  readonly focus: boolean;
  readonly refused: boolean;
  readonly fault: string | undefined;
  readonly fault_level: 'error' | 'warn';
  readonly waiting: boolean;
  /** Nobody typed it: it arrived filled. */
  readonly prefilled: boolean;
  readonly clash: boolean;
  readonly differs: boolean;
  readonly last: string | undefined;
  readonly remarks: number;
  readonly sent_back: boolean;
  readonly picked: boolean;
  readonly other: string | undefined;
  readonly not_asked: boolean;
  readonly list: string | undefined;
  readonly onDraft: (draft: Draft) => void;
  readonly onBlur: () => void;
  readonly onPoint: (row: number, column: number, how: 'begin' | 'drag' | 'edit', stretch: boolean) => void;
}

const RIGHT = new Set(['int', 'decimal', 'money']);
const TALL = new Set(['text', 'prose']);

function classOf(props: CellProps): string {
  const { column } = props;
  return [
    'ret-cell',
    RIGHT.has(column.type) ? 'ret-num' : TALL.has(column.type) ? `ret-${column.type}` : '',
    props.kind === 'typed' ? '' : `ret-${props.kind}`,
    props.active ? 'ret-active' : '',
    props.selected ? 'ret-selected' : '',
    props.refused || (props.fault && props.fault_level === 'error') ? 'ret-wrong' : props.fault ? 'ret-doubt' : '',
    props.clash ? 'ret-clash' : '',
    props.sent_back ? 'ret-sent-back' : '',
    props.picked ? 'ret-picked' : '',
    props.prefilled ? 'ret-prefilled' : '',
    props.other ? 'ret-other' : '',
    props.not_asked ? 'ret-not-asked' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export const GridCell = memo(function GridCell(props: CellProps) {
  const { row, at, active, open, onPoint } = props;
  const box = useRef<HTMLTableCellElement>(null);
  useLayoutEffect(() => {
    if (!active || !props.focus || open) return;
    if (document.activeElement !== box.current) box.current?.focus();
  }, [active, props.focus, open]);
  // A cell that is only read says its name before its value and its marks.
  const read = active && !open;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid may be selected
    <td
      ref={box}
      className={classOf(props)}
      rowSpan={props.down}
      aria-selected={active || props.selected}
      aria-readonly={!open || undefined}
      onMouseDown={(event) => {
        if (event.button !== 0) return;
        const control = event.target instanceof HTMLElement && event.target.matches('input,textarea');
        if (control && !event.shiftKey) return;
        event.preventDefault();
        onPoint(row, at, 'begin', event.shiftKey);
      }}
      onMouseEnter={(event) => {
        if (event.buttons === 1) onPoint(row, at, 'drag', true);
      }}
      onDoubleClick={() => onPoint(row, at, 'edit', false)}
      tabIndex={read ? 0 : undefined}
    >
      {read ? (
        <span className="zs-unseen">
          {props.label} {props.shown ? '' : '空'}
        </span>
      ) : null}
      {active && open ? <Control {...props} /> : <span className="ret-value">{props.shown}</span>}
      <Under {...props} />
    </td>
  );
});

/** What stands small below the value: marks are words, never colours alone. */
function Under(props: CellProps): ReactNode {
  const words = [
    props.refused ? '有误' : '',
    props.prefilled ? '预填' : '',
    props.clash ? '两人都改了' : '',
    props.differs ? '≠' : '',
    props.sent_back ? '退回' : '',
    props.picked ? '选中退回' : '',
    props.remarks > 0 ? `意见${props.remarks}` : '',
  ].filter(Boolean);
  return (
    <>
      {props.last !== undefined ? <span className="ret-last">上年 {props.last || '空'}</span> : null}
      {words.length > 0 ? <span className="ret-mark">{words.join(' ')}</span> : null}
      {props.other ? <span className="ret-name">{props.other}</span> : null}
    </>
  );
}

function Control(props: CellProps) {
  const { column, draft, plain, label, focus, onDraft, onBlur, list } = props;
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const within = draft?.within === true;
  const resting = draft === null;
  useLayoutEffect(() => {
    const it = control.current;
    if (!it || !focus) return;
    if (document.activeElement !== it) it.focus({ preventScroll: false });
  }, [focus]);
  // The value lies selected under the next key; F2 puts the caret after it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value that came anew is selected anew
  useEffect(() => {
    const it = control.current;
    if (!it || document.activeElement !== it) return;
    if (within) it.setSelectionRange(it.value.length, it.value.length);
    else if (resting) it.select();
  }, [within, resting, plain]);
  const shared = {
    ref: control,
    className: 'ret-control',
    'aria-label': label,
    'aria-invalid': props.refused || props.fault !== undefined || undefined,
    'aria-describedby': 'ret-cell-note',
    value: draft?.text ?? plain,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onDraft({ text: event.target.value, within }),
    onBlur,
    autoComplete: 'off',
    spellCheck: false,
  };
  if (TALL.has(column.type)) return <textarea {...shared} rows={column.type === 'prose' ? 3 : 1} />;
  return <input {...shared} list={list} inputMode={RIGHT.has(column.type) ? 'decimal' : 'text'} />;
}
