/** Where the records say a number: cells of a form that name a metric, and figures that its texts may set. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { rowsOf } from './cells.ts';

export interface MetricCell {
  /** Whole address. */
  readonly address: string;
  readonly metric: string;
  /** CEL that narrows it to its row. */
  readonly only: string | null;
}

/** Cells of a form that a metric fills, fixed rows of single columns; and the figures that its texts may set, as `form|part|metric`. */
export function metricCells(form_id: string, form: FormValue): MetricCell[] {
  const figures = form.texts.flatMap((part) =>
    part.figures.map((metric) => ({ address: `${form_id}|${part.code}|${metric}`, metric, only: null })),
  );
  const cells = form.tables.flatMap((table) =>
    table.columns
      .filter((column) => column.metric && !column.many && !column.formula)
      .flatMap((column) =>
        rowsOf(table)
          .filter((row) => !row.added)
          .map((row) => ({
            address: `${form_id}|${table.code}|${row.code}|0|${column.code}`,
            metric: column.metric as string,
            only: table.rows.find((it) => it.code === row.code)?.only ?? null,
          })),
      ),
  );
  return [...cells, ...figures];
}
