/** A duty to report is done by reporting: the return of its chain closes it. Read from the returns' own table; that module knows nothing of campaigns. */
import sql from 'sql-template-tag';
import { chainShape } from '#kernel/policy/return-shape.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { DO } from '../domain/duty-kinds.ts';
import { type CampaignDutyRow, campaignDuty } from '../records/campaign.ts';
import { type SweepDeps, systemAct } from './deps.ts';

const PAGE = 500;

interface Sent {
  readonly chain_year: number | null;
  readonly return_id: string;
  readonly return_title: string;
  readonly return_state: string;
  readonly sent_on: string;
  readonly sent_by: string | null;
  readonly to_bureau: boolean;
  readonly to_name: string | null;
}

type Met = CampaignDutyRow & StoredRow & Sent;

/** Which year a campaign's return is about; null: the chain is opened once, or the campaign has no year. */
function yearAbout(policy: PolicyView, chain: string, year: number | null): number | null {
  const parsed = chainShape.safeParse(policy.ask(chain).value);
  const about = parsed.success ? parsed.data.about : 'once';
  if (year === null || about === 'once') return null;
  return about === 'previous_year' ? year - 1 : year;
}

/** Campaigns with duties that reporting closes. */
function waiting(tx: Transaction) {
  return tx.many<{ campaign: string; region: string; year: number | null; chain: string }>(sql`
    select distinct c.id as campaign, c.region, c.year, d.chain from campaign_duty d join campaign c on c.id = d.campaign
    where d.chain is not null and d.state in ('open', 'reported')`);
}

/** Submitted closes an open duty; accepted by the bureau that leads the campaign confirms it. A return that was sent back counts as neither. */
function met(tx: Transaction, campaign: string, chain: string, about_year: number | null) {
  return tx.many<Met>(sql`
    select d.*, s.id as return_id, s.title as return_title, s.state as return_state, s.author as sent_by,
      (s.submitted_at at time zone 'Asia/Shanghai')::date as sent_on, s.receiver is not distinct from d.bureau as to_bureau,
      zs_unit_name(s.receiver) as to_name
    from campaign_duty d join lateral (select * from return_sheet r where r.unit = d.unit and r.chain = d.chain
        and r.state in ('submitted', 'received', 'accepted', 'locked') and (${about_year}::bigint is null or r.about_year = ${about_year})
      order by r.about_year desc, r.created_at desc limit 1) s on true
    where d.campaign = ${campaign} and d.chain = ${chain}
      and (d.state = 'open' or d.state = 'reported' and s.state in ('accepted', 'locked') and s.receiver is not distinct from d.bureau)
    order by d.id limit ${PAGE} for update of d`);
}

/** Closes what was reported since. Returns how many duties moved. */
export async function closeByReturns(deps: SweepDeps): Promise<number> {
  const now = deps.clock.now().toISOString();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    let moved = 0;
    for (const { campaign, region, year, chain } of await waiting(tx)) {
      const policy = deps.policy(region, deps.clock.today());
      for (const row of await met(tx, campaign, chain, yearAbout(policy, chain, year))) {
        await closeOne(tx, row, { now, pack: policy.version });
        moved += 1;
      }
    }
    return moved;
  });
}

async function closeOne(tx: Transaction, row: Met, at: { readonly now: string; readonly pack: string }) {
  const accepted = ['accepted', 'locked'].includes(row.return_state) && row.to_bureau;
  const set =
    row.state === 'open'
      ? {
          done_on: row.sent_on,
          result: `已报送：${row.return_title}`,
          delivered_to: row.to_name,
          late: row.due !== null && row.sent_on > row.due,
          reported_by: row.sent_by,
        }
      : {};
  const act = systemAct(at.now, accepted ? '报表已通过，任务完成' : '报表已报送，任务完成', at.pack, [row.chain ?? '']);
  await updateRow(tx, campaignDuty, row, set, accepted ? 'confirmed' : 'reported', act);
  await tx.run(sql`update duty set closed_at = ${at.now}, closed_how = '报送报表'
    where record_id = ${row.id} and kind = ${DO} and closed_at is null`);
}
