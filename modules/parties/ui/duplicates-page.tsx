/** 疑似重复主体: proposed side by side with the reason; people decide, and a merge can be taken back. */
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import {
  Empty,
  Link,
  Loading,
  moment,
  RecordForm,
  recordPath,
  Trouble,
  useDesk,
  useModuleQuery,
  useRecordQuery,
} from '#kernel/ui/index.ts';

interface Twin {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly region: string;
  readonly created_at: string;
}
interface Group {
  readonly why: 'uscc' | 'name';
  readonly firms: readonly Twin[];
}
interface Choice {
  readonly away: Twin;
  readonly kept: Twin;
}

const WHY = { uscc: '统一社会信用代码相同', name: '同一县区内名称相近' } as const;

export function DuplicatesPage() {
  const asked = useModuleQuery<{ readonly groups: readonly Group[] }>('parties.duplicates');
  const [choice, setChoice] = useState<Choice | null>(null);
  const groups = asked.data?.groups ?? [];
  return (
    <>
      <h1 className="desk-title">
        疑似重复主体
        <span className="zs-quiet">{groups.length}组；合并只改归属，原登记保留，可以撤销</span>
      </h1>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && groups.length === 0 ? (
        <Empty title="没有疑似重复的主体" actions={<Link to="/r/firm">查看全部主体</Link>}>
          代码相同，或者同一县区内名称相近的登记会出现在这里。
        </Empty>
      ) : null}
      <div className="zs-list">
        {groups.map((group) => (
          <GroupCard key={group.firms.map((it) => it.id).join()} group={group} onChoose={setChoice} />
        ))}
      </div>
      <Drawer open={choice !== null} onClose={() => setChoice(null)} title="合并重复主体" size={640} destroyOnHidden>
        {choice ? <MergeForm choice={choice} onClose={() => setChoice(null)} /> : null}
      </Drawer>
    </>
  );
}

function GroupCard({ group, onChoose }: { readonly group: Group; readonly onChoose: (choice: Choice) => void }) {
  // The oldest registration stays unless somebody decides otherwise on the firm's own page.
  const [kept] = group.firms;
  return (
    <section className="zs-card" aria-label={WHY[group.why]}>
      <h2>
        {kept?.name}
        <span className="zs-quiet">
          {WHY[group.why]}，{group.firms.length}条登记
        </span>
      </h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">统一社会信用代码</th>
              <th scope="col">登记时间</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {group.firms.map((firm) => (
              <tr key={firm.id}>
                <td data-label="名称">
                  <Link to={recordPath('firm', firm.id)}>{firm.name}</Link>
                </td>
                <td data-label="代码">{firm.uscc ?? '无'}</td>
                <td data-label="登记时间">{moment(firm.created_at)}</td>
                <td data-label="办理">
                  {kept && firm.id !== kept.id ? (
                    <Button size="small" onClick={() => onChoose({ away: firm, kept })}>
                      并入最早的登记
                    </Button>
                  ) : (
                    <span className="zs-quiet">最早的登记，保留</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function MergeForm({ choice: { away, kept }, onClose }: { readonly choice: Choice; readonly onClose: () => void }) {
  const desk = useDesk();
  const { message } = App.useApp();
  const one = useRecordQuery('firm', away.id);
  const command = desk.command('firm.merge');
  if (one.isPending) return <Loading rows={4} />;
  if (one.isError) return <Trouble error={one.error} retry={() => one.refetch()} />;
  if (!command || !one.data.can.includes(command.name))
    return <Empty title="您不能合并这条登记">请由登记单位或者司法行政部门办理。</Empty>;
  return (
    <>
      <p>
        “{away.name}”（{moment(away.created_at)}登记）将并入“{kept.name}”（{moment(kept.created_at)}登记）。
      </p>
      <RecordForm
        command={command}
        row={one.data.row}
        refs={{ firm: { [kept.id]: kept.name } }}
        initial={{ into: kept.id }}
        onDone={() => {
          message.success('已合并，合错了可在该主体页撤销');
          onClose();
        }}
        onCancel={onClose}
      />
    </>
  );
}
