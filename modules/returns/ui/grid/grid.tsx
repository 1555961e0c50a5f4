/** The table of a form as a grid: printed heads, rows with their names held in view, sums that follow what is typed. */
import { type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Content } from '../cells/typed.ts';
import { GridCell } from './cell.tsx';
import { cellView } from './cell-view.ts';
import { headDepth, headRows } from './heads.ts';
import { type GridLine, spotOf } from './layout.ts';
import { areaOf, isOne, only, within } from './moves.ts';
import type { GridSheet } from './shapes.ts';
import { type GridActs, useGrid } from './use-grid.ts';

/** What the page may do with the grid from outside. */
export interface GridHandle {
  /** Goes to a cell of this table, by its address within the form; answers whether it stands here. */
  goTo(address: string): boolean;
  focus(): void;
  /** Writes into all that is selected. */
  fill(content: Content): void;
  clear(): void;
  commit(): void;
}

interface GridProps {
  readonly sheet: GridSheet;
  readonly acts: GridActs;
  readonly label: string;
  readonly handle?: Ref<GridHandle>;
}

export function Grid({ sheet, acts, label, handle }: GridProps) {
  const { layout, marks } = sheet;
  const { table } = layout;
  const hand = useGrid(sheet, acts);
  const [focus, setFocus] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const lists = useId();
  const heads = useMemo(() => headRows(layout.columns), [layout.columns]);
  const depth = headDepth(layout.columns);
  const area = areaOf(hand.choice);
  const named = table.row_head !== undefined || table.rows.length > 0;
  const { at } = hand.choice;

  useImperativeHandle(handle, () => ({
    goTo(address) {
      const spot = spotOf(layout, address);
      if (!spot) return false;
      setFocus(true);
      hand.select(only(spot));
      return true;
    },
    focus: () => {
      setFocus(true);
      box.current?.querySelector<HTMLElement>('.ret-active .ret-control, .ret-active')?.focus();
    },
    fill: hand.fill,
    clear: hand.clear,
    commit: hand.commit,
  }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another active cell comes into view
  useEffect(() => {
    if (focus) box.current?.querySelector('.ret-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [focus, at.row, at.column]);

  const point = (row: number, column: number, how: 'begin' | 'drag' | 'edit', stretch: boolean) => {
    hand.commit();
    setFocus(true);
    if (how === 'drag' || stretch) hand.select({ at, from: hand.choice.from, to: { row, column } });
    else hand.select(only({ row, column }));
    if (how === 'edit' && hand.isOpen({ row, column }))
      hand.setDraft({ text: hand.plainAt({ row, column }), within: true });
  };
  const stable = useRef({ point, draft: hand.setDraft, blur: hand.commit });
  stable.current = { point, draft: hand.setDraft, blur: hand.commit };
  const [calls] = useState(() => ({
    onPoint: (...args: Parameters<typeof point>) => stable.current.point(...args),
    onDraft: (draft: Parameters<typeof hand.setDraft>[0]) => stable.current.draft(draft),
    onBlur: () => stable.current.blur(),
  }));

  // What is half typed when the page goes is taken into its cell, and kept with the rest.
  useEffect(() => {
    const leave = () => stable.current.blur();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  const cellOf = (line: GridLine, row: number, column: number) => {
    const head = layout.columns[column];
    if (!head || (line.item > 0 && !head.many)) return null;
    const spot = { row, column };
    const active = at.row === row && at.column === column;
    return (
      <GridCell
        key={head.code}
        row={row}
        at={column}
        down={head.many ? 1 : line.items}
        column={head}
        {...cellView(sheet, line, head, spot)}
        plain={active ? hand.plainAt(spot) : ''}
        open={hand.isOpen(spot)}
        active={active}
        selected={!isOne(hand.choice) && within(spot, area)}
        draft={active ? hand.draft : null}
        focus={active && focus}
        list={active && head.dictionary ? `${lists}${head.dictionary}` : undefined}
        {...calls}
      />
    );
  };
  const dictionary = layout.columns[at.column]?.dictionary;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clipboard of the grid within
    <div
      ref={box}
      className={layout.columns.length < 3 ? 'ret-box ret-narrow' : 'ret-box'}
      {...hand.handlers}
      onFocus={() => {
        setFocus(true);
        hand.arrive();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
      }}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are filled in is a grid
        role="grid"
        className="ret-grid"
        aria-label={label}
        aria-rowcount={layout.lines.length + depth}
        aria-multiselectable
        aria-readonly={!sheet.open}
      >
        <thead>
          {heads.map((row, level) => (
            <tr key={row[0]?.key ?? level}>
              {level === 0 && table.numbered ? (
                <th scope="col" rowSpan={depth} className="ret-no">
                  序号
                </th>
              ) : null}
              {level === 0 && named ? (
                <th scope="col" rowSpan={depth} className="ret-row-head">
                  {table.row_head ?? '项目'}
                </th>
              ) : null}
              {row.map((head) => (
                <th
                  key={head.key}
                  scope={head.across > 1 ? 'colgroup' : 'col'}
                  colSpan={head.across}
                  rowSpan={head.down}
                  className={head.column === at.column && focus ? 'ret-here' : undefined}
                >
                  {head.words}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {layout.lines.map((line, row) => (
            <tr key={`${line.code}.${line.item}`} className={line.kind === 'total' ? 'ret-total-row' : undefined}>
              {table.numbered && line.item === 0 ? (
                named ? (
                  <td className="ret-no" rowSpan={line.items}>
                    {line.number ?? ''}
                  </td>
                ) : (
                  <th scope="row" className="ret-no" rowSpan={line.items}>
                    {line.number ?? line.name}
                  </th>
                )
              ) : null}
              {named && line.item === 0 ? (
                <th
                  scope="row"
                  rowSpan={line.items}
                  className={row === at.row && focus ? 'ret-row-head ret-here' : 'ret-row-head'}
                >
                  {line.name || `第${line.number}行`}
                  {marks.faults.has(`${table.code}|${line.code}`) ? <RowFault sheet={sheet} line={line} /> : null}
                </th>
              ) : null}
              {layout.columns.map((_, column) => cellOf(line, row, column))}
            </tr>
          ))}
        </tbody>
      </table>
      {dictionary ? (
        <datalist id={`${lists}${dictionary}`}>
          {sheet.options(dictionary).map((option) => (
            <option key={option.value} value={option.label} />
          ))}
        </datalist>
      ) : null}
      {layout.lines.length === 0 ? (
        <p className="zs-quiet ret-none">还没有行。用上方的“增加一行”，或从表格软件复制后在此粘贴。</p>
      ) : null}
    </div>
  );
}

function RowFault({ sheet, line }: { readonly sheet: GridSheet; readonly line: GridLine }) {
  const faults = sheet.marks.faults.get(`${sheet.layout.table.code}|${line.code}`) ?? [];
  return <span className={faults.some((it) => it.level === 'error') ? 'ret-mark ret-mark-red' : 'ret-mark'}>核对</span>;
}
