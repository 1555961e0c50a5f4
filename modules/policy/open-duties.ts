/** Open duties whose day a deadline gives, and the day it gives them now: what the follower moves is what the dry run foretold. */
import sql, { type Sql } from 'sql-template-tag';
import type { Calendar } from '#kernel/calendar.ts';
import { asDay } from '#kernel/day.ts';
import { type DeadlineRule, type Due, dueDay } from '#kernel/deadline.ts';
import { type PolicyWorld, resolve } from '#kernel/policy/index.ts';

export interface OpenDuty {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly region: string;
  readonly record: string;
  readonly record_id: string;
  readonly basis: string;
  readonly due: string | null;
  /** Day its period started. */
  readonly started: string;
}

/** In order of day; without those whose day stands on a paper that has gone out. */
export function datedDuties(where: Sql): Sql {
  return sql`select id, title, unit, region, record, record_id, basis, due,
      coalesce(starts_on, (opened_at at time zone 'Asia/Shanghai')::date) as started
    from duty where closed_at is null and not fixed and ${where} order by due nulls last, id`;
}

/** Null where the deadline is 原文未规定 on the day the period started: a duty keeps the rule in force when it began. */
export function dayNow(
  world: PolicyWorld,
  calendar: Calendar,
  duty: Pick<OpenDuty, 'basis' | 'region' | 'started'>,
): Due | null {
  const found = resolve(world, duty.basis, duty.region, duty.started);
  const rule = found.status === 'given' || found.status === 'local' ? (found.value as DeadlineRule | null) : null;
  return rule ? dueDay(rule, asDay(duty.started), calendar) : null;
}
