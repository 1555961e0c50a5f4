/** A round summed up: the form with sums, divided by region, line or level; who is missing; what differs; what is worth a second look. */
import { Select } from 'antd';
import { useState } from 'react';
import {
  Empty,
  go,
  Link,
  Loading,
  type PageProps,
  Trouble,
  useDesk,
  useModuleQuery,
  usePlace,
} from '#kernel/ui/index.ts';
import { RoundFiles } from '../../../files/ui/round-files.tsx';
import { TabList } from '../../../ui/parts/tab-list.tsx';
import '../../../ui/returns.css';
import '../rollup.css';
import type { DifferencesAnswer, OutliersAnswer, RollUpAnswer } from '../shapes.ts';
import { AgreementTab } from './agreement-tab.tsx';
import { CellDrawer } from './cell-drawer.tsx';
import { DifferencesTab } from './differences-tab.tsx';
import { GroupTable } from './group-table.tsx';
import { MissingTab } from './missing-tab.tsx';
import { cellWords, columnOf } from './numbers.ts';
import { OutliersTab } from './outliers-tab.tsx';
import { SumsGrid } from './sums-grid.tsx';

const BY = [
  { value: 'region', label: '地区' },
  { value: 'line', label: '条线' },
  { value: 'level', label: '层级' },
];

export function RollUpPage({ params }: PageProps) {
  const round = params.round ?? '';
  const { path, search } = usePlace();
  const by = search.get('by') ?? 'region';
  const tab = search.get('tab') ?? 'sums';
  const form = search.get('form') ?? undefined;
  const below = search.get('below') ?? undefined;
  const asked = useModuleQuery<RollUpAnswer>('returns.roll-up', { round, form, by, below });
  const addressWith = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes))
      value === undefined ? next.delete(name) : next.set(name, value);
    return `${path}?${next.toString()}`;
  };
  const set = (changes: Readonly<Record<string, string | undefined>>) => go(addressWith(changes), { replace: true });
  const answer = asked.data;
  const missing = answer ? answer.missing.length + answer.missing_more : 0;
  const ask = { round, ...(answer ? { form: answer.form.id } : {}), ...(below ? { below } : {}) };
  return (
    <>
      <h1 className="desk-title">
        汇总{answer ? `：${answer.round.title}` : ''}
        {answer && answer.form.texts.length === 0 ? null : (
          <Link className="rup-aside" to={`/returns/texts/${round}`}>
            文字汇总
          </Link>
        )}
      </h1>
      <search className="zs-sentence" aria-label="汇总范围">
        <span>表</span>
        <Select
          aria-label="哪张表"
          className="rup-form"
          value={answer?.form.id}
          options={answer?.forms.map((it) => ({ value: it.id, label: it.title })) ?? []}
          onChange={(next) => set({ form: next })}
        />
        <span>，按</span>
        <Select aria-label="按什么汇总" value={by} options={BY} onChange={(next) => set({ by: next })} />
        <span>汇总。</span>
        {below ? <Link to={addressWith({ below: undefined })}>回到全部地区</Link> : null}
      </search>
      {asked.isPending ? <Loading rows={10} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {answer ? (
        <>
          <Standing answer={answer} />
          <TabList
            label="汇总内容"
            current={tab}
            onChange={(next) => set({ tab: next })}
            tabs={[
              { key: 'sums', words: '汇总数', wrong: false },
              { key: 'missing', words: `应报未报（${missing}）`, wrong: false },
              { key: 'differences', words: '改动和报送后变动', wrong: false },
              { key: 'outliers', words: '异常提示', wrong: false },
              { key: 'agreement', words: '口径核对', wrong: false },
            ]}
          />
          <div role="tabpanel" className="rup-panel">
            {tab === 'sums' ? (
              <Sums answer={answer} ask={{ ...ask, by }} to={(next) => addressWith({ below: next })} />
            ) : null}
            {tab === 'missing' ? <MissingTab answer={answer} /> : null}
            {tab === 'differences' ? <DifferencesTab ask={ask} tables={answer.form.tables} /> : null}
            {tab === 'outliers' ? <OutliersTab ask={ask} tables={answer.form.tables} /> : null}
            {tab === 'agreement' ? <AgreementTab ask={ask} tables={answer.form.tables} /> : null}
          </div>
        </>
      ) : null}
    </>
  );
}

