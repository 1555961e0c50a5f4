/** Opening a round by hand: which chain, which year, what it would ask of whom; then the work with its progress. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useJobsQuery } from '#kernel/ui/api/queries.ts';
import { BasisLink, JobProgress, Loading, post, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { PreviewAnswer } from '../shapes.ts';

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly status: string;
  readonly value: unknown;
}

const JOB = 'returns.open-round';

export function OpenRound({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const client = useQueryClient();
  const packs = useModuleQuery<{ readonly entries: readonly Entry[] }>('policy.packs', {});
  const [chain, setChain] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const start = useMutation({
    mutationFn: (input: object) => post<{ readonly id: string }>(`/api/jobs/${JOB}`, input),
    onSuccess: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const jobs = useJobsQuery();
  const job = jobs.data?.find((it) => it.id === start.data?.id);
  useEffect(() => {
    if (job?.state === 'done') void client.invalidateQueries({ queryKey: ['query', 'returns.rounds'] });
  }, [client, job?.state]);
  if (packs.isPending) return <Loading rows={4} />;
  if (packs.isError) return <Trouble error={packs.error} retry={() => packs.refetch()} />;
  const chains = packs.data.entries.filter(
    (it) => it.kind === 'chain' && (it.status === 'given' || it.status === 'local'),
  );
  const about = (chains.find((it) => it.id === chain)?.value as { readonly about?: string } | undefined)?.about;
  const suggested = Number(desk.today.slice(0, 4)) - (about === 'same_year' ? 0 : 1);
  return (
    <section className="zs-card ret-open" aria-label="开单">
      <h2>开单</h2>
      <div className="zs-form">
        <div className="zs-field">
          <label className="zs-label" htmlFor="ret-chain">
            报送链
          </label>
          <Select
            id="ret-chain"
            className="zs-wide"
            value={chain}
            placeholder={chains.length === 0 ? '本地区的政策包没有报送链' : '请选择'}
            options={chains.map((it) => ({ value: it.id, label: it.title }))}
            onChange={(next: string) => {
              setChain(next);
              setYear(null);
            }}
          />
          {chain ? <BasisLink id={chain}>谁报给谁、何时报</BasisLink> : null}
        </div>
        {about !== 'once' && chain ? (
          <div className="zs-field">
            <label className="zs-label" htmlFor="ret-year">
              所属年度
            </label>
            <InputNumber
              id="ret-year"
              min={2000}
              max={2100}
              value={year ?? suggested}
              onChange={(next) => setYear(next)}
            />
          </div>
        ) : null}
        {chain ? <Preview chain={chain} /> : null}
        {start.isError ? <Alert type="error" showIcon title={start.error.message} /> : null}
        {start.data ? <JobProgress id={start.data.id} /> : null}
        {job?.state === 'failed' ? <Alert type="error" showIcon title="没有开单" description={job.words} /> : null}
        <div className="zs-form-actions">
          <Button
            type="primary"
            disabled={!chain || start.data !== undefined}
            loading={start.isPending}
            onClick={() => start.mutate({ chain, ...(about === 'once' ? {} : { about_year: year ?? suggested }) })}
          >
            开单
          </Button>
          <Button onClick={onClose}>{start.data ? '关闭' : '取消'}</Button>
          <span className="zs-quiet">开单在后台进行，各单位随即看到要报的报表并收到提醒。</span>
        </div>
      </div>
    </section>
  );
}

/** What it would ask, before it is sent. */
function Preview({ chain }: { readonly chain: string }) {
  const asked = useModuleQuery<PreviewAnswer>('returns.burden-preview', { chain });
  if (asked.isPending) return <Loading rows={3} />;
  if (asked.isError) return <Alert type="warning" showIcon title={asked.error.message} />;
  const { legs, total } = asked.data;
  return (
    <div className="ret-legs">
      <p>
        这次开单将要求{total.units}份报表、共{total.cells.toLocaleString('zh-CN')}格
        {total.hours === null ? '（还没有用时记录，无法估计小时数）' : `，约${total.hours}小时`}：
      </p>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">环节</th>
              <th scope="col">层级</th>
              <th scope="col" className="zs-num">
                单位（个）
              </th>
              <th scope="col" className="zs-num">
                每份表（张）
              </th>
              <th scope="col" className="zs-num">
                每份格数
              </th>
              <th scope="col" className="zs-num">
                其中预填
              </th>
            </tr>
          </thead>
          <tbody>
            {legs.flatMap((leg) =>
              leg.levels.map((level) => (
                <tr key={`${leg.leg}${level.level}`}>
                  <td data-label="环节">{leg.name}</td>
                  <td data-label="层级">{level.level_name}</td>
                  <td data-label="单位（个）" className="zs-num">
                    {level.units}
                  </td>
                  <td data-label="每份表（张）" className="zs-num">
                    {leg.forms}
                  </td>
                  <td data-label="每份格数" className="zs-num">
                    {leg.cells}
                  </td>
                  <td data-label="其中预填" className="zs-num">
                    {leg.by_itself}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </div>
  );
}
