/** Which numbers of a form make a chart: only what stands in its table, only numbers of one kind. Pure. */
import type { BarChart } from '#kernel/files/chart.ts';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import { isNumeric } from '../../domain/value.ts';
import type { FaceTable, FormFace } from '../face/face.ts';

/** More bars than this are no picture any more. */
const MOST = 14;

/** A chart for each table that has two numbers above 0 to compare; formulas, which repeat others, are left out. */
export function chartsOf(face: FormFace): BarChart[] {
  return face.tables.flatMap((table) => {
    const chart = chartOf(table, table.table.name ?? face.title);
    return chart && chart.bars.filter((bar) => bar.value > 0).length >= 2 ? [chart] : [];
  });
}

function chartOf(face: FaceTable, title: string): BarChart | null {
  const counted = face.table.columns.filter((column) => column.type === 'int' && column.formula === undefined);
  const unit = mostCommon(counted.map((column) => column.unit ?? ''));
  const columns = counted.filter((column) => (column.unit ?? '') === unit);
  const [only] = columns;
  if (!only) return null;
  const value = (row: number, column: FormColumn) =>
    face.rows[row]?.cells
      .find((cell) => cell.column.code === column.code)
      ?.values.reduce((sum, it) => sum + (it.kind === 'number' ? it.num : 0), 0) ?? 0;
  const bars =
    columns.length === 1
      ? face.rows.map((row, at) => ({ label: row.name, value: value(at, only) }))
      : columns.filter(isNumeric).map((column) => ({
          label: column.name,
          value: face.rows.reduce((sum, _, at) => sum + value(at, column), 0),
        }));
  if (bars.length > MOST) return null;
  return { title, unit: unit === '' ? '个' : unit, bars };
}

function mostCommon(units: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
