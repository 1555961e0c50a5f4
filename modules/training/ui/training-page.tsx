/** 培训学时: what the place asks, how units stand, who is short or will be, rounds, townships. */
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import {
  Empty,
  Link,
  Loading,
  listPath,
  OpenForm,
  recordPath,
  StateTag,
  ToneTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { PersonTable } from './parts/person-table.tsx';
import { PlanLine } from './parts/plan-line.tsx';
import { Rounds, Townships } from './parts/rounds.tsx';
import { RuleWords } from './parts/rule-words.tsx';
import { UnitTable } from './parts/unit-table.tsx';
import type { StandingAnswer } from './shapes.ts';
import './training.css';

const LISTS = [
  'training-plan',
  'training-session',
  'training-attendance',
  'training-result',
  'training-check',
  'must-know',
];
const YEARS_BACK = 3;

export function TrainingPage() {
  const desk = useDesk();
  const now = Number(desk.today.slice(0, 4));
  const [year, setYear] = useState(now);
  const [only, setOnly] = useState<'all' | 'short'>('all');
  const [unit, setUnit] = useState<string | null>(null);
  const asked = useModuleQuery<StandingAnswer>('training.standing', { year, only, ...(unit ? { unit } : {}) });
  return (
    <div className="training-page">
      <div className="training-head">
        <h1 className="desk-title">培训学时</h1>
        <Select
          aria-label="年度"
          value={year}
          onChange={setYear}
          options={Array.from({ length: YEARS_BACK + 1 }, (_, i) => ({ value: now - i, label: `${now - i}年` }))}
        />
        <span className="zs-push" />
        <OpenForm command="training.plan-session" open />
        <OpenForm command="training.record-session" />
        <OpenForm command="training.open-round" />
        {desk.mayUse('training.keep') ? <Link to="/import">导入签到表</Link> : null}
      </div>
      <p className="zs-row">
        {LISTS.filter((name) => desk.mayRead(name)).map((name) => (
          <Link key={name} to={listPath(name)}>
            {desk.record(name)?.label}
          </Link>
        ))}
      </p>
      {asked.isPending ? <Loading rows={10} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data ? (
        <>
          <RuleWords rule={asked.data.rule} />
          <PlanLine answer={asked.data} />
          {unit ? (
            <p>
              只看：{asked.data.units[0]?.unit_name ?? unit}{' '}
              <button type="button" className="training-plain" onClick={() => setUnit(null)}>
                看全部单位
              </button>
            </p>
          ) : null}
          <UnitTable units={asked.data.units} onPick={setUnit} />
          <section aria-label="人员">
            <h2>
              人员<span className="zs-quiet">达不到的在前；点姓名看个人档案</span>
            </h2>
            <Segmented
              value={only}
              onChange={setOnly}
              options={[
                { value: 'all', label: '全部' },
                { value: 'short', label: '达不到的' },
              ]}
            />
            {asked.data.persons.length > 0 ? (
              <PersonTable persons={asked.data.persons} />
            ) : (
              <Empty title={only === 'short' ? '没有达不到的人员' : '还没有档案'}>
                {only === 'short' ? '按已完成和已安排的培训推算。' : '在岗执法人员的年度档案由平台每年自动建立。'}
              </Empty>
            )}
          </section>
          <Sessions answer={asked.data} />
          <Rounds answer={asked.data} />
          <Townships answer={asked.data} />
        </>
      ) : null}
    </div>
  );
}

function Sessions({ answer }: { readonly answer: StandingAnswer }) {
  const desk = useDesk();
  const record = desk.record('training-session');
  if (!record || answer.sessions.length === 0) return null;
  return (
    <section aria-label="已安排的培训">
      <h2>已安排的培训</h2>
      <ul className="zs-items">
        {answer.sessions.map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              <Link to={recordPath('training-session', it.id)}>{it.title}</Link>
              <span className="zs-quiet">
                {it.day}　{it.hours}学时
              </span>
            </div>
            {it.day < answer.today ? (
              <ToneTag tone="attention">已过，待登记到课</ToneTag>
            ) : (
              <StateTag record={record} state={it.state} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
