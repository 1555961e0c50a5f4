/** One form of a return from its title to its seal line, as it is printed. */
import { Fragment } from 'react';
import { BasisLink, ToneTag } from '#kernel/ui/index.ts';
import type { GridHandle } from '../grid/grid.tsx';
import { FromLedgers } from '../ledgers/from-ledgers.tsx';
import { TextsView } from '../texts/texts-view.tsx';
import { HeadFields } from './head-fields.tsx';
import { Questions } from './questions.tsx';
import type { OpenReturn } from './shapes.ts';
import { TableView, type TableViewProps } from './table-view.tsx';

interface FormViewProps extends Omit<TableViewProps, 'table' | 'handle'> {
  readonly whole: OpenReturn;
  readonly unit: string;
  readonly asked_questions: ReadonlySet<string>;
  readonly register: (table: string, handle: GridHandle | null) => void;
}

const ORIGIN: Readonly<Record<string, string>> = {
  lost: '原表表头缺失：只列注释能够证实的项目，其余可由有原件的单位导入表定义补充。',
  reference: '参照其他地方公开的表样整理，不是本地区的正式表样。',
};

export function FormView(props: FormViewProps) {
  const { form, standing, hand, open, acts, register } = props;
  const value = form.form;
  return (
    <div className="ret-form">
      <h2 className="ret-title">
        {form.title}
        <BasisLink id={form.id}>表样依据</BasisLink>
      </h2>
      {ORIGIN[value.origin] ? (
        <p className="ret-origin">
          <ToneTag tone="attention">{ORIGIN[value.origin]}</ToneTag>
        </p>
      ) : null}
      <HeadFields
        form={form}
        book={hand.book}
        open={open}
        unit={props.unit}
        faults={standing.by_address}
        touched={acts.touched}
      />
      {value.tables.map((table) => (
        <Fragment key={table.code}>
          {open ? <FromLedgers whole={props.whole} form={form} table={table} standing={standing} hand={hand} /> : null}
          <TableView {...props} table={table} handle={(it) => register(table.code, it)} />
        </Fragment>
      ))}
      {value.texts.length > 0 ? <TextsView {...props} /> : null}
      <Questions
        form={form}
        book={hand.book}
        open={open}
        faults={standing.by_address}
        asked={props.asked_questions}
        touched={acts.touched}
      />
      {value.notes.length > 0 || value.counted_by ? (
        <div className="ret-notes">
          {value.notes.map((note, i) => (
            <p key={note}>
              注{value.notes.length > 1 ? i + 1 : ''}：{note}
            </p>
          ))}
          {value.counted_by ? <p>由谁计数：{value.counted_by}</p> : null}
        </div>
      ) : null}
      {value.seal ? <p className="ret-seal">{value.seal}</p> : null}
    </div>
  );
}
