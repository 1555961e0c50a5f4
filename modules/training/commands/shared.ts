/** What several verbs of training share: which officers, where their rows are kept, what a unit owes. */
import sql from 'sql-template-tag';
import type { NewRow } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import type { TrainingSessionRow } from '../records/session.ts';

export interface Trained {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly region: string;
  readonly line: string;
}

/** Officers by id, and all officers in post of whole units; of the own city, whichever department they are of. */
export const officersOf = (
  read: Reader,
  officers: readonly string[] | null,
  units: readonly string[] | null = null,
): Promise<Trained[]> =>
  read.many<Trained>(
    sql`select id, name, unit, region, line from zs_training_officers(${officers ?? []}::uuid[], ${units ?? []}::uuid[])`,
  );

export const nobody = (field = 'persons'): Refusal =>
  refuse('input.persons', '请选择在岗的执法人员，或者选择整个单位；没有在岗人员的单位不能选。', {
    faults: [{ field, message: '请选择在岗的执法人员' }],
  });

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
