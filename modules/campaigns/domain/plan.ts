/** Tasks of a plan by part, who is responsible for them, and how far behind one is. Pure. */
import { type Day, daysBetween, yearOf } from '#kernel/day.ts';
import type { PlanValue, WhenValue } from '#kernel/policy/campaign-shape.ts';
import { dayOfWhen } from './when.ts';

export interface PartOfTask {
  readonly task: string;
  readonly no: string;
  readonly task_title: string;
  readonly part: string;
  readonly what: string;
  readonly group: string | null;
  readonly units_named: string;
  readonly due: Day | null;
  readonly article: string | null;
  readonly topic: string | null;
  readonly place: number;
}

/** Years a part is due in: one, none, or every year of the plan; a plan without an end is listed to the year after `today`. */
function dueDays(
  value: PlanValue,
  when: WhenValue,
  today: Day,
): readonly { readonly year: number | null; readonly due: Day | null }[] {
  if (!('every' in when)) return [{ year: null, due: dayOfWhen(when, null) }];
  const first = yearOf((value.from ?? today) as Day);
  const last = value.until ? yearOf(value.until as Day) : yearOf(today) + 1;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return years
    .map((year) => ({ year, due: dayOfWhen(when, year) }))
    .filter((it) => it.due === null || value.from === undefined || it.due >= value.from);
}

/** Every part of every task, in the order printed; what is due every year stands once for each year. */
export function partsOf(value: PlanValue, today: Day): PartOfTask[] {
  return value.tasks
    .flatMap((task) =>
      task.parts.flatMap((part) =>
        dueDays(value, part.due, today).map(({ year, due }) => ({
          task: task.code,
          no: task.no,
          task_title: task.title,
          part: year === null ? part.code : `${part.code}_${year}`,
          what: year === null ? part.what : `${part.what}（${year}年）`,
          group: task.group ?? null,
          units_named: task.units.join('、'),
          due,
          article: task.article ?? null,
          topic: task.topic ?? null,
        })),
      ),
    )
    .map((part, i) => ({ ...part, place: i + 1 }));
}

/** The one unit that a task names and that there is here; null where it names several or one that cannot be told. */
export function ownerOf(
  named: readonly string[],
  here: readonly { readonly code: string; readonly name: string }[],
): string | null {
  const found = named.flatMap((name) => here.filter((unit) => unit.name === name || unit.name.endsWith(name)));
  const codes = [...new Set(found.map((unit) => unit.code))];
  return named.length === 1 && codes.length === 1 ? (codes[0] ?? null) : null;
}

export interface Lag {
  readonly kind: 'done' | 'late' | 'running' | 'unspecified' | 'history';
  /** Days late: after the due day until done, or until today. */
  readonly days: number;
  readonly words: string;
}

/** From dates alone: nothing is guessed from steps. A plan of the past is never late today. */
export function lagOf(
  it: { readonly due: string | null; readonly done_on: string | null; readonly history: boolean | null },
  today: Day,
): Lag {
  if (it.due === null)
    return {
      kind: it.done_on ? 'done' : 'unspecified',
      days: 0,
      words: it.done_on ? '已完成（时限原文未规定）' : '时限：原文未规定',
    };
  const days = Math.max(0, daysBetween(it.due as Day, (it.done_on ?? today) as Day));
  if (it.done_on) return { kind: 'done', days, words: days > 0 ? `晚${days}天完成` : '按期完成' };
  if (it.history) return { kind: 'history', days: 0, words: '历史，未补录' };
  return days > 0 ? { kind: 'late', days, words: `滞后${days}天` } : { kind: 'running', days: 0, words: '未到期' };
}
