/** What the passing of time asks for: yearly rounds on their day, changed forms, what the records say now. Once a day, and when the packs change. */
import sql from 'sql-template-tag';
import type { Day } from '#kernel/day.ts';
import { regionWalk } from '#kernel/policy/index.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import type { PolicyService } from '#kernel/server/policy-service.ts';
import { aboutOf, lastDue } from '../domain/due.ts';
import type { ReturnsDeps } from './deps.ts';
import { expectRound } from './expected.ts';
import { followForms } from './follow-forms.ts';
import { queueOpening } from './open-job.ts';
import { chainIn } from './plan-round.ts';

const done = new WeakMap<PolicyService, string>();

export async function sweep(deps: ReturnsDeps): Promise<void> {
  const today = deps.clock.today() as Day;
  const turn = `${today}|${deps.policy_service.set.version}|${deps.policy_service.regions().length}`;
  if (done.get(deps.policy_service) === turn) return;
  for (const due of await openings(deps, today)) await queueOpening(deps, due);
  await followForms(deps);
  for (const round of await openRounds(deps)) await expectRound(deps, round);
  done.set(deps.policy_service, turn);
}

async function openRounds(deps: ReturnsDeps): Promise<string[]> {
  const rows = await deps.worker.read(NO_CLAIMS, (read) =>
    read.many<{ id: string }>(sql`select id from return_round where state = 'open' and not coalesce(history, false)`),
  );
  return rows.map((it) => it.id);
}

/**
 * Rounds that should be there by now and are not: for each chain with an opening day, the topmost regions whose packs have it. A year whose last
 * date has passed is not opened by itself: that is history, and somebody decides.
 */
export async function openings(
  deps: ReturnsDeps,
  today: Day,
): Promise<{ chain: string; region: string; about_year: number }[]> {
  const year = Number(today.slice(0, 4));
  const chains = new Set(
    [...deps.policy_service.set.packs.values()].flatMap((pack) =>
      [...pack.entries.values()].filter((it) => it.kind === 'chain').map((it) => it.id),
    ),
  );
  const regions = deps.policy_service.regions().filter((it) => it.length === 6);
  const known = new Set(regions);
  const there = await deps.worker.read(NO_CLAIMS, (read) =>
    read.many<{ chain: string; region: string; about_year: number }>(
      sql`select chain, region, about_year from return_round where state in ('open', 'closed')`,
    ),
  );
  const opened = new Set(there.map((it) => `${it.chain}|${it.region}|${it.about_year}`));
  const due: { chain: string; region: string; about_year: number }[] = [];
  for (const id of chains)
    for (const region of regions) {
      const chain = chainIn(deps.policy(region, today), id);
      if (!chain?.opens || chain.about === 'once') continue;
      const above = regionWalk(region)
        .slice(1)
        .find((it) => known.has(it));
      if (above && chainIn(deps.policy(above, today), id)) continue;
      const from = `${year}-${String(chain.opens.month).padStart(2, '0')}-${String(chain.opens.day).padStart(2, '0')}`;
      const { about_year } = aboutOf(chain, year);
      const last = lastDue(chain, about_year);
      if (today < from || (last !== null && today > last) || opened.has(`${id}|${region}|${about_year}`)) continue;
      due.push({ chain: id, region, about_year });
    }
  return due;
}
