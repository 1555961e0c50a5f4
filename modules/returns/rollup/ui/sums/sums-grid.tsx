/** The form with sums in its cells; each number opens the returns behind it. */
import { headRows } from '../../../ui/grid/heads.ts';
import { isAdded, type SummedTable } from '../../domain/added-rows.ts';
import type { CellSums } from '../../domain/summary.ts';
import { linesOf, numericColumns, shown, sumAt } from './numbers.ts';

export interface CellMarks {
  readonly changed: number;
  readonly moved: number;
  readonly outliers: number;
}

interface SumsProps {
  readonly table: SummedTable;
  readonly cells: CellSums;
  readonly marks: (address: string) => CellMarks;
  readonly onOpen: (address: string) => void;
}

export function SumsGrid({ table, cells, marks, onOpen }: SumsProps) {
  const columns = numericColumns(table);
  const rows = headRows(columns);
  const lines = linesOf(table, cells);
  if (columns.length === 0) return null;
  return (
    <div className="zs-table-box rup-box">
      <table className="zs-table rup-sums">
        {table.name ? <caption>{table.name}</caption> : <caption className="zs-unseen">汇总数</caption>}
        <thead>
          {rows.map((row, level) => (
            <tr key={row[0]?.key ?? level}>
              {level === 0 ? (
                <th scope="col" rowSpan={rows.length}>
                  {table.row_head ?? '项目'}
                </th>
              ) : null}
              {row.map((head) => (
                <th
                  key={head.key}
                  scope={head.across > 1 ? 'colgroup' : 'col'}
                  colSpan={head.across}
                  rowSpan={head.down}
                  className="zs-num"
                >
                  {head.words}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={line.key === '' ? 'rup-total' : undefined}>
              <th scope="row">
                {line.name}
                {isAdded(line.key) ? <span className="zs-quiet">（增加的行）</span> : null}
              </th>
              {columns.map((column) => {
                const [num, numbers, none, no_competence] = sumAt(cells, table, line, column);
                const address = `${table.code}|${line.key}|${column.code}`;
                const mark = line.key === '' ? undefined : marks(address);
                const behind = [
                  numbers > 0 ? `${numbers}家` : '',
                  none > 0 ? `无${none}` : '',
                  no_competence > 0 ? `无此职权${no_competence}` : '',
                ].filter((it) => it !== '');
                return (
                  <td key={column.code} className="zs-num" data-label={column.name}>
                    {line.key === '' || behind.length === 0 ? (
                      <span>{behind.length === 0 ? '—' : shown(num, column)}</span>
                    ) : (
                      <button type="button" className="rup-cell" onClick={() => onOpen(address)}>
                        <span className="zs-unseen">
                          {line.name}
                          {column.name}
                        </span>
                        {numbers > 0 ? shown(num, column) : '—'}
                        <small>{behind.join(' ')}</small>
                      </button>
                    )}
                    {mark && mark.changed + mark.moved + mark.outliers > 0 ? (
                      <span className="rup-marks">
                        {mark.outliers > 0 ? <span className="zs-tone-attention">疑{mark.outliers}</span> : null}
                        {mark.changed > 0 ? <span className="zs-tone-plain">改{mark.changed}</span> : null}
                        {mark.moved > 0 ? <span className="zs-tone-attention">变{mark.moved}</span> : null}
                      </span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
