/** Groups of a survey: parsed from lines people paste, shown only where the sample is large enough. Pure. */
import { type Refusal, refuse } from '#kernel/refusal.ts';

export interface Group {
  readonly name: string;
  readonly sample: number;
  readonly satisfied: number;
}

/** Lines of 组别,样本,满意; commas, tabs or 、 between. A refusal names the line that does not fit. */
export function groupsFrom(text: string | null): Group[] | Refusal {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const out: Group[] = [];
  for (const [i, line] of lines.entries()) {
    const [name = '', sample = '', satisfied = ''] = line.split(/[,，\t、]/).map((part) => part.trim());
    const group = { name, sample: Number(sample), satisfied: Number(satisfied) };
    const whole = (n: number) => Number.isSafeInteger(n) && n >= 0;
    if (
      !name ||
      !sample ||
      !satisfied ||
      !whole(group.sample) ||
      !whole(group.satisfied) ||
      group.satisfied > group.sample
    ) {
      const message = `第${i + 1}行“${line.slice(0, 40)}”应写成：组别,样本数,满意数，满意数不大于样本数`;
      return refuse('input.groups', message, { faults: [{ field: 'breakdown', message }] });
    }
    out.push(group);
  }
  return out;
}

export interface ShownGroups {
  readonly words: string;
  readonly groups: readonly (Group & { readonly percent: number })[];
  /** Groups too small to be shown. */
  readonly hidden: number;
}

/** Whole percent, rounded. */
export const percentOf = (part: number, whole: number): number => Math.round((part * 100) / whole);

/**
 * Without a least sample nothing is broken down. What is hidden could be worked out from the total, so the smallest of the others are hidden with it
 * until the hidden ones are several and together large enough.
 */
export function shownGroups(groups: readonly Group[], least: number | null): ShownGroups {
  if (groups.length === 0) return { words: '没有分组结果', groups: [], hidden: 0 };
  if (least === null)
    return { words: '最小样本原文未规定，本地也未设定，不显示分组结果', groups: [], hidden: groups.length };
  const small = groups.filter((it) => it.sample < least || it.sample === 0);
  const large = groups.filter((it) => !small.includes(it)).sort((a, b) => a.sample - b.sample);
  let together = small.reduce((n, it) => n + it.sample, 0);
  let count = small.length;
  while (count > 0 && (count === 1 || together < least) && large.length > 0) {
    together += large.shift()?.sample ?? 0;
    count += 1;
  }
  return {
    words: `样本少于${least}份的组不显示`,
    groups: groups
      .filter((it) => large.includes(it))
      .map((it) => ({ ...it, percent: percentOf(it.satisfied, it.sample) })),
    hidden: groups.length - large.length,
  };
}
