/** A first comparison of a plan with the other inspections of its firms, for the bureau's eye before it reviews. Pure. */
import type { Row } from '#kernel/ui/index.ts';

export interface MeetingWords {
  readonly kind: 'repeated' | 'manifold';
  readonly words: string;
}

interface Names {
  readonly firm: (id: string) => string;
  readonly unit: (code: string) => string;
}

const dayOfRow = (row: Row): string => String(row.entered_day ?? row.planned_from);

/** Pairs of one firm: the same unit twice is 重复, two units are 多头. Each pair is named once. */
export function findMeetings(planned: readonly Row[], known: readonly Row[], names: Names): readonly MeetingWords[] {
  const seen = new Set<string>();
  const out: MeetingWords[] = [];
  for (const one of planned)
    for (const other of known) {
      const pair = [one.id, other.id].sort().join(' ');
      if (one.id === other.id || one.firm !== other.firm || other.state === 'cancelled' || seen.has(pair)) continue;
      seen.add(pair);
      const firm = names.firm(String(one.firm));
      out.push(
        one.unit === other.unit
          ? {
              kind: 'repeated',
              words: `重复检查：${names.unit(one.unit)}对${firm}安排在${dayOfRow(one)}和${dayOfRow(other)}，请核对是否同一事项、可否合并。`,
            }
          : {
              kind: 'manifold',
              words: `多头检查：${firm}除${dayOfRow(one)}的检查外，${names.unit(other.unit)}安排在${dayOfRow(other)}，请核对可否联合实施。`,
            },
      );
    }
  return out;
}
