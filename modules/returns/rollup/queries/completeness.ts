/** Who owes, who has sent, who has not and where it stands. Drafts count nowhere; they are only named here as missing. */
import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import type { Actor } from '#kernel/rights.ts';
import type { By } from '../domain/regions.ts';
import { digitsBelow } from '../domain/regions.ts';
import type { Asked } from './asked.ts';

export interface Completeness {
  readonly key: string;
  readonly owed: number;
  readonly submitted: number;
  readonly accepted: number;
  /** Sent with nothing to report. */
  readonly zero: number;
  /** Of those with a day: sent on time, sent late, and not sent though the day is over. No day (原文未规定): never late. */
  readonly on_time: number;
  readonly late: number;
  readonly overdue: number;
  readonly undated: number;
  readonly corrected: number;
}

export interface MissingReturn {
  readonly id: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly leg: string;
  readonly level: string;
  readonly state: string;
  readonly due: string | null;
  readonly extended_to: string | null;
  readonly author: string | null;
  readonly urged_on: string | null;
  readonly urged_times: number;
}

export const SENT = sql`('submitted', 'received', 'accepted', 'locked', 'correcting')`;
const DUE = sql`coalesce(s.extended_to, s.due)`;
/** On time is judged by the first version: who corrects a return, or mends one sent back, was not late for it. */
const FIRST_SENT = sql`case when s.revision > 1
  then coalesce((select v.submitted_at from return_version v where v.return = s.id and v.number = 1), s.submitted_at) else s.submitted_at end`;
const SENT_ON = sql`((${FIRST_SENT}) at time zone 'Asia/Shanghai')::date`;

/** Returns of the round that the caller reaches, of legs that carry the form. */
export function owing(asked: Asked, actor: Actor, legs: readonly string[]): Sql {
  const { round, scope, prefix, own_only, line } = asked;
  const whose = own_only
    ? sql`s.receiver = ${actor.unit.code}`
    : sql`s.unit >= ${prefix} and s.unit <= ${`${prefix}~`} and s.unit >= ${scope.unit_lo} and s.unit <= ${scope.unit_hi}
        ${line === null ? sql`` : sql`and s.line = ${line}`}`;
  return sql`s.round = ${round.id} and s.state <> 'excused' and s.leg = any(${[...legs]}::text[]) and ${whose}`;
}

export function completeness(
  read: Reader,
  about: {
    readonly asked: Asked;
    readonly actor: Actor;
    readonly by: By;
    readonly legs: readonly string[];
    readonly today: string;
  },
): Promise<Completeness[]> {
  const { asked, by, today } = about;
  const digits = asked.own_only ? null : digitsBelow(asked.prefix);
  const region = digits === null ? sql`s.unit` : digits === 4 ? sql`s.cell` : sql`left(s.region, 6)`;
  const key = by === 'region' ? region : by === 'line' ? sql`s.line` : sql`s.level`;
  return read.many<Completeness>(sql`select ${key} as key, count(*) as owed,
      count(*) filter (where s.state in ${SENT}) as submitted,
      count(*) filter (where s.state in ('accepted', 'locked')) as accepted,
      count(*) filter (where s.state in ${SENT} and s.zero) as zero,
      count(*) filter (where s.state in ${SENT} and ${SENT_ON} <= ${DUE}) as on_time,
      count(*) filter (where s.state in ${SENT} and ${SENT_ON} > ${DUE}) as late,
      count(*) filter (where s.state not in ${SENT} and ${DUE} < ${today}) as overdue,
      count(*) filter (where ${DUE} is null) as undated,
      count(*) filter (where s.revision > 1) as corrected
    from return_sheet s where ${owing(asked, about.actor, about.legs)} group by 1 order by 1`);
}

/** Those not sent, the longest overdue first, with who has it. */
export function missing(
  read: Reader,
  about: { readonly asked: Asked; readonly actor: Actor; readonly legs: readonly string[]; readonly most: number },
): Promise<MissingReturn[]> {
  return read.many<MissingReturn>(sql`with late as (
      select s.id, s.unit, s.leg, s.level, s.state, s.due, s.extended_to, s.author from return_sheet s
      where ${owing(about.asked, about.actor, about.legs)} and s.state not in ${SENT}
      order by ${DUE} nulls last, s.unit, s.id limit ${about.most})
    select late.*, zs_unit_name(late.unit) as unit_name, u.day as urged_on, coalesce(u.times, 0) as urged_times
    from late left join lateral (select max(g.day) as day, count(*) as times from return_urge g where g.return = late.id) u on true
    order by coalesce(late.extended_to, late.due) nulls last, late.unit, late.id`);
}
