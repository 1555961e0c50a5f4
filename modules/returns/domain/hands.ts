/** Whether a unit has the people for the way of a return inside it, and in words what is missing and who can give it. Pure. */
import type { Inside, Step } from './inside.ts';

/** Who of the unit may do which step today: names by person. */
export type Holders = Readonly<Record<Step, ReadonlyMap<string, string>>>;

/** Who did the steps that are done. */
export interface Done {
  readonly fill?: string | null;
  readonly review?: string | null;
}

export interface Missing {
  readonly step: Step;
  /** Chinese, says which post is missing and who gives it. */
  readonly words: string;
}

/** Labels of the posts that would help, and whom to ask. */
export interface Remedy {
  readonly posts: Readonly<Record<Step, readonly string[]>>;
  /** Names of the units whose 安全管理员 grants posts. */
  readonly granted_by: readonly string[];
}

const DO: Readonly<Record<Step, string>> = { fill: '填报', review: '审核', sign: '签发' };
const STEPS: readonly Step[] = ['fill', 'review', 'sign'];

/**
 * The first step that nobody can do, or undefined. Steps are done by different people, except where the pack lets one person do all of it; then
 * whoever fills in also signs.
 */
export function missingHand(inside: Inside, holders: Holders, done: Done, remedy: Remedy): Missing | undefined {
  if (inside.alone) return holders.fill.size + holders.sign.size > 0 ? undefined : tell('fill', [], holders, remedy);
  const steps = STEPS.filter((it) => it === 'fill' || inside.steps.includes(it));
  const fixed: Partial<Record<Step, string | null>> = { ...done };
  // One person for each step; the first that works out is enough, so large units are not gone through.
  const works = (asked: readonly Step[], taken: readonly string[] = []): boolean => {
    const [step, ...rest] = asked;
    if (!step) return true;
    const by = fixed[step];
    const able = by ? [by] : [...holders[step].keys()].filter((it) => !taken.includes(it));
    return able.some((it) => works(rest, [...taken, it]));
  };
  if (works(steps)) return undefined;
  const ahead = steps.filter((it) => !fixed[it]);
  const lacking =
    ahead.find((it) => works(steps.filter((other) => other !== it))) ?? ahead.find((it) => holders[it].size === 0);
  const before = [done.fill, done.review].filter((it): it is string => Boolean(it));
  return tell(lacking ?? 'sign', before, holders, remedy);
}

function tell(step: Step, before: readonly string[], holders: Holders, remedy: Remedy): Missing {
  const posts = remedy.posts[step].map((it) => `“${it}”`).join('或');
  const ask = `请联系安全管理员${remedy.granted_by.length > 0 ? `（${remedy.granted_by.join('、')}）` : ''}在“人员”中授予岗位`;
  const able = [...holders[step]];
  if (able.length === 0)
    return { step, words: `本单位没有人能${DO[step]}报表：缺少${posts}岗位。${ask}，再继续办理。` };
  const names = able.map(([, name]) => name).join('、');
  const busy = able.every(([person]) => before.includes(person)) ? '已经办过前面的步骤' : '还要办理其他步骤';
  return {
    step,
    words: `本单位能${DO[step]}报表的只有${names}，${busy}，同一人不能兼办：还缺一名能${DO[step]}的人员（${posts}岗位）。${ask}。`,
  };
}
