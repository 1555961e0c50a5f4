/**
 * Forms that changed while a round runs: returns that were sent stay as they are, those still being filled in take the new form. What was filled in stays
 * at its address, so that only new cells are asked.
 */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { ChainLeg } from '#kernel/policy/return-shape.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { lockRow } from '#kernel/server/run-command.ts';
import { updateRow } from '#kernel/server/write-rows.ts';
import type { SheetRef } from '../domain/sheet.ts';
import { OPEN_STATES } from '../domain/words.ts';
import { returnRecord } from '../records/return.ts';
import type { ReturnsDeps } from './deps.ts';
import { chainIn, sheetsOf } from './plan-round.ts';
import { SYSTEM } from './system.ts';

interface Draft {
  readonly id: string;
  readonly region: string;
  readonly chain: string;
  readonly leg: string;
  readonly sheets: readonly SheetRef[];
}

/** Brings drafts to the forms in force today; answers how many changed. */
export async function followForms(deps: ReturnsDeps): Promise<number> {
  const today = deps.clock.today();
  const drafts = await deps.worker.read(NO_CLAIMS, (read) =>
    read.many<Draft>(sql`select s.id, s.region, s.chain, s.leg, s.sheets from return_sheet s join return_round r on r.id = s.round
      where r.state = 'open' and not coalesce(s.history, false) and s.state = any(${[...OPEN_STATES]})`),
  );
  let changed = 0;
  for (const draft of drafts) {
    const policy = deps.policy(draft.region.slice(0, 6), today);
    const chain = chainIn(policy, draft.chain);
    const leg: ChainLeg | undefined = chain?.legs.find((it) => it.code === draft.leg);
    if (!chain || !leg) continue;
    const now = sheetsOf(policy, chain, leg);
    if (
      JSON.stringify(now.map((it) => it.ref)) ===
      JSON.stringify(draft.sheets.map(({ form, parts, hash }) => ({ form, parts, hash })))
    )
      continue;
    await deps.worker.transact(NO_CLAIMS, async (tx) => {
      for (const { ref, value } of now)
        await tx.run(sql`insert into return_form (hash, form, value) values (${ref.hash}, ${ref.form}, ${JSON.stringify(value)})
          on conflict (hash) do nothing`);
      const row = await lockRow(tx, returnRecord, draft.id);
      if (!row || !(OPEN_STATES as readonly string[]).includes(row.state)) return;
      await updateRow(tx, returnRecord, row, { sheets: now.map((it) => it.ref) }, row.state, {
        act: uuidv7(),
        at: deps.clock.now().toISOString(),
        verb: 'return.follow-form',
        label: '表样更新',
        by: SYSTEM,
        right: 'system',
        pack: policy.version,
        basis: [draft.chain],
        note: '表样已更新：已填内容保留，请补填新增的格',
      });
      changed += 1;
    });
  }
  return changed;
}
