/** What several verbs of clues share: who may act, what belongs to a clue, who is named by it. */
import sql from 'sql-template-tag';
import type { Change, CommandContext, NewDuty } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { concerns, type Named } from '../domain/concern.ts';
import { HANDLE_DUTY, TRIAGE_DUTY } from '../domain/duty-kinds.ts';
import type { ClueRow } from '../records/clue.ts';

/** Verbs of the unit that has the clue now: whoever handed it on acts no more, whoever took it in acts while it is still there. */
export const ofHolder = {
  record: 'clue',
  right: 'clue.handle',
  addressee: true,
  offered: (row: ClueRow, actor: Actor): boolean => row.holder === actor.unit.code,
} as const;

export const OWN_UNIT =
  '线索反映的是本单位或者本单位的人，不能由本单位办理。请移交监督本单位的司法行政部门或者上级机关，并在移交理由中写明。';

/** Refuses when the acting unit or person is complained of. */
export function notOneself(ctx: CommandContext, named: Named, persons: readonly string[]): Refusal | undefined {
  if (persons.includes(ctx.actor.person) || concerns(ctx.actor.unit.code, named))
    return refuse('policy.own-unit', OWN_UNIT, { status: 409 });
  return undefined;
}

/** Are all of these in the dictionary of the place? A place without that dictionary takes none. */
export function known(
  ctx: CommandContext,
  dictionary: string,
  values: readonly string[] | null,
  field: string,
  label: string,
): Refusal | undefined {
  const items = new Set(ctx.policy.dictionary(dictionary).map((it) => it.value));
  const strange = (values ?? []).filter((value) => !items.has(value));
  if (strange.length === 0) return undefined;
  return refuse('input.dictionary', `${label}中有本地区没有列出的一项，请从列表中重新选择。`, {
    faults: [{ field, message: '请从列表中选择' }],
    basis: [dictionary],
  });
}

/** Units in which these persons hold a post. */
export async function unitsOfPersons(read: Reader, persons: readonly string[]): Promise<string[]> {
  if (persons.length === 0) return [];
  const rows = await read.many<{ unit: string }>(
    sql`select distinct unit from post where person = any(${persons}::uuid[]) and state = 'active' order by unit`,
  );
  return rows.map((row) => row.unit);
}

export interface Family {
  readonly merged: readonly ClueRow[];
  readonly arrivals: readonly { readonly id: string; readonly channel: string }[];
  readonly persons: readonly { readonly id: string }[];
}

/** What goes with a clue when it goes: those merged into it, every arrival, the persons named. */
export async function familyOf(read: Reader, id: string): Promise<Family> {
  const merged = await read.many<ClueRow>(sql`select * from clue where merged_into = ${id} order by created_at`);
  const ids = [id, ...merged.map((it) => it.id)];
  const [arrivals, persons] = await Promise.all([
    read.many<{ id: string; channel: string }>(
      sql`select id, channel from clue_arrival where clue = any(${ids}) order by created_at`,
    ),
    read.many<{ id: string }>(sql`select id from clue_person where clue = any(${ids})`),
  ]);
  return { merged, arrivals, persons };
}

/** The whole family goes to another holder. */
export function moveFamily(family: Family, holder: string): Change[] {
  const set = { holder };
  return [
    ...family.merged.map((it): Change => ({ record: 'clue', id: it.id, set })),
    ...family.arrivals.map((it): Change => ({ record: 'clue-arrival', id: it.id, set })),
    ...family.persons.map((it): Change => ({ record: 'clue-person', id: it.id, set })),
  ];
}

/** A hand-over of this clue that nobody has answered yet. */
export function pendingOf(read: Reader, clue: string): Promise<{ id: string; to_unit: string } | undefined> {
  return read.one(sql`select id, to_unit from clue_handover where clue = ${clue} and state = 'pending' limit 1`);
}

export const WAITS = '这条线索已经移交，正等对方接收。对方接收以前由您单位负责；要继续办理，请先撤回移交。';

/** What the holder owes now: to triage it, or to handle it by its date. */
export function dutyOf(clue: Pick<ClueRow, 'id' | 'state' | 'deadline'>, unit: string, person: string | null): NewDuty {
  const triage = clue.state === 'registered';
  return {
    kind: triage ? TRIAGE_DUTY : HANDLE_DUTY,
    title: triage ? '研判一条线索' : '核查处置一条线索',
    unit,
    person: person ?? undefined,
    record: 'clue',
    record_id: clue.id,
    due: (clue.deadline as NewDuty['due']) ?? null,
    fixed: true,
  } as NewDuty;
}

export const closeDuties = (id: string) => [
  { record_id: id, kind: TRIAGE_DUTY },
  { record_id: id, kind: HANDLE_DUTY },
];

export const union = (...lists: readonly (readonly string[] | null | undefined)[]): string[] => [
  ...new Set(lists.flatMap((list) => list ?? [])),
];
