/** What the demonstration's people do, scene by scene: a year's plan, a visit, its aftermath. Each is one call per act of a person. */
import sql from 'sql-template-tag';
import type { Day } from '#kernel/day.ts';
import type { DemoFirm } from '../read-demo.ts';
import type { Replay } from './replay.ts';

export interface PlannedVisit {
  readonly unit: string;
  readonly firm: DemoFirm;
  /** Which premises of the firm. */
  readonly place?: number;
  readonly day: Day;
  readonly type?: 'daily' | 'special' | 'case';
  readonly officers?: readonly number[];
  readonly quiet_ground?: string;
}

const BASIS = '依据目录所列法律条款实施（演示）';

function draft(replay: Replay, visit: PlannedVisit) {
  const { ids } = replay;
  const items = [...ids.items]
    .filter(([key]) => key.startsWith(`${visit.unit}/`) && key.includes('-jc-'))
    .map(([, id]) => id);
  const officers = (visit.officers ?? [0, 1]).map((nth) => replay.actor(visit.unit, 'officer', nth).person);
  return {
    firm: ids.firms.get(visit.firm.id),
    premises: ids.premises.get(visit.firm.premises[visit.place ?? 0]?.id ?? ''),
    inspection_type: visit.type ?? 'daily',
    items: items.slice(0, 2),
    checklist: ids.checklists.get(visit.unit) ?? null,
    officers,
    planned_from: visit.day,
    planned_until: visit.day,
    reason: '按年度检查计划实施日常检查（演示）',
    basis: BASIS,
    quiet_ground: visit.quiet_ground ?? null,
    quiet_words: visit.quiet_ground ? '已登记特殊情形（演示）' : null,
    acknowledge: ACKNOWLEDGED,
  };
}

const ACKNOWLEDGED = [
  'check.officer_certificate.accompanied',
  'check.entry_code',
  'check.entry_place',
  'check.plan_filed',
  'check.visits_cap',
  'check.quiet_days',
  'check.head_approval.urgent',
];

/** A year's plan from draft to the bureau's review; returns the inspections in the order given. */
export async function yearPlan(
  replay: Replay,
  unit: string,
  year: number,
  visits: readonly PlannedVisit[],
  reviewed = true,
): Promise<string[]> {
  const [clerk, head] = [replay.actor(unit, 'clerk'), replay.actor(unit, 'agency-head')];
  const plan = await replay.act(clerk, 'plan.create', {
    title: `${year}年度涉企行政检查计划（演示）`,
    kind: 'annual',
    year,
    basis: '年度工作安排（演示）',
    reason: '控制检查次数，合并检查事项（演示）',
  });
  const made: string[] = [];
  for (const visit of visits) {
    const answer = await replay.act(clerk, 'plan.add-inspection', draft(replay, visit), plan.id);
    made.push((answer.result as { inspection: string }).inspection);
  }
  await replay.act(clerk, 'plan.submit', {}, plan.id);
  replay.clock.advance({ hours: 1 });
  await replay.act(head, 'plan.approve', {}, plan.id);
  await replay.act(clerk, 'plan.file', {}, plan.id);
  if (reviewed) {
    replay.clock.advance({ hours: 2 });
    await replay.act(
      replay.actor(replay.bureauOf(unit), 'supervisor'),
      'plan.review',
      { answer: 'pass', opinion: '未见重复检查（演示）' },
      plan.id,
    );
  }
  return made;
}

/** A visit outside the plan, drafted and approved. */
export async function adHoc(replay: Replay, visit: PlannedVisit, source: string, urgent = false): Promise<string> {
  const officer = replay.actor(visit.unit, 'officer', visit.officers?.[0] ?? 0);
  const made = await replay.act(officer, 'inspection.draft-ad-hoc', {
    ...draft(replay, visit),
    reason: '收到投诉，现场核实（演示）',
    inspection_type: 'case',
    source_kind: source,
    source_words: '演示线索',
    urgent,
    urgent_reason: urgent ? '现场情形紧急，先行处置（演示）' : null,
  });
  if (!urgent) await replay.act(replay.actor(visit.unit, 'agency-head'), 'inspection.approve', {}, made.id);
  return made.id;
}

/** The head approves the visit with one tap. */
export async function approve(replay: Replay, visit: PlannedVisit, inspection: string): Promise<void> {
  await replay.act(replay.actor(visit.unit, 'agency-head'), 'inspection.approve', {}, inspection);
}

/** Enters by the task's code, shown on the officer's phone. */
export async function enter(replay: Replay, visit: PlannedVisit, inspection: string): Promise<void> {
  const officer = replay.actor(visit.unit, 'officer', visit.officers?.[0] ?? 0);
  const { code } = await replay.ask<{ code: string }>(officer, 'inspection.task-code', { id: inspection });
  const at = visit.firm.premises[visit.place ?? 0];
  await replay.act(
    officer,
    'inspection.check-in',
    {
      code,
      lat_e6: at ? Math.round(at.lat * 1_000_000) + 200 : null,
      lng_e6: at ? Math.round(at.lng * 1_000_000) : null,
      acknowledge: ACKNOWLEDGED,
    },
    inspection,
  );
}

/** Entered without a code; made up for later, with the reason. */
export async function enterLate(
  replay: Replay,
  visit: PlannedVisit,
  inspection: string,
  entered_at: string,
): Promise<void> {
  const officer = replay.actor(visit.unit, 'officer', visit.officers?.[0] ?? 0);
  await replay.act(
    officer,
    'inspection.check-in-late',
    {
      entered_at,
      late_code_reason: '厂区没有信号，当时无法扫码（演示）',
      lat_e6: null,
      lng_e6: null,
      acknowledge: ACKNOWLEDGED,
    },
    inspection,
  );
}

/** Findings and the signed record. */
export async function record(replay: Replay, visit: PlannedVisit, inspection: string, found: boolean): Promise<void> {
  const officer = replay.actor(visit.unit, 'officer', visit.officers?.[0] ?? 0);
  await replay.act(
    officer,
    'inspection.record-finding',
    {
      item_code: '1.1',
      question: '证照、记录是否齐全有效',
      answer: found ? '记录缺页（演示）' : '齐全',
      seriousness: found ? 'minor' : 'none',
      note: null,
      photos: null,
    },
    inspection,
  );
  await replay.act(
    officer,
    'inspection.sign-record',
    {
      record_words: found ? '现场检查发现进货记录缺页，当场说明（演示）。' : '现场检查未发现问题（演示）。',
      firm_opinion: '无异议（演示）',
      firm_signer: visit.firm.contact,
      signatures: null,
      refused: false,
    },
    inspection,
  );
}

/** The result; published and closed when `publish`. */
export async function conclude(
  replay: Replay,
  visit: PlannedVisit,
  inspection: string,
  found: boolean,
  publish: boolean,
): Promise<void> {
  const officer = replay.actor(visit.unit, 'officer', visit.officers?.[0] ?? 0);
  await replay.act(
    officer,
    'inspection.record-result',
    { result: found ? 'corrected' : 'clean', result_words: found ? '当场改正（演示）' : null, not_public_reason: null },
    inspection,
  );
  if (publish)
    await replay.act(
      replay.actor(visit.unit, 'clerk'),
      'inspection.publish',
      { publish_place: '演示政府网站' },
      inspection,
    );
}

/** The card of an inspection, if there is one that stands. */
export function cardOf(replay: Replay, inspection: string): Promise<{ id: string } | undefined> {
  return replay.one<{ id: string }>(
    sql`select id from alert where subject_id = ${inspection} and not confidential and state in ('open', 'reopened') limit 1`,
  );
}
