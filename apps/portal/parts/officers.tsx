import type { OfficerSeen } from '../api.ts';

interface OfficersProps {
  readonly officers: readonly OfficerSeen[];
  readonly companions: readonly string[];
}

/** The officers as their certificates name them, to compare with who stands at the door. */
export function Officers({ officers, companions }: OfficersProps) {
  return (
    <>
      <p>请与来人出示的执法证件核对。</p>
      <ul className="officers">
        {officers.map((officer) => (
          <li key={officer.name + officer.certificate_number}>
            <span className="name">{officer.name}</span>{' '}
            {officer.valid ? (
              <span className="tag tag-good">✓ 证件当日有效</span>
            ) : (
              <span className="tag tag-bad">✕ 没有当日有效的证件</span>
            )}
            <span className="number wide">
              执法证号：{officer.certificate_number ?? (officer.valid ? '人民警察证，编号不在本页显示' : '没有登记')}
            </span>
          </li>
        ))}
      </ul>
      {companions.length > 0 ? <p>随同人员（不能独立执法）：{companions.join('、')}</p> : null}
    </>
  );
}
