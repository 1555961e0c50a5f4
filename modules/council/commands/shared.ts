/** What several verbs of a council share: the council of the place, who runs it, whom to tell. */
import sql from 'sql-template-tag';
import type { NewNotice } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import type { CouncilRow } from '../records/council.ts';

const COUNTY_DIGITS = 6;

/** A township sits in its county's council. */
export const councilRegion = (actor: Actor): string => actor.unit.region.slice(0, COUNTY_DIGITS);

export const councilOf = (read: Reader, actor: Actor): Promise<CouncilRow | undefined> =>
  read.one<CouncilRow>(sql`select * from council where region = ${councilRegion(actor)} and state = 'active' limit 1`);

export const noCouncil = (): Refusal =>
  refuse('missing.council', '本地区还没有登记会商机制。请先由牵头的司法行政部门在“会商机制”页面登记。', {
    status: 409,
  });

/** Verbs of the unit that does the council's daily work. */
export const ofConvener = {
  right: 'council.convene',
  offered: (row: { readonly unit: string }, actor: Actor): boolean => row.unit === actor.unit.code,
} as const;

export const convenes = (council: { readonly unit: string }, actor: Actor): boolean => council.unit === actor.unit.code;

export const notConvener = (): Refusal =>
  refuse('right.convener', '这件事由会商机制的牵头单位办理。请把意见作为议题或者会议提议提出。', { status: 403 });

export interface Told {
  readonly department: string | null;
  readonly member_unit: string | null;
}

/** Every seat once: the unit where there is one on the platform, the name of the department otherwise. */
export const seatsToTell = (read: Reader, council: string): Promise<Told[]> =>
  read.many<Told>(sql`select member_unit, min(coalesce(department, zs_unit_name(member_unit))) as department
    from council_member where council = ${council} and state = 'serving'
    group by member_unit, case when member_unit is null then department end order by 1 nulls last, 2`);

export function tell(seats: readonly Told[], notice: Omit<NewNotice, 'unit'>, but: string): NewNotice[] {
  return seats.flatMap(({ member_unit }) =>
    member_unit && member_unit !== but ? [{ ...notice, unit: member_unit }] : [],
  );
}
