/** The returns behind a sum: own value, share, last year, what was expected; how many of all may be seen. */
import { Drawer } from 'antd';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import { Link, Loading, recordPath, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { CellAnswer } from '../shapes.ts';
import { shown } from './numbers.ts';

interface DrawerProps {
  readonly ask: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly column: FormColumn;
  readonly onClose: () => void;
}

export function CellDrawer({ ask, title, column, onClose }: DrawerProps) {
  const asked = useModuleQuery<CellAnswer>('returns.roll-up-cell', ask);
  return (
    <Drawer open onClose={onClose} title={title} size={760} className="rup-drawer">
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data ? <Behind answer={asked.data} column={column} /> : null}
    </Drawer>
  );
}

function Behind({ answer, column }: { readonly answer: CellAnswer; readonly column: FormColumn }) {
  const record = useDesk().record('return');
  return (
    <>
      <p>
        合计 <strong>{shown(answer.num, column)}</strong>
        {column.unit ?? ''}，由{answer.of}份报表组成，您可查看{answer.seen}份。
        {answer.more > 0 ? `下面是数值最大的${answer.rows.length}份。` : ''}
      </p>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="zs-num">
                本次{column.unit ? `（${column.unit}）` : ''}
              </th>
              <th scope="col" className="zs-num">
                占比
              </th>
              <th scope="col" className="zs-num">
                上年
              </th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row) => (
              <tr key={row.return}>
                <td data-label="单位">
                  <Link to={recordPath('return', row.return)}>{row.unit_name}</Link>
                </td>
                <td className="zs-num" data-label="本次">
                  {row.kind === 'no_competence' ? '无此职权' : row.kind === 'none' ? '无' : shown(row.num, column)}
                  {row.expected !== null && row.expected !== row.num ? (
                    <span className="rup-marks zs-quiet">应为{shown(row.expected, column)}</span>
                  ) : null}
                </td>
                <td className="zs-num" data-label="占比">
                  {row.num !== null && answer.num > 0 ? `${Math.round((row.num / answer.num) * 1000) / 10}%` : ''}
                </td>
                <td className="zs-num" data-label="上年">
                  {row.last === null ? (answer.last_year ? '未报' : '没有上年批次') : shown(row.last, column)}
                </td>
                <td data-label="状态">
                  {record?.states[row.state]?.label ?? row.state}
                  {row.revision > 1 ? <span className="zs-quiet">（第{row.revision}版）</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
