import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { inspectionFacts } from '#modules/inspection/index.ts';

const DICTIONARIES = [inspectionFacts];

/** The dictionary of facts of a subject: what a rule may ask, with type, unit and meaning. It holds no data. */
export const factsDictionary = query({
  name: 'supervision.facts',
  label: '事实词典',
  right: 'policy.read',
  input: () => z.strictObject({ subject: z.string({ error: '请指明对象类别' }).max(60) }),
  run: async (_read, { input }) => {
    const found = DICTIONARIES.find((it) => it.subject === input.subject);
    if (!found) throw refuse('missing.facts', '没有这种对象的事实词典。');
    const fields = Object.entries(found.fields).map(([name, { type, label, unit, meaning, min, max }]) => ({
      name,
      type,
      label,
      unit,
      meaning,
      min,
      max,
    }));
    return { subject: found.subject, label: found.label, fields };
  },
});
