/** A campaign: its axis, its duties, who is how far, self-check by unit, notices, telephones, problems and cases; what can be recorded now. */
import { choice } from '#kernel/record.ts';
import {
  Loading,
  OpenForm,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  Trouble,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { PhaseAxis } from '../parts/phase-axis.tsx';
import type { OneAnswer } from '../shapes.ts';
import { Around } from './around.tsx';
import { DutyTable } from './duty-table.tsx';
import { SelfCheckTable } from './self-check-table.tsx';
import { UnitTable } from './unit-table.tsx';
import '../campaigns.css';

export function CampaignPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      key={id}
      record="campaign"
      id={id}
      back={{ to: '/campaigns', label: '专项整治' }}
      related={false}
      acts={(answer) => <Acts answer={answer} />}
    >
      {(answer) => <Body id={id} title={String(answer.row.title)} />}
    </RecordPage>
  );
}

function Acts({ answer }: { readonly answer: RecordAnswer }) {
  const { row } = answer;
  const one = useModuleQuery<OneAnswer>('campaigns.one', { id: row.id });
  if (row.state === 'closed') return null;
  const initial = { campaign: row.id };
  const refs = { campaign: { [row.id]: String(row.title) } };
  const means = one.data?.means ?? [];
  return (
    <>
      <OpenForm command="problem.record" initial={{ ...initial, list_version: 'self' }} refs={refs} open />
      {means.length > 0 ? (
        <OpenForm
          command="self-check.record"
          initial={initial}
          refs={refs}
          fields={{
            means: choice('自查形式', {
              required: true,
              choices: means.map((it) => ({ value: it.code, label: it.name })),
            }),
          }}
        />
      ) : null}
      {one.data?.notice ? <OpenForm command="campaign-notice.record" initial={initial} refs={refs} /> : null}
      {one.data?.contacts ? <OpenForm command="campaign-contact.publish" initial={initial} refs={refs} /> : null}
      {one.data?.cases ? (
        <OpenForm command="model-case.recommend" initial={{ ...initial, kind: 'model' }} refs={refs} />
      ) : null}
    </>
  );
}

function Body({ id, title }: { readonly id: string; readonly title: string }) {
  const asked = useModuleQuery<OneAnswer>('campaigns.one', { id });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const one = asked.data;
  return (
    <>
      <section aria-label="阶段">
        <h2>
          阶段<span className="zs-quiet">{one.basis}</span>
        </h2>
        <div className="zs-card">
          <PhaseAxis phases={one.phases} today={one.today} />
        </div>
      </section>
      <Around id={id} one={one} />
      <DutyTable id={id} duties={one.duties} phases={one.phases} />
      <UnitTable id={id} units={one.units} />
      <SelfCheckTable one={one} title={title} />
    </>
  );
}
