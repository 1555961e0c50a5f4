/** 队伍概况 (PER-01): persons by kind and how many of them hold a valid certificate; every number opens to its list. */
import { Drill, Empty, Link, Loading, listPath, Trouble, useListQuery, useModuleQuery } from '#kernel/ui/index.ts';
import './officers.css';

interface StaffOfUnit {
  readonly unit: string;
  readonly administrative: number;
  readonly institution: number;
  readonly police: number;
  readonly auxiliary: number;
  readonly certified: number;
  readonly uncertified: number;
  readonly legal_qualification: number;
}
type Figure = Exclude<keyof StaffOfUnit, 'unit'>;

interface FigureDef {
  readonly name: Figure;
  readonly label: string;
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** Figures whose list is the roll of officers with a filter; the two of certificates open the unit's people with their lights. */
const FIGURES: readonly FigureDef[] = [
  { name: 'administrative', label: '行政编制', filter: { kind: 'administrative' } },
  { name: 'institution', label: '事业编制', filter: { kind: 'institution' } },
  { name: 'police', label: '人民警察', filter: { kind: 'police' } },
  { name: 'auxiliary', label: '辅助人员', filter: { kind: 'auxiliary' } },
  { name: 'certified', label: '持有效证件' },
  { name: 'uncertified', label: '无有效证件' },
  { name: 'legal_qualification', label: '法律职业资格', filter: { legal_qualification: true } },
];

export function OverviewPage() {
  const asked = useModuleQuery<{ readonly on: string; readonly units: readonly StaffOfUnit[] }>(
    'officers.staff-overview',
    { on: null },
  );
  const units = asked.data?.units ?? [];
  const total = (name: Figure) => units.reduce((sum, unit) => sum + unit[name], 0);
  return (
    <>
      <h1 className="desk-title">
        队伍概况<span className="zs-quiet">{asked.data ? `${asked.data.on}，${units.length}个单位` : ''}</span>
      </h1>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && units.length === 0 ? (
        <Empty title="没有登记执法人员">请由人员证件管理岗位登记，或者批量导入。</Empty>
      ) : null}
      {units.length > 0 ? (
        <>
          <div className="off-figures">
            {FIGURES.map(({ name, label, filter }) => (
              <div key={name} className="zs-card">
                <div className="zs-quiet">{label}</div>
                {filter ? (
                  <Drill
                    value={total(name)}
                    unit="人"
                    label={label}
                    record="officer"
                    ask={{ filter, state: ['active'] }}
                  />
                ) : (
                  <span>
                    <span className="zs-drill-number">{total(name).toLocaleString('zh-CN')}</span> 人
                  </span>
                )}
              </div>
            ))}
          </div>
          <p className="zs-quiet">
            “持有效证件”“无有效证件”只计行政编制和事业编制人员，证件以当日有效为准；点单位名称可看每个人的证件。
          </p>
          <UnitFigures units={units} />
        </>
      ) : null}
    </>
  );
}

function UnitFigures({ units }: { readonly units: readonly StaffOfUnit[] }) {
  const named = useListQuery('unit', { filter: { code: units.map((it) => it.unit) }, limit: 500 });
  const names = new Map((named.data?.pages[0]?.rows ?? []).map((row) => [String(row.code), String(row.name)]));
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <caption className="zs-unseen">各单位执法队伍（人）</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            {FIGURES.map(({ name, label }) => (
              <th key={name} scope="col" className="zs-num">
                {label}（人）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unit}>
              <td data-label="单位">
                <Link to={`/people/staff?unit=${unit.unit}`}>{names.get(unit.unit) ?? unit.unit}</Link>
              </td>
              {FIGURES.map(({ name, label, filter }) => (
                <td key={name} data-label={label} className="zs-num">
                  <Link
                    to={
                      filter
                        ? listPath('officer', { filter: { ...filter, unit: unit.unit }, state: ['active'] })
                        : `/people/staff?unit=${unit.unit}`
                    }
                  >
                    {unit[name]}
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
