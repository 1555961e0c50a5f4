/** The departments a region's document names as members, held against the members there are. Pure. */
import type { PolicyView } from '#kernel/policy-view.ts';

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly convener: boolean;
  /** The text says "and other enforcement departments": who that is the place lists itself. */
  readonly listed_locally: boolean;
}

const PROVINCE = /0000$/;
const MEMBERS = 'dict.council_member';
/** The list a province's document gives for its cities and counties. */
export const LOCAL = 'dict.council_member.local';

/**
 * Which dictionary names the members of a region's council: where a province's document has a list for its cities and counties apart from its own, that
 * one holds below the province.
 */
export function departmentDictionary(policy: PolicyView): string {
  if (PROVINCE.test(policy.region)) return MEMBERS;
  return policy.dictionary(LOCAL).length > 0 ? LOCAL : MEMBERS;
}

export function departmentsOf(policy: PolicyView): Department[] {
  return policy.dictionary(departmentDictionary(policy)).map(({ value, label, flags = [] }) => ({
    code: value,
    name: label,
    convener: flags.includes('convener'),
    listed_locally: flags.includes('listed_locally'),
  }));
}

export interface Seated {
  readonly seat: string | null;
  readonly kind: string;
  readonly department: string | null;
  readonly state: string;
}

export interface Seat extends Department {
  readonly members: number;
  readonly liaisons: number;
  /** Not in the document: the place added it (the documents say "等部门"). */
  readonly added: boolean;
}

/** Each department with how many members and liaisons serve now; those the place added stand at the end. */
export function seatsOf(departments: readonly Department[], members: readonly Seated[]): Seat[] {
  const serving = members.filter((it) => it.state === 'serving');
  const count = (code: string, kind: string) => serving.filter((it) => it.seat === code && it.kind === kind).length;
  const seat = (it: Department, added: boolean): Seat => ({
    ...it,
    members: count(it.code, 'member'),
    liaisons: count(it.code, 'liaison'),
    added,
  });
  const known = new Set(departments.map((it) => it.code));
  const others = new Map<string, string>();
  for (const it of serving) if (it.seat && !known.has(it.seat)) others.set(it.seat, it.department ?? it.seat);
  return [
    ...departments.map((it) => seat(it, false)),
    ...[...others].map(([code, name]) => seat({ code, name, convener: false, listed_locally: false }, true)),
  ];
}

/** Seats still without a member or a liaison; the group that the place lists itself is no seat. */
export const gapsOf = (seats: readonly Seat[]): Seat[] =>
  seats.filter((it) => !it.listed_locally && (it.members === 0 || it.liaisons === 0));
