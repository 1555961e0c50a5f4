/** What to test, on which period and region, for how many reviewers. */
import { Button, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { type FormEvent, useMemo, useState } from 'react';
import { addMonths } from '#kernel/day.ts';
import { Link, Problem, useDesk } from '#kernel/ui/index.ts';
import { type EntryShown, RegionChoice, useJob, useOwnRegion, useStartJob } from '#modules/policy/ui/index.ts';
import { useFacts } from '../parts/use-facts.ts';
import type { FactShown } from '../shapes.ts';
import { ExpressionField } from './expression-field.tsx';
import { faultsOf } from './faults.ts';
import { factsIn, paramsOf, rulesOf } from './known.ts';

const SUBJECT = 'inspection';
type Mode = 'rule' | 'draft' | 'both';
const MODES = [
  { value: 'rule', label: '现行规则' },
  { value: 'draft', label: '草案' },
  { value: 'both', label: '草案与现行规则比较' },
];

export function BackTestForm({
  entries,
  job,
}: {
  readonly entries: readonly EntryShown[];
  readonly job: string | null;
}) {
  const desk = useDesk();
  const own = useOwnRegion();
  const start = useStartJob('supervision.back-test');
  const failed = useJob<unknown>(job).data;
  const rules = useMemo(() => rulesOf(entries, SUBJECT), [entries]);
  const params = useMemo(() => paramsOf(entries), [entries]);
  const dictionary = useFacts(SUBJECT);
  const whole = Object.keys(dictionary).length > 0;
  // Without the dictionary, at least the facts that rules in force speak of.
  const facts = useMemo<readonly FactShown[]>(
    () =>
      whole
        ? Object.values(dictionary)
        : factsIn(rules.map((rule) => rule.when)).map((name) => ({ name, type: '', label: '', meaning: '' })),
    [whole, dictionary, rules],
  );
  const [mode, setMode] = useState<Mode>('rule');
  const [rule, setRule] = useState<string | null>(null);
  const [title, setTitle] = useState('草案');
  const [when, setWhen] = useState('');
  const [light, setLight] = useState('yellow');
  const [past, setPast] = useState<string | null>(null);
  const [period, setPeriod] = useState<readonly [string, string]>([addMonths(desk.today, -6), desk.today]);
  const [region, setRegion] = useState<string | null>(own.slice(0, 6));
  const [reviewers, setReviewers] = useState<number | null>(null);
  const [fault, setFault] = useState<string>();
  const chosen = rules.find((it) => it.id === rule);
  const drafting = mode !== 'rule';
  const placed = drafting && failed?.state === 'failed' ? faultsOf(failed.words) : [];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong =
      mode !== 'draft' && !rule ? '请选择规则' : drafting && when.trim().length < 3 ? '请写出判断条件' : undefined;
    setFault(wrong);
    if (wrong) return;
    start.mutate({
      subject: SUBJECT,
      ...(mode !== 'draft' && rule ? { rule } : {}),
      ...(drafting ? { draft: { title: title || '草案', when, light, ...(past ? { past } : {}) } } : {}),
      from: period[0],
      until: period[1],
      ...(region ? { region } : {}),
      ...(reviewers ? { reviewers } : {}),
    });
  };
  const said =
    start.error instanceof Problem ? (start.error.faults[0]?.message ?? start.error.message) : start.error?.message;

  return (
    <form className="zs-form zs-card sup-back-test" onSubmit={submit} noValidate aria-label="回测规则">
      <Radio.Group
        aria-label="回测什么"
        optionType="button"
        value={mode}
        options={MODES}
        onChange={(event) => setMode(event.target.value as Mode)}
      />
      {mode !== 'draft' ? (
        <div className="zs-field">
          <label className="zs-label" htmlFor="bt-rule">
            现行规则
          </label>
          <Select
            id="bt-rule"
            className="zs-wide"
            placeholder="请选择"
            showSearch={{ optionFilterProp: 'label' }}
            value={rule}
            options={rules.map((it) => ({
              value: it.id,
              label: `${it.light === 'red' ? '红灯' : '黄灯'}　${it.title}`,
            }))}
            onChange={(id) => {
              setRule(id);
              const base = rules.find((it) => it.id === id);
              // A draft begins as the rule it would replace.
              if (base && when.trim() === '') {
                setWhen(base.when);
                setLight(base.light);
                setPast(base.past);
                setTitle(`${base.title}（修改）`);
              }
            }}
          />
          {chosen ? (
            <div className="zs-quiet">
              {chosen.message}　条件：<code>{chosen.when}</code> <Link to={`/policy/why/${chosen.id}`}>依据</Link>
            </div>
          ) : null}
        </div>
      ) : null}
      {drafting ? (
        <>
          <div className="sup-side-by-side">
            <div className="zs-field">
              <label className="zs-label" htmlFor="bt-title">
                草案名称
              </label>
              <Input id="bt-title" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
            </div>
            <div className="zs-field">
              <span className="zs-label">灯色</span>
              <Radio.Group
                aria-label="灯色"
                value={light}
                options={[
                  { value: 'red', label: '红灯' },
                  { value: 'yellow', label: '黄灯' },
                ]}
                onChange={(event) => setLight(String(event.target.value))}
              />
            </div>
            <div className="zs-field">
              <label className="zs-label" htmlFor="bt-past">
                超过哪个到期日才亮
              </label>
              <Select
                id="bt-past"
                className="zs-wide"
                allowClear
                placeholder="不看到期日"
                value={past}
                options={facts
                  .filter((fact) => fact.type === 'day' || (!whole && fact.name.endsWith('_day')))
                  .map((fact) => ({ value: fact.name, label: fact.label || fact.name }))}
                onChange={(next) => setPast(next ?? null)}
              />
            </div>
          </div>
          <ExpressionField
            value={when}
            onChange={setWhen}
            subject={SUBJECT}
            facts={facts}
            whole={whole}
            params={params}
            rules={rules}
            faults={placed}
          />
        </>
      ) : null}
      <div className="sup-side-by-side">
        <div className="zs-field">
          <label className="zs-label" htmlFor="bt-from">
            用哪段时间的行为
          </label>
          <DatePicker.RangePicker
            id={{ start: 'bt-from', end: 'bt-until' }}
            allowClear={false}
            value={[dayjs(period[0]), dayjs(period[1])]}
            onChange={(next) => {
              if (next?.[0] && next[1]) setPeriod([next[0].format('YYYY-MM-DD'), next[1].format('YYYY-MM-DD')]);
            }}
          />
        </div>
        <div className="zs-field">
          <label className="zs-label" htmlFor="bt-region">
            在哪个地区
          </label>
          <RegionChoice id="bt-region" label="在哪个地区" value={region} onChange={setRegion} />
        </div>
        <div className="zs-field">
          <label className="zs-label" htmlFor="bt-reviewers">
            有几人办理
          </label>
          <InputNumber
            id="bt-reviewers"
            min={1}
            max={10000}
            precision={0}
            controls={false}
            suffix="人"
            value={reviewers}
            onChange={(next) => setReviewers(next === null ? null : Number(next))}
          />
        </div>
      </div>
      {fault || start.isError ? (
        <div role="alert" className="zs-fault">
          {fault ?? `没有开始回测：${said}`}
        </div>
      ) : null}
      <div className="zs-row">
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          开始回测
        </Button>
        <span className="zs-quiet">按您的管辖范围计算；填了办理人数，会算出每人每周的件数。</span>
      </div>
    </form>
  );
}
