/** Notices fall due period by period while a campaign of the present runs. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { NewDuty } from '#kernel/command.ts';
import { NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { insertRows, type NewStored } from '#kernel/server/write-many.ts';
import type { StoredRow } from '#kernel/server/write-rows.ts';
import { PUBLISH } from '../domain/duty-kinds.ts';
import { campaignIn } from '../domain/entry.ts';
import { type NoticePeriod, noticePeriods } from '../domain/notices.ts';
import { spanOfPhase } from '../domain/when.ts';
import type { CampaignRow } from '../records/campaign.ts';
import { campaignNotice } from '../records/work.ts';
import { type SweepDeps, systemAct } from './deps.ts';
import { openDuties } from './duties.ts';

const PAGE = 1_000;

/** For every enforcing unit with duties in a running campaign, the notices whose period has begun. Returns how many were opened. */
export async function openNotices(deps: SweepDeps): Promise<number> {
  const today = deps.clock.today();
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const rows = await tx.many<CampaignRow & StoredRow>(
      sql`select * from campaign where state = 'running' and not history order by created_at`,
    );
    let opened = 0;
    for (const row of rows) {
      const value = campaignIn(deps.policy(row.region, today), row.entry);
      const span = value?.notice && spanOfPhase(value, row.year, value.notice.phase);
      if (!value?.notice || !span?.from) continue;
      for (const period of noticePeriods({ from: span.from, until: span.until }, value.notice.every_months, today))
        opened += await openPeriod(deps, tx, row, period);
    }
    return opened;
  });
}

async function openPeriod(deps: SweepDeps, tx: Transaction, row: CampaignRow, period: NoticePeriod): Promise<number> {
  const units = await tx.many<{
    code: string;
    region_code: string;
    line_code: string;
    supervised_by: string | null;
  }>(sql`
    select distinct u.code, u.region_code, u.line_code, u.supervised_by from campaign_duty d join unit u on u.code = d.unit
    where d.campaign = ${row.id} and u.kind in ('agency', 'township', 'vertical') and not exists (select from campaign_notice n
      where n.campaign = ${row.id} and n.unit = u.code and n.number = ${period.number}) order by u.code limit ${PAGE}`);
  const now = deps.clock.now().toISOString();
  const policy = deps.policy(row.region, deps.clock.today());
  const duties: NewDuty[] = [];
  const rows: NewStored[] = [];
  for (const unit of units) {
    const id = uuidv7();
    const title = `${row.title}第${period.number}期通告`;
    const place = { id, region: unit.region_code, unit: unit.code, line: unit.line_code, state: 'due', source: '' };
    const values = { title, campaign: row.id, number: period.number, due: period.due, bureau: unit.supervised_by };
    rows.push({ place, values });
    duties.push({
      kind: PUBLISH,
      unit: unit.code,
      title,
      due: period.due,
      record: 'campaign-notice',
      record_id: id,
      basis: row.entry,
    });
  }
  await insertRows(tx, campaignNotice, rows, systemAct(now, '通告到期', policy.version, [row.entry]));
  await openDuties(tx, duties, deps.remindDays, now);
  return units.length;
}
