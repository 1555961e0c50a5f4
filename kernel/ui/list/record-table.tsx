/** The table of a list: a real table, so that it reads, prints and is spoken well; on a phone each row becomes a card. */
import type { RecordMeta, RefTitles, Row, UnitNames } from '../api/shapes.ts';
import { headerOf, isNumeric, NOTHING } from '../format.ts';
import { StateTag } from '../parts/tone.tsx';
import { Value } from '../parts/value.tsx';
import { Link, recordPath } from '../router.tsx';
import { type Column, columnsOf } from './columns.ts';

interface RecordTableProps {
  readonly record: RecordMeta;
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  readonly refs: RefTitles;
  readonly units: UnitNames;
}

export function RecordTable({ record, rows, columns, refs, units }: RecordTableProps) {
  const shown = columnsOf(record).filter((c) => columns.includes(c.name));
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <caption className="zs-unseen">{record.label}</caption>
        <thead>
          <tr>
            {shown.map((c) => (
              <th
                key={c.name}
                scope="col"
                className={isNumeric(c.field) ? 'zs-num' : ''}
                style={c.width ? { width: c.width } : undefined}
              >
                {headerOf(c.field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {shown.map((c) => (
                <td key={c.name} data-label={c.field.label} className={shapeOf(c, record.title)}>
                  <Cell record={record} row={row} column={c} refs={refs} units={units} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const NAMED = new Set(['ref', 'refs', 'unit']);

/** How wide a column may become at least: names need room for words, days stay on one line. */
function shapeOf({ name, field }: Column, title: string): string {
  if (isNumeric(field)) return 'zs-num';
  if (field.kind === 'day') return 'zs-day';
  return NAMED.has(field.kind) || name === 'unit' || name === title ? 'zs-name' : '';
}

interface CellProps extends Omit<RecordTableProps, 'rows' | 'columns'> {
  readonly row: Row;
  readonly column: Column;
}

function Cell({ record, row, column, refs, units }: CellProps) {
  const value = row[column.name];
  if (column.name === 'state') return <StateTag record={record} state={row.state} />;
  if (column.name === 'unit') return <>{units[row.unit] ?? row.unit}</>;
  // A title that points elsewhere still opens its own record.
  if (column.name === record.title)
    return (
      <Link to={recordPath(record.name, row.id)}>
        {column.field.kind === 'ref'
          ? (refs[column.field.of ?? '']?.[String(value)] ?? '打开')
          : value
            ? String(value)
            : `（未填${column.field.label}）`}
      </Link>
    );
  if (column.name === 'source') return <>{value ? String(value) : NOTHING}</>;
  return <Value field={column.field} value={value} refs={refs} units={units} />;
}
