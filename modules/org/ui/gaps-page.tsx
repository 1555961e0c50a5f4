/** 内设监督缺口 (ORG-04): which enforcing units have named no supervising body or nobody to supervise. One click to fill each gap. */
import { Empty, Link, Loading, recordPath, ToneTag, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';

interface Gap {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly no_body: boolean;
  readonly no_person: boolean;
}

const REGISTER = 'org.register-supervision-person';

export function GapsPage() {
  const desk = useDesk();
  const asked = useModuleQuery<{ readonly gaps: readonly Gap[]; readonly today: string }>('org.supervision-gaps');
  const gaps = asked.data?.gaps ?? [];
  const kindField = desk.record('unit')?.fields.kind;
  const kinds = kindField ? desk.choicesOf(kindField) : [];
  const register = desk.mayGive(REGISTER);
  return (
    <>
      <h1 className="desk-title">
        内设监督机构和人员缺口
        <span className="zs-quiet">
          {asked.isSuccess ? `${asked.data.today}，您管辖范围内${gaps.length}个单位有缺口` : ''}
        </span>
      </h1>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && gaps.length === 0 ? (
        <Empty title="没有缺口">各执法单位都已明确内设监督机构，并有在任的监督人员。</Empty>
      ) : null}
      {gaps.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">有缺口的单位</caption>
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">类别</th>
                <th scope="col">内设监督机构</th>
                <th scope="col">监督人员</th>
                <th scope="col">办理</th>
              </tr>
            </thead>
            <tbody>
              {gaps.map((gap) => (
                <tr key={gap.id}>
                  <td data-label="单位">
                    <Link to={recordPath('unit', gap.id)}>{gap.name}</Link>
                  </td>
                  <td data-label="类别">{kinds.find((c) => c.value === gap.kind)?.label ?? gap.kind}</td>
                  <td data-label="内设监督机构">
                    <Has gap={gap.no_body} missing="未明确" there="已明确" />
                  </td>
                  <td data-label="监督人员">
                    <Has gap={gap.no_person} missing="没有在任人员" there="有在任人员" />
                  </td>
                  <td data-label="办理">
                    <span className="zs-row">
                      {gap.no_body ? <Link to={recordPath('unit', gap.id)}>设定机构</Link> : null}
                      {gap.no_person && register ? (
                        <Link to={`/r/supervision-person/new/${REGISTER}?unit_code=${gap.code}`}>登记人员</Link>
                      ) : null}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

function Has({ gap, missing, there }: { readonly gap: boolean; readonly missing: string; readonly there: string }) {
  return <ToneTag tone={gap ? 'stopped' : 'done'}>{gap ? missing : there}</ToneTag>;
}
