/** What the back-test found: how many cards, how much work, the difference, what could not be judged, where and when, examples. */
import { Tabs } from 'antd';
import { Empty, Link, recordPath, ToneTag } from '#kernel/ui/index.ts';
import type { BackTestAnswer, Counted, Example } from '../shapes.ts';

export function BackTestResult({ answer }: { readonly answer: BackTestAnswer }) {
  const { total } = answer;
  if (total.judged === 0) return <Empty title="这段时间没有可以判断的行为">请把时间放宽，或者换一个地区再回测。</Empty>;
  const both = total.base !== null && total.draft !== null;
  return (
    <section className="sup-stack" aria-label="回测结果">
      <dl className="sup-figures">
        <Figure label="判断了的行为" value={total.judged} unit="件" />
        {total.base !== null ? <Figure label="现行规则的预警" value={total.base} unit="件" /> : null}
        {total.draft !== null ? <Figure label="草案的预警" value={total.draft} unit="件" /> : null}
        {both ? <Figure label="草案多出" value={total.appear} unit="件" /> : null}
        {both ? <Figure label="草案消失" value={total.vanish} unit="件" /> : null}
        <Figure label="不能判断" value={total.unknown} unit="件" />
        <Figure label={`每周预警（共${answer.weeks}周）`} value={answer.cards_a_week} unit="件" />
        {answer.cards_a_week_per_reviewer === null ? null : (
          <Figure label="每人每周" value={answer.cards_a_week_per_reviewer} unit="件" />
        )}
      </dl>
      {total.unknown > 0 ? (
        <p>
          <ToneTag tone="attention">有{total.unknown}件不能判断</ToneTag>{' '}
          缺事实或者缺本地设定值，既不算有预警，也不算没有。
          <Link to="/policy/unspecified">看哪些事项还没有设定</Link>
        </p>
      ) : null}
      <p className="zs-quiet">按{answer.judged_on}的情况判断。各地按区划代码排列，不排名次。</p>
      <div className="zs-card">
        <Tabs
          items={[
            { key: 'month', label: '按月', children: <CountTable rows={answer.by_month} head="月份" both={both} /> },
            {
              key: 'county',
              label: '按县区',
              children: <CountTable rows={answer.by_county} head="县区" both={both} />,
            },
            { key: 'unit', label: '按单位', children: <CountTable rows={answer.by_unit} head="单位" both={both} /> },
            { key: 'city', label: '按市', children: <CountTable rows={answer.by_city} head="市" both={both} /> },
          ]}
        />
      </div>
      <Examples title="草案会多出的" rows={answer.examples.appears} />
      <Examples title="草案会消失的" rows={answer.examples.vanishes} />
      <Examples title={both ? '两者都有的' : '会有预警的'} rows={answer.examples.fires} />
    </section>
  );
}

function Figure({ label, value, unit }: { readonly label: string; readonly value: number; readonly unit: string }) {
  return (
    <div className="sup-figure">
      <dt>{label}</dt>
      <dd>
        {value.toLocaleString('zh-CN')}
        <span className="zs-quiet"> {unit}</span>
      </dd>
    </div>
  );
}

type CountColumn = readonly [label: string, of: (row: Counted) => number | null];

interface CountTableProps {
  readonly rows: readonly Counted[];
  readonly head: string;
  readonly both: boolean;
}

function CountTable({ rows, head, both }: CountTableProps) {
  const differ: readonly CountColumn[] = [
    ['多出', (row) => row.appear],
    ['消失', (row) => row.vanish],
  ];
  const columns: readonly CountColumn[] = [
    ['判断了', (row) => row.judged],
    ['现行规则', (row) => row.base],
    ['草案', (row) => row.draft],
    ...(both ? differ : []),
    ['不能判断', (row) => row.unknown],
  ];
  const shown = columns.filter(([, of]) => rows.some((row) => of(row) !== null));
  return (
    <table className="zs-table">
      <caption className="zs-unseen">{head}（件）</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {shown.map(([label]) => (
            <th key={label} scope="col" className="zs-num">
              {label}（件）
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td data-label={head}>{row.name}</td>
            {shown.map(([label, of]) => (
              <td key={label} data-label={label} className="zs-num">
                {of(row)?.toLocaleString('zh-CN') ?? '—'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Examples({ title, rows }: { readonly title: string; readonly rows: readonly Example[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="zs-card" aria-label={title}>
      <h2>
        {title}
        <span className="zs-quiet">列出{rows.length}件，打开可以核对。</span>
      </h2>
      <ul className="zs-plain-list sup-examples">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={recordPath('inspection', row.id)}>
              {row.act_day} {row.unit_name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
