import { z } from 'zod';
import { compareEffect } from '#kernel/policy/index.ts';
import { query } from '#kernel/query.ts';
import { policySource } from '../service.ts';
import { isoDay, regionCode, shown } from './packs.ts';

/** Two regions side by side on a day: only what differs. */
export const compare = query({
  name: 'policy.compare',
  label: '两地对照',
  right: 'policy.read',
  input: () => z.strictObject({ left: regionCode, right: regionCode, day: isoDay.optional() }),
  run: async (_read, { input, ctx }) => {
    const world = policySource().world();
    const day = input.day ?? ctx.today;
    const rows = compareEffect({ world, region: input.left }, { world, region: input.right }, day);
    return {
      ...input,
      day,
      rows: rows.map(({ id, title, before, after }) => ({ id, title, left: shown(before), right: shown(after) })),
    };
  },
});
