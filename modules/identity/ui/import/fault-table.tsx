/** All faults of a workbook at once: row, column, what stands there, what to do. */
import type { ImportAnswer } from './shapes.ts';

export function FaultTable({ faults }: { readonly faults: ImportAnswer['faults'] }) {
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <caption className="zs-unseen">有问题的内容</caption>
        <thead>
          <tr>
            <th scope="col" className="zs-num">
              表格行号
            </th>
            <th scope="col">栏目</th>
            <th scope="col">填的内容</th>
            <th scope="col">怎么改</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((it) => (
            <tr key={`${it.row}${it.column}${it.message}`}>
              <td data-label="表格行号" className="zs-num">
                {it.row}
              </td>
              <td data-label="栏目">{it.column || '整行'}</td>
              <td data-label="填的内容">{it.value || '（空）'}</td>
              <td data-label="怎么改">{it.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
