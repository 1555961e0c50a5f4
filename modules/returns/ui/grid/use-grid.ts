/** The grid's hand: what is selected, what is being typed, and what each key, paste and click does. */
import { type ClipboardEvent, type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { shownText } from '../../domain/value.ts';
import type { Change } from '../cells/book.ts';
import { type Content, contentTyped } from '../cells/typed.ts';
import { type BeyondRow, type BlockParts, cleared, filled, filledDown, isWorkedOut, paste, spots } from './block.ts';
import { type KeyAct, keyAct } from './keys.ts';
import { addressAt, spotOf } from './layout.ts';
import { areaOf, arrow, type Choice, isOne, only, onward, type Spot } from './moves.ts';
import { type GridSheet, inReturn } from './shapes.ts';
import { readBlock, writeBlock } from './tsv.ts';

export interface Draft {
  readonly text: string;
  /** Begun with F2 or a double click: arrows then move within the words. */
  readonly within: boolean;
}

export interface GridNews {
  readonly words: string;
  /** Pasted words that found no cell: shown until they are dismissed. */
  readonly lost?: string;
}

export interface GridActs {
  readonly touched: () => void;
  readonly save: () => void;
  readonly news: (news: GridNews) => void;
  readonly nextFault: (by: 1 | -1) => void;
  readonly toPanel: () => void;
  /** Adds a row or an entry at the active cell. */
  readonly more: (spot: Spot) => void;
  /** Rows that a paste needs; answers whether they will come. */
  readonly moreRows?: ((rows: readonly BeyondRow[]) => void) | undefined;
  readonly active: (address: string | undefined) => void;
}

const NONE: Content = { value: { kind: 'none' } };
const NO_COMPETENCE: Content = { value: { kind: 'no_competence' } };
const WORDS = new Set(['text', 'prose']);

export function useGrid(sheet: GridSheet, acts: GridActs) {
  const { layout, book, form } = sheet;
  const size = { rows: layout.lines.length, columns: layout.columns.length };
  const isOpen = useCallback(
    (spot: Spot) => {
      const address = addressAt(layout, spot);
      return sheet.open && address !== undefined && !isWorkedOut(layout.columns[spot.column]);
    },
    [layout, sheet.open],
  );
  const [choice, setChoice] = useState<Choice>(() => only({ row: 0, column: 0 }));
  const [draft, setDraft] = useState<Draft | null>(null);
  const parts: BlockParts = useMemo(
    () => ({ layout, isOpen, options: sheet.options, full: (address) => inReturn(form, address) }),
    [layout, isOpen, sheet.options, form],
  );
  const held = clamp(choice, size);
  const { at } = held;
  const columnAt = layout.columns[at.column];

  const select = (next: Choice) => {
    setDraft(null);
    setChoice(next);
    const address = addressAt(layout, next.at);
    acts.active(address && inReturn(form, address));
  };
  const write = (changes: readonly Change[], words: string, origin = 'typed') => {
    if (changes.length > 0 && book.write(changes, words, origin) > 0) acts.touched();
  };
  /** Takes what is being typed into its cell. */
  const commit = () => {
    if (draft === null) return;
    setDraft(null);
    const address = addressAt(layout, at);
    if (!address || !columnAt || !isOpen(at)) return;
    const full = inReturn(form, address);
    const content = contentTyped(draft.text, columnAt, sheet.options(columnAt.dictionary));
    write([{ address: full, content }], '填写');
    acts.news({ words: content.refused?.message ?? '' });
  };
  const step = (key: 'Tab' | 'Enter', shift: boolean): boolean => {
    const next = onward(held, { key, shift }, size, sheet.open ? isOpen : () => true);
    if (next) select(next);
    return next !== undefined;
  };
  const replay = (way: 'back' | 'forth') => {
    const done = way === 'back' ? book.back() : book.forth();
    if (!done) return acts.news({ words: way === 'back' ? '没有可以撤销的' : '没有可以恢复的' });
    acts.touched();
    acts.news({ words: `已${way === 'back' ? '撤销' : '恢复'}：${done.words}` });
    const first = done.addresses[0]?.startsWith(`${form}|`) ? done.addresses[0].slice(form.length + 1) : undefined;
    const spot = first === undefined ? undefined : spotOf(layout, first);
    if (spot) select(only(spot));
  };

  const everything = (): Choice => ({
    at,
    from: { row: 0, column: 0 },
    to: { row: size.rows - 1, column: size.columns - 1 },
  });
  /** Answers whether the key stays here. */
  const perform = (act: KeyAct, event: KeyboardEvent): boolean => {
    const { key, shiftKey: shift } = event;
    if (act !== 'cancel' && act !== 'newline' && act !== 'none' && act !== 'no_competence') commit();
    switch (act) {
      case 'tab':
        return step('Tab', shift);
      case 'enter':
        step('Enter', shift);
        return true;
      case 'arrow': {
        const next = arrow(held, { key, ctrl: event.ctrlKey || event.metaKey, shift }, size);
        if (next) select(next);
        return true;
      }
      case 'edit':
        if (isOpen(at)) setDraft({ text: plainAt(at), within: true });
        return true;
      case 'cancel':
        setDraft(null);
        return true;
      case 'newline':
        if (draft) setDraft({ ...draft, text: `${draft.text}\n` });
        return true;
      case 'clear':
        write(cleared(areaOf(held), parts), isOne(held) ? '清空' : '清空多格');
        return true;
      case 'none':
      case 'no_competence':
        setDraft(null);
        write(filled(areaOf(held), act === 'none' ? NONE : NO_COMPETENCE, parts), '填写');
        return true;
      case 'fill_down':
        write(
          filledDown(held, (full) => book.look(full).content, parts),
          '向下填充',
        );
        return true;
      case 'undo':
      case 'redo':
        replay(act === 'undo' ? 'back' : 'forth');
        return true;
      case 'one':
        select(only(at));
        return true;
      case 'all':
        setChoice(everything());
        return true;
      case 'fault':
        acts.nextFault(shift ? -1 : 1);
        return true;
      case 'panel':
        acts.toPanel();
        return true;
      case 'more':
        acts.more(at);
        return true;
      case 'save':
        acts.save();
        return true;
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys that an input method uses to make a character are its own.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const act = keyAct({
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      alt: event.altKey,
      shift: event.shiftKey,
      typing: draft !== null,
      within: draft?.within === true || WORDS.has(columnAt?.type ?? ''),
    });
    if (act && perform(act, event)) event.preventDefault();
  };

  const plainAt = (spot: Spot): string => {
    const address = addressAt(layout, spot);
    const column = layout.columns[spot.column];
    if (!column) return '';
    if (!address) return totalAt(spot);
    const { content } = book.look(inReturn(form, address));
    if (content.refused) return content.refused.raw;
    const value = isWorkedOut(column) ? sheet.values[address] : content.value;
    return shownText(value, column, { options: sheet.options(column.dictionary), plain: true });
  };
  const totalAt = (spot: Spot): string => {
    const column = layout.columns[spot.column];
    const num = column && layout.lines[spot.row]?.kind === 'total' ? sheet.totals[column.code] : undefined;
    return column && num !== undefined ? shownText({ kind: 'number', num }, column, { plain: true }) : '';
  };

  const onCopy = (event: ClipboardEvent, cut = false) => {
    if (draft !== null) return;
    event.preventDefault();
    const area = areaOf(held);
    const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, i) =>
      spots({ ...area, top: area.top + i, bottom: area.top + i }).map(plainAt),
    );
    event.clipboardData.setData('text/plain', writeBlock(rows));
    if (cut) write(cleared(area, parts), '剪切');
    acts.news({ words: `已${cut ? '剪切' : '复制'}${rows.length}行${rows[0]?.length ?? 0}列` });
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (draft !== null && !/\t/.test(text)) return;
    event.preventDefault();
    setDraft(null);
    if (!sheet.open) return acts.news({ words: '现在不能填写，没有粘贴' });
    const block = readBlock(text);
    if (block.length === 0) return acts.news({ words: '剪贴板里没有文字' });
    const done = paste(block, held, parts);
    write(done.changes, `粘贴${done.changes.length}格`, 'pasted');
    if (done.changes.length > 0)
      setChoice({
        at: { row: done.area.top, column: done.area.left },
        from: { row: done.area.top, column: done.area.left },
        to: { row: done.area.bottom, column: done.area.right },
      });
    const more = done.beyond.length > 0 && acts.moreRows !== undefined;
    if (more) acts.moreRows?.(done.beyond);
    const lost = [
      ...done.skipped,
      ...(more ? [] : [writeBlock(done.beyond.map((row) => [row.name ?? '', ...row.cells]))]),
    ]
      .filter((it) => it !== '')
      .join('\n');
    acts.news({
      words: `已粘贴${done.changes.length}格${done.faults > 0 ? `，其中${done.faults}格有误，原文留在格内，请逐格改正` : ''}`,
      ...(lost ? { lost } : {}),
    });
  };

  return {
    choice: held,
    draft,
    isOpen,
    plainAt,
    select,
    commit,
    setDraft,
    /** The focus came into the grid: says where it is. */
    arrive: () => {
      const address = addressAt(layout, at);
      acts.active(address && inReturn(form, address));
    },
    clear: () => write(cleared(areaOf(held), parts), '清空'),
    fill: (content: Content) => write(filled(areaOf(held), content, parts), '填写'),
    handlers: { onKeyDown, onCopy, onCut: (event: ClipboardEvent) => onCopy(event, true), onPaste },
  };
}

const clampSpot = ({ row, column }: Spot, size: { rows: number; columns: number }): Spot => ({
  row: Math.max(0, Math.min(row, size.rows - 1)),
  column: Math.max(0, Math.min(column, size.columns - 1)),
});

/** Rows may have gone meanwhile. */
function clamp(choice: Choice, size: { rows: number; columns: number }): Choice {
  const fits = (spot: Spot) => spot.row < size.rows && spot.column < size.columns;
  if (fits(choice.at) && fits(choice.from) && fits(choice.to)) return choice;
  return {
    ...choice,
    at: clampSpot(choice.at, size),
    from: clampSpot(choice.from, size),
    to: clampSpot(choice.to, size),
  };
}
