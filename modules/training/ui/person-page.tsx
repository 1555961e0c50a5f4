/** A person's file of a year: for the unit, and for oneself. */
import { Empty, Loading, type PageProps, RecordPage, Trouble, useModuleQuery } from '#kernel/ui/index.ts';
import { TrainingFile } from './parts/file.tsx';
import type { FileAnswer, RuleAnswer } from './shapes.ts';
import './training.css';

export function PersonPage({ params }: PageProps) {
  const { id = '' } = params;
  return (
    <RecordPage
      record="training"
      id={id}
      back={{ to: '/training', label: '培训学时' }}
      related={false}
      without={['title', 'officer', 'person', 'name', 'year']}
    >
      {() => <Around id={id} />}
    </RecordPage>
  );
}

function Around({ id }: { readonly id: string }) {
  const asked = useModuleQuery<FileAnswer & { readonly rule: RuleAnswer }>('training.person', { id });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  return <TrainingFile file={asked.data} rule={asked.data.rule} />;
}

interface OwnAnswer {
  readonly year: number;
  readonly rule: RuleAnswer;
  readonly file: FileAnswer | null;
}

export function OwnPage() {
  const asked = useModuleQuery<OwnAnswer>('training.mine', {});
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { year, rule, file } = asked.data;
  return (
    <>
      <h1 className="desk-title">我的培训档案</h1>
      {file ? (
        <TrainingFile file={file} rule={rule} />
      ) : (
        <Empty title={`没有您${year}年度的档案`}>在岗执法人员的档案由平台每年自动建立；不是执法人员的没有档案。</Empty>
      )}
    </>
  );
}
