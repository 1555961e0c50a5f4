/** The books: taken in = closed + open with a named holder + merged; by source, month and unit; whatever is missing or late stands there by name. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Empty, Link, Loading, recordPath, ToneTag, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { BalanceRow, ReconcileAnswer } from './shapes.ts';
import './clues.css';

const DAY = 'YYYY-MM-DD';

export function ReconcilePage() {
  const desk = useDesk();
  const [period, setPeriod] = useState({ from: `${desk.today.slice(0, 4)}-01-01`, until: String(desk.today) });
  const asked = useModuleQuery<ReconcileAnswer>('clues.reconcile', period);
  return (
    <>
      <h1 className="desk-title">
        线索对账<span className="zs-quiet">收到＝已办结＋在办（有承办人）＋已并入；一件也不能少。</span>
      </h1>
      <p className="zs-row">
        <span>首次收到日期</span>
        <DatePicker.RangePicker
          aria-label="首次收到日期"
          allowClear={false}
          value={[dayjs(period.from), dayjs(period.until)]}
          onChange={(range) => {
            const [from, until] = range ?? [];
            if (from && until) setPeriod({ from: from.format(DAY), until: until.format(DAY) });
          }}
        />
      </p>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess ? <Books answer={asked.data} /> : null}
    </>
  );
}

function Books({ answer }: { readonly answer: ReconcileAnswer }) {
  const { total, balanced, arrivals, missing, late } = answer;
  if (total.taken_in === 0) return <Empty title="这段时间没有收到线索">请换一段时间，或者先登记线索。</Empty>;
  return (
    <>
      <p className="clue-balance" role="status">
        {balanced ? <ToneTag tone="done">账平</ToneTag> : <ToneTag tone="stopped">账不平</ToneTag>}
        <span>
          收到{total.taken_in}件（来件{arrivals}次）＝ 已办结{total.closed}件 ＋ 在办{total.open}件 ＋ 已并入
          {total.merged}件{total.missing > 0 ? ` ＋ 没有着落${total.missing}件` : ''}
        </span>
        {total.late > 0 ? <ToneTag tone="attention">逾期{total.late}件</ToneTag> : null}
      </p>
      {missing.length > 0 ? (
        <section className="clue-section" aria-label="没有着落的线索">
          <h2>没有着落的线索</h2>
          <ul className="zs-items">
            {missing.map((it) => (
              <li key={it.id} className="zs-item">
                <div className="zs-item-main">
                  <Link to={recordPath('clue', it.id)}>
                    {it.number} {it.title}
                  </Link>
                  <span className="zs-quiet">
                    {it.holder_unit}　{it.received_day}收到
                  </span>
                </div>
                <ToneTag tone="stopped">{it.gap}</ToneTag>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Table title="按来源" head="来源" rows={answer.by_source} />
      <Table title="按月" head="月份" rows={answer.by_month} />
      <Table title="按承办单位" head="承办单位" rows={answer.by_unit} />
      {late.length > 0 ? (
        <section className="clue-section" aria-label="逾期的线索">
          <h2>逾期的线索</h2>
          <ul className="zs-items">
            {late.map((it) => (
              <li key={it.id} className="zs-item">
                <div className="zs-item-main">
                  <Link to={recordPath('clue', it.id)}>
                    {it.number} {it.title}
                  </Link>
                  <span className="zs-quiet">
                    {it.holder_unit} {it.holder_name}
                  </span>
                </div>
                <ToneTag tone="attention">应于{it.deadline}前处置</ToneTag>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

const COLUMNS = [
  ['taken_in', '收到'],
  ['closed', '已办结'],
  ['open', '在办'],
  ['merged', '已并入'],
  ['missing', '没有着落'],
  ['late', '逾期'],
] as const;

function Table({
  title,
  head,
  rows,
}: {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly BalanceRow[];
}) {
  return (
    <section className="clue-section" aria-label={title}>
      <h2>{title}</h2>
      <div className="zs-table-box">
        <table className="zs-table clue-books">
          <caption className="zs-unseen">{title}对账</caption>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {COLUMNS.map(([key, label]) => (
                <th key={key} scope="col">
                  {label}（件）
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name ?? row.key}</th>
                {COLUMNS.map(([key, label]) => (
                  <td
                    key={key}
                    data-label={label}
                    className={key === 'missing' && row.missing > 0 ? 'clue-bad' : undefined}
                  >
                    {row[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
