/** Testing a rule in force or a draft on what is recorded: how many cards, where, when, how much work. Nothing is changed. */
import { Empty, Loading, type PageProps, Trouble, useDesk, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import { JobPanel, type PacksAnswer } from '#modules/policy/ui/index.ts';
import type { BackTestAnswer } from '../shapes.ts';
import '../supervision.css';
import './back-test.css';
import { BackTestForm } from './back-test-form.tsx';
import { BackTestResult } from './back-test-result.tsx';
import { faultsOf } from './faults.ts';

export function BackTestPage(_props: PageProps) {
  const desk = useDesk();
  const { search } = usePlace();
  const packs = useModuleQuery<PacksAnswer>('policy.packs', {});
  const job = search.get('job');
  const may = desk.mayAsk('supervision.document-kinds') || desk.mayGive('policy.set-local-value');
  if (!may)
    return (
      <Empty title="您当前的岗位不能回测规则">
        回测由司法行政部门的监督人员和规则管理员办理。规则本身可以在“规则”里查看。
      </Empty>
    );
  if (packs.isPending) return <Loading rows={10} />;
  if (packs.isError) return <Trouble error={packs.error} retry={() => packs.refetch()} />;
  return (
    <>
      <h1 className="desk-title">
        回测规则
        <span className="zs-quiet">用已经登记的行为试一条规则：会有多少预警、在哪里、每周多少工作量。只算不改。</span>
      </h1>
      <BackTestForm entries={packs.data.entries} job={job} />
      {job ? (
        <JobPanel<BackTestAnswer>
          id={job}
          failed={(words) =>
            faultsOf(words).length > 0 ? (
              <p className="zs-fault">草案有误，请按上面标出的位置修改后重新回测。</p>
            ) : undefined
          }
        >
          {(answer) => <BackTestResult answer={answer} />}
        </JobPanel>
      ) : null}
    </>
  );
}
