/** Open visits whose officer has lost a valid certificate: each owes a replacement, and its unit is told. */
import type { NewDuty, NewNotice } from '#kernel/command.ts';
import type { Day } from '#kernel/day.ts';

/** A row of `zs_open_visits_of(person)`, which the inspection module provides. */
export interface OpenVisit {
  readonly record: string;
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  /** Null while no day is set. */
  readonly planned_day: Day | null;
}

export const REPLACE_DUTY = 'inspection.replace-officer';

/** Duties and notices for the visits planned within the days without certificate. */
export function replaceOfficer(
  visits: readonly OpenVisit[],
  who: {
    readonly name: string;
    readonly number: string;
    readonly what: string;
    readonly from: Day;
    readonly until: Day | null;
  },
): { duties: NewDuty[]; notices: NewNotice[] } {
  const hit = visits.filter(
    ({ planned_day: d }) => d === null || (d >= who.from && (who.until === null || d <= who.until)),
  );
  return {
    duties: hit.map((visit) => ({
      kind: REPLACE_DUTY,
      title: `更换执法人员${who.name}：${visit.title}`,
      unit: visit.unit,
      record: visit.record,
      record_id: visit.id,
      due: visit.planned_day,
    })),
    notices: hit.map((visit) => ({
      unit: visit.unit,
      title: `${who.name}的证件已${who.what}，请更换执法人员`,
      text: `${who.name}的证件（${who.number}）自${who.from}起${who.what}。“${visit.title}”请改派持有效证件的人员。`,
      record: visit.record,
      record_id: visit.id,
    })),
  };
}
