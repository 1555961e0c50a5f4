/** The table behind the lights: an area a row, a period a column, each number a link to its cards. */
import { Light, Link } from '#kernel/ui/index.ts';
import { pathOf } from '../alerts/ask.ts';
import type { LightCell } from '../shapes.ts';
import type { AreaLine, Period } from './pivot.ts';

interface LightsTableProps {
  readonly lines: readonly AreaLine[];
  readonly periods: readonly Period[];
  readonly by: string;
}

const HEAD: Readonly<Record<string, string>> = { city: '市', county: '县区', unit: '单位' };

export function LightsTable({ lines, periods, by }: LightsTableProps) {
  return (
    <div className="zs-table-box">
      <table className="zs-table sup-lights">
        <caption className="zs-unseen">亮灯情况（件）</caption>
        <thead>
          <tr>
            <th scope="col">{HEAD[by] ?? '地区'}（件）</th>
            {periods.map((period) => (
              <th key={period.from} scope="col" className="zs-num">
                {period.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.area}>
              <th scope="row">{line.name}</th>
              {periods.map((period) => {
                const row = line.cells[period.from];
                return (
                  <td key={period.from} data-label={period.label} className="zs-num">
                    {!row ? (
                      <span className="zs-quiet">没有</span>
                    ) : row.few ? (
                      <span className="zs-quiet">少于最小样本</span>
                    ) : (
                      <div className="sup-cell">
                        <Figure cell={row.red} level="red" line={line} label={period.label} />
                        <Figure cell={row.yellow} level="yellow" line={line} label={period.label} />
                        <Figure cell={row.closed} line={line} label={period.label} />
                      </div>
                    )}
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

interface FigureProps {
  readonly cell: LightCell;
  readonly level?: 'red' | 'yellow';
  readonly line: AreaLine;
  readonly label: string;
}

const WORDS = { red: '红灯', yellow: '黄灯' } as const;

function Figure({ cell, level, line, label }: FigureProps) {
  const word = level ? WORDS[level] : '其中已办结';
  const shown = cell.count ?? 0;
  return (
    <span className="sup-number">
      {level ? <Light level={level} /> : <span className="zs-quiet">已办结</span>}
      {shown === 0 ? (
        <span>0</span>
      ) : (
        <Link
          to={pathOf({ filter: cell.filter, state: cell.state }, { [line.area]: line.name })}
          aria-label={`${line.name}${label}${word}${shown}件，打开名单`}
        >
          {shown.toLocaleString('zh-CN')}
        </Link>
      )}
    </span>
  );
}
