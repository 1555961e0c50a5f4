/** What check-in and late check-in decide alike: situations weighed, visit made or joined, duties opened. */
import type { CommandContext, NewDuty, Outcome } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import { digest } from '#kernel/digest.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { metresBetween, type Place, placeOf } from '../domain/distance.ts';
import { APPROVE_AFTER_DUTY, RESULT_DUTY, TEMPORARY_DUTY } from '../domain/duty-kinds.ts';
import { plannedSince } from '../domain/filings.ts';
import { peopleSituations, type Situation, weigh } from '../domain/hard-checks.ts';
import { isQuiet, quietDays } from '../domain/quiet.ts';
import type { InspectionRow } from '../records/inspection.ts';
import type { EntryWorld } from './load-entry.ts';

export interface Entry {
  readonly at: string;
  readonly day: string;
  readonly code_kind: 'task' | 'firm' | 'officer' | 'none';
  readonly place: Place | null;
  readonly join: string | null;
  readonly acknowledge: readonly string[] | null;
  readonly late_reason: string | null;
}

/** Days for which the shown token opens "who came" and the rating form; a matter of the technique, not of any document. */
const SHOW_DAYS = 30;
const DAY_MS = 86_400_000;

export function situations(
  row: InspectionRow,
  world: EntryWorld,
  entry: Entry,
  ctx: CommandContext,
  distance: number | null,
): Situation[] {
  const { policy } = ctx;
  const approved = row.approved_at !== null;
  const planned = plannedSince(world.plan, row.plan_version) !== null;
  const cap = policy.number('inspection.visits_cap');
  const farthest = policy.number('inspection.place_distance_max');
  const quiet = isQuiet(entry.day, quietDays(policy), world.premises?.quiet === true);
  return [
    { check: 'check.head_approval', holds: !approved && row.urgent !== true },
    { check: 'check.head_approval.urgent', holds: !approved && row.urgent === true },
    ...peopleSituations(world.people, policy.number('inspection.min_officers')),
    { check: 'check.item_published', holds: world.unpublished.length > 0 },
    { check: 'check.entry_code', holds: entry.code_kind === 'none' },
    { check: 'check.entry_place', holds: farthest !== null && distance !== null && distance > farthest },
    { check: 'check.plan_filed', holds: !planned && row.source_kind === null },
    { check: 'check.visits_cap', holds: cap !== null && world.visits + 1 > cap },
    { check: 'check.quiet_days', holds: quiet && row.quiet_ground === null },
  ];
}

export function enter(row: InspectionRow, world: EntryWorld, entry: Entry, ctx: CommandContext): Outcome | Refusal {
  const registered = placeOf(world.premises);
  const distance = entry.place && registered ? metresBetween(entry.place, registered) : null;
  const marks = weigh(ctx.policy, situations(row, world, entry, ctx, distance), entry.acknowledge);
  if (marks instanceof Refusal) return marks;
  if (entry.join && !world.joined)
    return refuse('input.join', '没有找到可以加入的联合检查，它可能已经结束。请重新选择，或者单独入企。', {
      faults: [{ field: 'join', message: '请重新选择' }],
    });
  const { visit } = world;
  const set = {
    visit,
    entered_at: entry.at,
    entered_day: entry.day,
    code_kind: entry.code_kind,
    late_code_reason: entry.late_reason,
    entry_supplement_day: entry.code_kind === 'none' ? ctx.today : null,
    lat_e6: entry.place?.lat_e6 ?? null,
    lng_e6: entry.place?.lng_e6 ?? null,
    place_distance: distance,
    marks,
    result_due: ctx.policy.due('deadline.inspection_result', asDay(entry.day)).day,
  };
  const made = {
    record: 'visit',
    id: visit,
    values: {
      firm: row.firm,
      firm_name: world.firm.name,
      premises: row.premises,
      started_at: entry.at,
      visit_day: entry.day,
      show_hash: digest(world.secret),
      show_until: new Date(Date.parse(ctx.now) + SHOW_DAYS * DAY_MS).toISOString(),
    },
  };
  return {
    state: 'entered',
    set,
    create: entry.join ? [] : [made],
    duties: duties(row, world, entry, ctx),
    basis: marks.map((it) => it.check),
    ...(world.joined ? { note: `加入${world.joined.department}的联合检查` } : {}),
    result: { visit, marks, show_token: world.secret },
  };
}

function duties(row: InspectionRow, world: EntryWorld, entry: Entry, ctx: CommandContext): NewDuty[] {
  const about = { unit: row.unit, record: 'inspection', record_id: row.id };
  const due = (id: string) => {
    const answer = ctx.policy.due(id, asDay(entry.day));
    return { due: answer.day, provisional: answer.provisional, basis: id, start: asDay(entry.day) };
  };
  const name = world.firm.name;
  const out: NewDuty[] = [
    {
      ...about,
      kind: RESULT_DUTY,
      title: `录入检查结果：${name}`,
      person: ctx.actor.person,
      ...due('deadline.inspection_result'),
    },
  ];
  if (row.approved_at === null)
    out.push({
      ...about,
      kind: APPROVE_AFTER_DUTY,
      title: `补办检查批准手续：${name}`,
      ...due('deadline.approval_supplement'),
    });
  const temporary = plannedSince(world.plan, row.plan_version) === null;
  if (temporary && !world.temporary_open && ctx.policy.ask('deadline.temporary_inspections').status !== 'absent')
    out.push({
      ...about,
      kind: TEMPORARY_DUTY,
      title: '书面告知本季度临时性行政检查情况',
      ...due('deadline.temporary_inspections'),
    });
  return out;
}
