/** The measures that take a certificate's validity away share their form, their load and their outcome; each verb has its own file. */
import type { CommandContext, Outcome } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import type { Reader } from '#kernel/reader.ts';
import { day, prose, text } from '#kernel/record.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Disposal, dispose } from '../domain/dispose.ts';
import type { Effect } from '../domain/effects.ts';
import { type OpenVisit, replaceOfficer } from '../domain/replace-officer.ts';
import { openVisitsOf } from '../load.ts';
import type { CertificateRow } from '../record-certificate.ts';

export const disposalFields = {
  effective_from: day('生效日期', { required: true, hint: '可以早于今天（追溯）；从这一天起不得执法' }),
  ground: prose('事由', { required: true, max: 1000 }),
  basis: text('依据', { required: true, max: 200, hint: '文件名称、文号和条款' }),
};

export async function loadVisits(read: Reader, { row }: { row: CertificateRow }): Promise<OpenVisit[]> {
  return row.kind === 'supervision' ? [] : openVisitsOf(read, row.person);
}

interface Wanted {
  readonly effect: Disposal['effect'];
  readonly label: string;
  readonly input: { readonly effective_from: string; readonly ground: string; readonly basis: string };
  readonly until?: string | null;
}

/** State, effects, notices to the holder's unit, and a replacement owed for every open visit within the days taken away. */
export function disposed(
  row: CertificateRow,
  visits: readonly OpenVisit[],
  ctx: CommandContext,
  { effect, label, input, until }: Wanted,
): Outcome | Refusal {
  const wanted: Disposal = {
    effect,
    label,
    from: asDay(input.effective_from, 'effective_from'),
    until: until ? asDay(until, 'until') : null,
    ground: input.ground,
    basis: input.basis,
  };
  const before = { effects: (row.effects ?? []) as Effect[], valid_from: row.valid_from };
  const done = dispose(before, wanted, ctx.today, ctx.policy);
  if (done instanceof Refusal) return done;
  const name = row.name ?? '';
  const replace = replaceOfficer(visits, { ...wanted, name, number: row.number, what: label });
  return {
    set: { effects: done.effects },
    state: effect,
    note: done.note,
    duties: replace.duties,
    notices: [
      {
        unit: row.unit,
        person: row.person ?? undefined,
        title: `证件${row.number}已${label}`,
        text: `${done.note}。依据：${input.basis}。`,
        record: 'certificate',
        record_id: row.id,
      },
      ...replace.notices,
    ],
  };
}
