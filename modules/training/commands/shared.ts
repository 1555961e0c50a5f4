/** What several verbs of training share: which officers, where their rows are kept, what a unit owes. */
import sql from 'sql-template-tag';
import type { NewRow } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { bool, refs } from '#kernel/record.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import type { TrainingSessionRow } from '../records/session.ts';

export interface Trained {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly region: string;
  readonly line: string;
  readonly unit_name: string;
}

/** Whom a form names: persons, whole units, and the units below those. */
export interface Whom {
  readonly persons: readonly string[] | null;
  readonly units: readonly string[] | null;
  readonly below: boolean | null;
}

/** The part of a form that says whom a session or a round is for. */
export const whom = {
  units: refs('整个单位参加', { of: 'unit', hint: '这些单位所有在岗执法人员；本地区及以下的单位都可以选' }),
  below: bool('包括所选单位的下级单位', { hint: '本系统的下级单位、派出机构的在岗执法人员一并列入' }),
  persons: refs('参加人员', { of: 'officer' }),
};

const MOST = 5000;

/** Officers by id, and all officers in post of whole units; of the own region and below, whichever department they are of. */
export const officersOf = (read: Reader, { persons, units, below }: Whom): Promise<Trained[]> =>
  read.many<Trained>(sql`select id, name, unit, region, line, unit_name
    from zs_training_officers(${persons ?? []}::uuid[], ${units ?? []}::uuid[], ${below ?? false})`);

export const nobody = (field = 'persons'): Refusal =>
  refuse('input.persons', '请选择在岗的执法人员，或者选择整个单位；没有在岗人员的单位不能选。', {
    faults: [{ field, message: '请选择在岗的执法人员' }],
  });

/** Refuses when nobody is covered, or when somebody who was named is not: nobody is left out in silence. */
export function notCovered({ persons }: Whom, officers: readonly Trained[]): Refusal | null {
  if (officers.length === 0) return nobody();
  if (officers.length > MOST)
    return refuse('input.units', `所选单位共有${MOST}名以上在岗执法人员，请按单位分批登记。`, {
      faults: [{ field: 'units', message: `一次不超过${MOST}人` }],
    });
  const found = new Set(officers.map((it) => it.id));
  const lost = (persons ?? []).filter((id) => !found.has(id)).length;
  return lost === 0
    ? null
    : refuse('input.persons', `所选人员中有${lost}人不在岗，或者不在本地区及以下，请从名单中去掉或者改选。`, {
        faults: [{ field: 'persons', message: `有${lost}人不能列入` }],
      });
}

/** `12个单位35人` */
export const countOf = (officers: readonly Trained[]): string =>
  `${new Set(officers.map((it) => it.unit)).size}个单位${officers.length}人`;

/** A listed or attended row for each officer, kept by the officer's own unit and seen by the organiser. */
export function attendanceRows(
  session: Pick<TrainingSessionRow, 'id' | 'title' | 'kind' | 'hours' | 'course' | 'form' | 'day'>,
  organiser: string,
  officers: readonly Trained[],
  state: 'listed' | 'attended',
): NewRow[] {
  const { id, title, kind, hours, course, form, day } = session;
  return officers.map(
    (it): NewRow => ({
      record: 'training-attendance',
      unit: { code: it.unit, region: it.region, line: it.line },
      state,
      values: {
        title,
        officer: it.id,
        session: id,
        organiser,
        kind,
        hours,
        course,
        form,
        day,
        planned: state === 'listed',
      },
    }),
  );
}

/** Verbs of the unit that organises. */
export const ofOrganiser = {
  right: 'training.keep',
  offered: (row: { readonly unit: string }, actor: Actor): boolean => row.unit === actor.unit.code,
} as const;

/** The row of the acting unit, to which its yearly duties are tied. */
export const ownUnit = (read: Reader, actor: Actor): Promise<{ id: string; kind: string } | undefined> =>
  read.one<{ id: string; kind: string }>(sql`select id, kind from unit where code = ${actor.unit.code}`);
