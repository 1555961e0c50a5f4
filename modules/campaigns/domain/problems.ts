/** What the problem list demands, and what the four elements of a rectification plan are. Pure. */
import type { CampaignValue } from '#kernel/policy/campaign-shape.ts';
import { type Fault, type Refusal, refuse } from '#kernel/refusal.ts';
import type { ProblemRow } from '../records/problem.ts';

/** Measures are asked for; what is still under way or goes on for long needs both columns (表1注2, SPC-16). `unfinished`: the pack's word for its progress. */
export function missingMeasures(
  it: { readonly measures: string | null; readonly measures_now: string | null; readonly measures_long: string | null },
  unfinished: boolean,
): Refusal | undefined {
  const faults: Fault[] = [];
  if (unfinished) {
    if (!it.measures_now) faults.push({ field: 'measures_now', message: '尚在推进或需长期推进的，要写明现阶段措施' });
    if (!it.measures_long) faults.push({ field: 'measures_long', message: '尚在推进或需长期推进的，要写明长期举措' });
  } else if (!it.measures && !it.measures_now)
    faults.push({ field: 'measures', message: '请写明整治措施或拟采取的整治措施' });
  if (faults.length === 0) return undefined;
  return refuse(
    'input.measures',
    unfinished
      ? '尚在推进或者需长期推进的问题，现阶段措施和长期举措两栏都要填写。'
      : '请写明整治措施或拟采取的整治措施。',
    { faults },
  );
}

/** The watched field a problem lies in: its words contain the field's name, or the field's name contains them. */
export function watchedField(area: string, watched: CampaignValue['watched']): string | null {
  const own = area.trim();
  if (own.length < 2) return null;
  return watched.find((it) => own.includes(it.name) || it.name.includes(own))?.name ?? null;
}

/** 问题表现、整改措施、工作标准、完成时限 (SPC-13): the names of those that are empty. */
export function missingElements(
  row: Pick<ProblemRow, 'first_case' | 'measures' | 'measures_now' | 'standard' | 'finish_by'>,
): string[] {
  const given: readonly (readonly [string, unknown])[] = [
    ['问题表现', row.first_case],
    ['整改措施', row.measures || row.measures_now],
    ['工作标准', row.standard],
    ['完成时限', row.finish_by],
  ];
  return given.flatMap(([name, value]) => (value ? [] : [name]));
}

/** Measures as one cell of the printed table: the two columns where they are kept apart. */
export function measuresCell(row: Pick<ProblemRow, 'measures' | 'measures_now' | 'measures_long'>): string {
  const parts = [
    row.measures,
    row.measures_now ? `现阶段措施：${row.measures_now}` : null,
    row.measures_long ? `长期举措：${row.measures_long}` : null,
  ];
  return parts.filter(Boolean).join('\n');
}
