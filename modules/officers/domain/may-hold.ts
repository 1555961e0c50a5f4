/** Who may hold which certificate: auxiliaries none (PER-20), police under the rules of their own service (PER-09). */
import { type Refusal, refuse } from '#kernel/refusal.ts';

export function mayHold(staff_kind: string, certificate_kind: string): Refusal | undefined {
  if (staff_kind === 'auxiliary')
    return refuse(
      'policy.auxiliary',
      '辅助人员不得持有执法证件，也不得作为执法人员执法。如已转为在编人员，请先在人员库更正编制性质。',
      { basis: ['check.auxiliary_as_officer'] },
    );
  if (certificate_kind === 'police' || (staff_kind === 'police' && certificate_kind === 'enforcement'))
    return refuse(
      'policy.police-certificate',
      '人民警察的执法资格和证件按公安机关的规定管理，不在这里核发。登记为“人民警察”的在岗人员即按其规定认定。',
      { basis: ['dict.certificate_kind'] },
    );
  return undefined;
}
