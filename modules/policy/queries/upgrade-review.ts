import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import type { LocalReviewRow } from '../records/local-review.ts';

const MOST = 500;

/** Local values that a new version of the packs asks about, open ones first: what the value says, what the packs said and say, both bases. */
export const upgradeReview = query({
  name: 'policy.upgrade-review',
  label: '政策包升级核对',
  right: 'policy.read',
  input: () => z.strictObject({ open: z.boolean({ error: '只填是或否' }).default(false) }),
  run: async (read, { input }) => {
    const rows =
      await read.many<LocalReviewRow>(sql`select id, version, state, region, unit, local_value, policy_id, policy_title, fate,
        message, value_words, local_basis, before_words, before_basis, after_words, after_basis, found_on, reason, decided_by_name
      from local_review where not ${input.open} or state = 'open'
      order by state = 'open' desc, created_at desc, id limit ${MOST}`);
    return { rows, open: rows.filter((row) => row.state === 'open').length };
  },
});
