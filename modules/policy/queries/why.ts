import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { documentText } from '../domain/documents.ts';
import { policySource, policyWhy } from '../service.ts';
import { isoDay, regionCode, shown } from './packs.ts';

/** Why a value applies: every pack and local value that speaks, the one that wins and why, conflicts, the documents. */
export const why = query({
  name: 'policy.why',
  label: '为什么适用这个值',
  right: 'policy.read',
  input: () =>
    z.strictObject({
      id: z.string().max(120, { error: '条目编号太长' }),
      region: regionCode.optional(),
      day: isoDay.optional(),
    }),
  run: async (_read, { input, ctx }) => {
    const region = input.region ?? ctx.actor.unit.region;
    const day = input.day ?? ctx.today;
    const found = policyWhy(input.id, region, day);
    return {
      region,
      day,
      ...shown(found),
      chain: found.chain,
      applies: found.applies,
      conflict_list: found.conflicts,
      documents: documentText(policySource().world().set, found.basis),
    };
  },
});
