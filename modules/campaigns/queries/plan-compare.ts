import { z } from 'zod';
import { basisText } from '#kernel/policy/index.ts';
import { cite } from '#kernel/policy/resolve.ts';
import { query } from '#kernel/query.ts';
import { policySource } from '#modules/policy/index.ts';
import { planOf } from '../domain/entry.ts';
import { whenWords } from '../domain/when.ts';

interface Place {
  readonly pack: string;
  readonly entry: string;
  readonly title: string;
  readonly place: string;
  readonly basis: string;
}

/** One duty as the plans of all places have it, from the packs alone: no record of any place is read. */
export const planCompare = query({
  name: 'campaigns.plan-compare',
  label: '各地任务对照',
  right: 'campaigns.read',
  input: () => z.strictObject({ topic: z.string().max(60).optional() }),
  run: async (_read, { input, ctx }) => {
    const { set } = policySource().world();
    const plans = [...set.packs.values()].flatMap((pack) =>
      [...pack.entries.values()]
        .filter((entry) => entry.kind === 'plan')
        .flatMap((entry) => {
          const dated = entry.values.find((it) => it.from <= ctx.today && (it.until ?? '9999') >= ctx.today);
          const value = planOf(dated?.value);
          if (!dated || !value) return [];
          const place: Place = {
            pack: pack.id,
            entry: entry.id,
            title: value.title,
            place: pack.title,
            basis: basisText(cite(set, pack.id, dated.basis)),
          };
          return [{ place, value }];
        }),
    );
    const names = new Map(ctx.policy.dictionary('dict.plan_topic').map((it) => [it.value, it.label]));
    const known = [...new Set(plans.flatMap(({ value }) => value.tasks.flatMap((it) => it.topic ?? [])))];
    const inOrder = [...names.keys()].filter((it) => known.includes(it));
    const topics = [...inOrder, ...known.filter((it) => !names.has(it))].map((code) => ({
      code,
      name: names.get(code) ?? code,
      places: plans.filter(({ value }) => value.tasks.some((task) => task.topic === code)).length,
    }));
    const topic = input.topic ?? [...topics].sort((a, b) => b.places - a.places)[0]?.code ?? null;
    return {
      topics,
      topic,
      places: plans.map(({ place, value }) => ({
        ...place,
        tasks: value.tasks
          .filter((task) => task.topic === topic)
          .map((task) => ({
            no: task.no,
            title: task.title,
            units: task.units,
            article: task.article ?? null,
            parts: task.parts.map((part) => ({ what: part.what, due: whenWords(part.due) })),
          })),
      })),
    };
  },
});
