/** Trying a local value before it is set: which alerts would appear or vanish, which duties would move. Nothing is changed. */
import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { type FormEvent, useState } from 'react';
import { addMonths } from '#kernel/day.ts';
import { Empty, go, Link, Loading, Problem, Trouble, useDesk, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import { JobPanel } from '../job/job-panel.tsx';
import { useStartJob } from '../job/use-job.ts';
import { ValueField } from '../local/value-field.tsx';
import { formOf, missing, type ValueForm } from '../local/value-form.ts';
import { RegionChoice, useOwnRegion } from '../parts/regions.tsx';
import type { DryRunAnswer, EntryShown, PacksAnswer } from '../shapes.ts';
import '../policy.css';
import { DryRunResult } from './dry-run-result.tsx';

const JOB = 'policy.dry-run';

export function DryRunPage() {
  const { path, search } = usePlace();
  const asked = useModuleQuery<PacksAnswer>('policy.packs', {});
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const open = asked.data.entries.filter((entry) => entry.local_allowed);
  const entry = open.find((it) => it.id === search.get('id'));
  const job = search.get('job');
  return (
    <>
      <p className="zs-crumb">
        <Link to="/policy">← 规则</Link>
      </p>
      <h1 className="desk-title">
        试算改动<span className="zs-quiet">只算不改：用真实记录算一遍，看会多出、消失哪些预警，哪些期限会变。</span>
      </h1>
      <div className="zs-card pol-form">
        <div className="zs-field">
          <label className="zs-label" htmlFor="pol-entry">
            改哪一项
          </label>
          <Select
            id="pol-entry"
            className="zs-wide"
            placeholder="请选择允许本地设定的事项"
            showSearch={{ optionFilterProp: 'label' }}
            value={entry?.id ?? null}
            options={open.map((it) => ({
              value: it.id,
              label: `${it.title}（${it.status === 'unspecified' ? '原文未规定' : it.value_words}）`,
            }))}
            onChange={(id) => go(`${path}?${new URLSearchParams({ id }).toString()}`, { replace: true })}
          />
        </div>
        {entry ? <Form key={entry.id} entry={entry} /> : null}
      </div>
      {job ? <JobPanel<DryRunAnswer> id={job}>{(answer) => <DryRunResult answer={answer} />}</JobPanel> : null}
      {entry || job ? null : (
        <Empty title="先选择要改的事项">只有文件允许本地设定的事项可以试算；规则的改动请用“回测规则”。</Empty>
      )}
    </>
  );
}

function Form({ entry }: { readonly entry: EntryShown }) {
  const desk = useDesk();
  const own = useOwnRegion();
  const start = useStartJob(JOB);
  const [form, setForm] = useState<ValueForm>(() => formOf(entry) ?? 'int');
  const [value, setValue] = useState<unknown>(entry.value ?? undefined);
  const [region, setRegion] = useState<string | null>(own.slice(0, 6));
  const [period, setPeriod] = useState<readonly [string, string]>([addMonths(desk.today, -6), desk.today]);
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = missing(form, value);
    setFault(wrong ?? undefined);
    if (!wrong) start.mutate({ policy_id: entry.id, region, value, from: period[0], until: period[1] });
  };
  const words =
    start.error instanceof Problem ? (start.error.faults[0]?.message ?? start.error.message) : start.error?.message;
  return (
    <form className="zs-form" onSubmit={submit} noValidate aria-label="试算">
      <ValueField entry={entry} form={form} onForm={setForm} value={value} onChange={setValue} fault={fault} />
      <div className="zs-field">
        <label className="zs-label" htmlFor="pol-dry-region">
          在哪个地区
        </label>
        <RegionChoice id="pol-dry-region" label="在哪个地区" value={region} onChange={setRegion} />
      </div>
      <div className="zs-field">
        <label className="zs-label" htmlFor="pol-dry-from">
          用哪段时间的记录
        </label>
        <DatePicker.RangePicker
          id={{ start: 'pol-dry-from', end: 'pol-dry-until' }}
          allowClear={false}
          value={[dayjs(period[0]), dayjs(period[1])]}
          onChange={(next) => {
            if (next?.[0] && next[1]) setPeriod([next[0].format('YYYY-MM-DD'), next[1].format('YYYY-MM-DD')]);
          }}
        />
      </div>
      {start.isError ? (
        <div role="alert" className="zs-fault">
          没有开始试算：{words}
        </div>
      ) : null}
      <div className="zs-row">
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          开始试算
        </Button>
      </div>
    </form>
  );
}
