/** The open return: its forms as tabs, the state of saving, what is wrong, who else is here, and the story of the active cell. */
import { Alert, Button, Switch } from 'antd';
import { type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react';
import { headingsOf } from '../../domain/cells.ts';
import type { GridHandle } from '../grid/grid.tsx';
import type { GridNews } from '../grid/use-grid.ts';
import { TabList } from '../parts/tab-list.tsx';
import { textId } from '../texts/texts-view.tsx';
import { RecordsAgain } from './again.tsx';
import { CellPanel, type PanelHandle } from './cell-panel.tsx';
import { CellRemarks } from './cell-remarks.tsx';
import { askedQuestions, nextPlace, type Place } from './fault-list.ts';
import { FormView } from './form-view.tsx';
import { headId } from './head-fields.tsx';
import { KeyHelp } from './key-help.tsx';
import { Restored, SaveLine } from './save-line.tsx';
import type { OpenReturn } from './shapes.ts';
import { splitForm } from './transport.ts';
import { activeCell } from './use-active.ts';
import type { Hand } from './use-book.ts';
import { useLines } from './use-lines.ts';
import { useSheets } from './use-sheets.ts';

interface Picking {
  /** Cells picked to be sent back, with the words, by address within the return. */
  readonly cells: ReadonlyMap<string, string>;
  readonly toggle: (address: string) => void;
}

export interface WorkspaceHandle {
  places(): readonly Place[];
  goTo(place: Place): void;
}

interface WorkspaceProps {
  readonly handle: Ref<WorkspaceHandle>;
  readonly open: OpenReturn;
  readonly hand: Hand;
  readonly unit: string;
  readonly active: string | undefined;
  readonly setActive: (address: string | undefined) => void;
  readonly picking: Picking | undefined;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Ids of what is no cell: questions (`?code`) and fields of the head (`^code`). */
function fieldId(form: string, address: string): string | undefined {
  if (address.startsWith('?')) return `ret-${form}-q-${address.slice(1)}`.replace(/\W/g, '-');
  return address.startsWith('^') ? headId(form, address.slice(1)) : undefined;
}

export function Workspace({ open, hand, unit, active, setActive, picking, handle }: WorkspaceProps) {
  const { book, saver } = hand;
  const { standings, places, options, marks } = useSheets(open, hand, picking?.cells ?? NONE);
  const [tab, setTab] = useState(open.forms[0]?.id ?? '');
  const [show_last, setShowLast] = useState(false);
  const [news, setNews] = useState<GridNews | null>(null);
  const [told, setTold] = useState(false);
  const grids = useRef(new Map<string, GridHandle>());
  const panel = useRef<PanelHandle>(null);
  /** Where the last search led: places without a cell of their own are no active cell. */
  const last = useRef<string | undefined>(undefined);
  const lines = useLines(open.id, saver);
  const touched = useCallback(() => saver.touched(), [saver]);

  const form = open.forms.find((it) => it.id === tab) ?? open.forms[0];
  /** Words that found no cell stay until they are dismissed. */
  const tell = (next: GridNews) =>
    setNews((before) => ({ ...next, ...(before?.lost && !next.lost ? { lost: before.lost } : {}) }));
  const goTo = (place: Place) => {
    last.current = place.full;
    setTab(place.form);
    tell({ words: place.message });
    const [, address] = splitForm(place.full);
    const table = address.split('|')[0] ?? '';
    const grid = () => grids.current.get(`${place.form}|${table}`);
    // The tab may only now be drawn.
    requestAnimationFrame(() => {
      const cell = address.endsWith('|') ? '' : address;
      if (cell && grid()?.goTo(address.split('|').length === 2 ? `${address}|0|` : cell)) return;
      const heading = headingsOf(open.forms.find((it) => it.id === place.form)?.form ?? { headings: [] })[0];
      // A part of a text as a whole: its first section.
      const full = address.endsWith('|') ? `${place.full}${heading?.code ?? ''}|0|text` : place.full;
      setActive(full);
      requestAnimationFrame(() => {
        const at = document.getElementById(fieldId(place.form, address) ?? textId(full));
        at?.scrollIntoView({ block: 'center' });
        (at instanceof HTMLInputElement ? at : at?.querySelector<HTMLElement>('textarea,input'))?.focus();
        if (!at) grid()?.focus();
      });
    });
  };
  useImperativeHandle(handle, () => ({ places: () => places, goTo }));
  const nextFault = (by: 1 | -1) => {
    const place = nextPlace(places, last.current ?? active, form?.id, by);
    if (place) goTo(place);
    else tell({ words: '没有需要改正的地方' });
  };
  const save = () => {
    void saver.flush().then((done) => tell({ words: done ? '已保存' : '还没有保存，已存在本机' }));
  };
  const acts = {
    touched,
    save,
    news: tell,
    nextFault,
    toPanel: () => panel.current?.focus(),
    active: (address: string | undefined) => {
      if (address !== last.current && address !== active) last.current = undefined;
      setActive(address);
    },
  };
  const standing = form && standings.get(form.id);
  const [of, address] = active ? splitForm(active) : ['', ''];
  const cell =
    form && standing && active && of === form.id && !address.startsWith('?')
      ? activeCell(address, { form, values: standing.values, faults: standing.by_address, options })
      : undefined;
  const isTable = cell !== undefined && form?.form.tables.some((it) => it.code === cell.table);
  const grid = () => grids.current.get(`${of}|${cell?.table ?? ''}`);
  const errors = places.filter((it) => it.level === 'error').length;
  const open_here = open.open;

  return (
    <section className="ret-work" aria-label="报表内容">
      {hand.restored > 0 && !told ? <Restored cells={hand.restored} onClose={() => setTold(true)} /> : null}
      <div className="ret-bar zs-no-print">
        {open_here ? <SaveLine state={hand.state} refusals={book.refusals.length} /> : null}
        {open_here ? (
          <>
            <Button size="small" onClick={() => nextFault(-1)} disabled={places.length === 0} aria-label="上一处">
              ↑
            </Button>
            <Button size="small" danger={errors > 0} onClick={() => nextFault(1)} disabled={places.length === 0}>
              {errors > 0 ? `${errors}处要改` : places.length > 0 ? `${places.length}处提示` : '没有错误'}
            </Button>
          </>
        ) : null}
        <span className="ret-toggle">
          <Switch size="small" checked={show_last} onChange={setShowLast} aria-label="对照上年" /> 对照上年
        </span>
        <KeyHelp />
        {open_here && open.forms.some((it) => Object.values(it.expected).some((one) => one.from === 'metric')) ? (
          <RecordsAgain id={open.id} tell={(words) => tell({ words })} />
        ) : null}
        <CellRemarks return_id={open.id} address="" remarks={open.remarks} />
        {hand.present.length > 0 ? (
          <span className="zs-quiet">同时打开：{[...new Set(hand.present.map((it) => it.name))].join('、')}</span>
        ) : null}
        <span className="ret-news" role="status" aria-live="polite">
          {news?.words}
        </span>
      </div>
      {news?.lost ? (
        <Alert
          type="warning"
          showIcon
          closable={{ onClose: () => setNews(null) }}
          title="下面这些内容没有对应的格，没有粘贴。请复制到别处，或增加行后再粘贴："
          description={<pre className="zs-json">{news.lost}</pre>}
        />
      ) : null}
      {open.forms.length > 1 ? (
        <TabList
          label="本报表的各张表"
          current={form?.id ?? ''}
          onChange={(key) => {
            setTab(key);
            setActive(undefined);
          }}
          tabs={open.forms.map((it) => {
            const errors = places.filter((place) => place.form === it.id && place.level === 'error').length;
            return { key: it.id, words: tabWords(it.title, errors), wrong: errors > 0 };
          })}
        />
      ) : null}
      {form && standing ? (
        <FormView
          key={form.id}
          whole={open}
          form={form}
          hand={hand}
          standing={standing}
          marks={marks.get(form.id) as NonNullable<ReturnType<typeof marks.get>>}
          options={options}
          open={open_here}
          show_last={show_last}
          active={active}
          lines={lines}
          acts={acts}
          unit={unit}
          asked_questions={askedQuestions(
            standing,
            form.form.questions,
            (code) => book.look(`${form.id}|?${code}`).content.value !== null,
            (code) => isConditional(form.form.questions.find((it) => it.code === code)),
          )}
          register={(table, it) => {
            if (it) grids.current.set(`${form.id}|${table}`, it);
            else grids.current.delete(`${form.id}|${table}`);
          }}
        />
      ) : null}
      {cell && isTable ? (
        <CellPanel
          return_id={open.id}
          cell={cell}
          look={book.look(cell.full)}
          open={open_here}
          remarks={open.remarks}
          others={marks.get(cell.form.id)?.others.get(cell.address)}
          sent_back={open.sent_back.get(cell.full)}
          picking={picking && { picked: picking.cells.has(cell.full), toggle: () => picking.toggle(cell.full) }}
          fill={(content) => {
            grid()?.fill(content);
          }}
          explain={(reason) => {
            book.explain(cell.full, reason);
            touched();
          }}
          choose={(which) => {
            book.choose(cell.full, which);
            touched();
          }}
          back={() => grid()?.focus()}
          handle={panel}
        />
      ) : null}
    </section>
  );
}

/** Without the year, which the page's title says. */
const tabWords = (title: string, errors: number) =>
  `${title.replace(/^\d{4}年度?/, '')}${errors > 0 ? `（${errors}处要改）` : ''}`;

const isConditional = (question: object | undefined) =>
  question !== undefined && ('asked_when' in question || 'row_named' in question);