function Standing({ answer }: { readonly answer: RollUpAnswer }) {
  const sum = (of: 'owed' | 'submitted' | 'accepted' | 'on_time' | 'late' | 'overdue' | 'zero' | 'corrected') =>
    answer.groups.reduce((all, it) => all + (it.complete?.[of] ?? 0), 0);
  const dated = sum('on_time') + sum('late') + sum('overdue');
  return (
    <p className="rup-standing">
      {answer.own_only ? '报到本单位的：' : ''}应报{sum('owed')}份，已报<strong>{sum('submitted')}</strong>份
      {sum('owed') > 0 ? `（${Math.floor((sum('submitted') / sum('owed')) * 100)}%）` : ''}，已通过{sum('accepted')}
      份；按时
      {dated > 0 ? `${Math.round((sum('on_time') / dated) * 100)}%` : '率无从计算（原文未规定日期）'}
      {sum('late') > 0 ? `，迟报${sum('late')}份` : ''}
      {sum('overdue') > 0 ? <span className="zs-fault">，逾期未报{sum('overdue')}份</span> : null}；零报告{sum('zero')}
      份{sum('corrected') > 0 ? `；更正过${sum('corrected')}份` : ''}。草稿不计入任何数。
    </p>
  );
}

interface SumsProps {
  readonly answer: RollUpAnswer;
  readonly ask: Readonly<Record<string, unknown>>;
  readonly to: (below: string) => string;
}

function Sums({ answer, ask, to }: SumsProps) {
  const desk = useDesk();
  const [open, setOpen] = useState<string | null>(null);
  const { by: _by, ...rest } = ask;
  // Marks are a help beside the sums; the page stands without them.
  const differing = useModuleQuery<DifferencesAnswer>('returns.differences', rest);
  // Comparing takes a while: shown here once its tab was opened.
  const outliers = useModuleQuery<OutliersAnswer>('returns.outliers', rest, false);
  const count = (rows: readonly { table: string; row: string; column: string }[] | undefined, address: string) =>
    (rows ?? []).filter((it) => `${it.table}|${it.row}|${it.column}` === address).length;
  const tables = answer.form.tables.filter((table) =>
    table.columns.some((it) => ['int', 'decimal', 'money'].includes(it.type)),
  );
  const column = open ? columnOf(answer.form.tables, open) : undefined;
  if (tables.length === 0)
    return (
      <Empty title="这张表没有数字栏">
        <Link to={`/returns/texts/${answer.round.id}?form=${answer.form.id}`}>看下级文字并列</Link>
      </Empty>
    );
  return (
    <>
      <RoundFiles
        key={answer.form.id}
        round_id={answer.round.id}
        form={answer.form.id}
        title={answer.form.title}
        enter={desk.mayGive('return.enter-for')}
      />
      {tables.map((table) => (
        <div key={table.code}>
          <SumsGrid
            table={table}
            cells={answer.cells}
            onOpen={setOpen}
            marks={(address) => ({
              changed: count(differing.data?.overwritten, address),
              moved: count(differing.data?.moved, address),
              outliers: count(outliers.data?.marks, address),
            })}
          />
          <GroupTable answer={answer} table={table} address={to} />
        </div>
      ))}
      <p className="zs-quiet">
        只计已报送、已签收、已通过的版本。0、无、无此职权分开计；“改”是上报数与记录或下级合计不同的处数，“变”是报送后记录有变动的处数。“疑”是打开“异常提示”后标出的处数。各地各单位按代码排列，不排名次。
      </p>
      {open && column ? (
        <CellDrawer
          ask={{ ...rest, address: open }}
          title={cellWords(answer.form.tables, open)}
          column={column}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
