/** One table of a form: its name, the rows that may be added, the grid. */
import { Button } from 'antd';
import { type Ref, useMemo, useState } from 'react';
import type { FormTable } from '#kernel/policy/return-shape.ts';
import { cellAt } from '../../domain/cells.ts';
import { isAsked } from '../../domain/check.ts';
import { addressOf } from '../../domain/content.ts';
import { contentTyped } from '../cells/typed.ts';
import type { BeyondRow } from '../grid/block.ts';
import { Grid, type GridHandle } from '../grid/grid.tsx';
import { layOut } from '../grid/layout.ts';
import type { Spot } from '../grid/moves.ts';
import { type GridSheet, inReturn, type Marks } from '../grid/shapes.ts';
import type { GridActs } from '../grid/use-grid.ts';
import { AddRow, RowActs } from './row-acts.tsx';
import type { OpenForm } from './shapes.ts';
import type { Standing } from './standing.ts';
import type { Hand } from './use-book.ts';
import type { Lines } from './use-lines.ts';

export interface TableViewProps {
  readonly form: OpenForm;
  readonly table: FormTable;
  readonly hand: Hand;
  readonly standing: Standing;
  readonly marks: Marks;
  readonly options: GridSheet['options'];
  readonly open: boolean;
  readonly show_last: boolean;
  /** Within the return. */
  readonly active: string | undefined;
  readonly lines: Lines;
  readonly acts: Omit<GridActs, 'more' | 'moreRows'>;
  readonly handle: Ref<GridHandle>;
}

export function TableView(props: TableViewProps) {
  const { form, table, hand, standing, open, lines, acts } = props;
  const [extra, setExtra] = useState<Readonly<Record<string, number>>>({});
  const [naming, setNaming] = useState(false);
  const layout = useMemo(
    () => layOut(table, form.rows, Object.keys(standing.values), extra),
    [table, form.rows, standing.values, extra],
  );
  const sheet: GridSheet = {
    form: form.id,
    layout,
    book: hand.book,
    values: standing.values,
    totals: standing.totals[table.code] ?? {},
    marks: props.marks,
    options: props.options,
    open,
    show_last: props.show_last,
    asked: (address) => {
      const cell = cellAt(form.form, address, form.rows);
      return cell === undefined || isAsked(form.form, cell, standing.values);
    },
  };
  const named = table.row_head !== undefined || table.rows.length > 0;
  const many = table.columns.find((column) => column.many);
  const addEntry = (code: string, items: number) => setExtra((before) => ({ ...before, [code]: items + 1 }));
  const more = (spot: Spot) => {
    const line = layout.lines[spot.row];
    if (many && line && line.kind !== 'total') addEntry(line.code, line.items);
    else if (table.open && open) {
      if (named) setNaming(true);
      else void lines.change([{ form: form.id, table: table.code, key: 'r0' }]);
    } else acts.news({ words: '这张表不能增加行' });
  };
  const moreRows = async (rows: readonly BeyondRow[]) => {
    const codes = await lines.change(
      rows.map((row, i) => ({ form: form.id, table: table.code, key: `r${i}`, name: row.name ?? '' })),
    );
    const changes = rows.flatMap((row, i) => {
      const code = codes?.[`r${i}`];
      return row.cells.flatMap((raw, j) => {
        const column = table.columns[row.column + j];
        if (!code || !column || column.formula) return [];
        const content = contentTyped(raw, column, props.options(column.dictionary));
        return [{ address: inReturn(form.id, addressOf(table.code, code, column.code)), content }];
      });
    });
    if (changes.length === 0)
      return acts.news({
        words: '没有增加行，这些内容没有粘贴',
        lost: rows.map((row) => row.cells.join('\t')).join('\n'),
      });
    hand.book.write(changes, `粘贴${rows.length}行`, 'pasted');
    acts.touched();
    acts.news({ words: `已增加${rows.length}行并粘贴` });
  };
  const label = table.name ?? form.title;
  const row = props.active?.startsWith(`${form.id}|${table.code}|`) ? props.active.split('|')[2] : undefined;
  const own = form.rows.find((it) => it.table === table.code && it.code === row);
  const line = layout.lines.find((it) => it.code === row);
  return (
    <section className="ret-table" aria-label={label}>
      {table.name ? <h3>{table.name}</h3> : null}
      {open && (table.open || many) ? (
        <div className="ret-table-acts zs-no-print">
          {table.open ? (
            <AddRow
              {...{ form, table, lines, named, naming, setNaming }}
              options={table.row_dictionary ? props.options(table.row_dictionary) : undefined}
            />
          ) : null}
          {many && line && line.kind !== 'total' ? (
            <Button size="small" onClick={() => addEntry(line.code, line.items)}>
              “{line.name || `第${line.number}行`}”增加一条
            </Button>
          ) : null}
          {own ? <RowActs key={own.code} {...{ form, table, lines, named }} row={own} /> : null}
          {lines.trouble ? <span className="zs-fault">{lines.trouble}</span> : null}
        </div>
      ) : null}
      <Grid
        sheet={sheet}
        label={label}
        handle={props.handle}
        acts={{ ...acts, more, moreRows: table.open && open ? (rows) => void moreRows(rows) : undefined }}
      />
    </section>
  );
}
