/** A campaign that comes every year is opened again in the new year, in the regions where it ran before. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { yearOf } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { insertRow, type StoredRow } from '#kernel/server/write-rows.ts';
import { campaignIn } from '../domain/entry.ts';
import { spanOf } from '../domain/when.ts';
import { type CampaignRow, campaign } from '../records/campaign.ts';
import { type SweepDeps, systemAct } from './deps.ts';

/** Opens this year's round where the newest one is of an earlier year and the pack still has it. Returns how many were opened. */
export async function openNextCycle(deps: SweepDeps): Promise<number> {
  const today = deps.clock.today();
  const now = deps.clock.now().toISOString();
  const year = yearOf(today);
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const newest = await tx.many<CampaignRow & StoredRow>(sql`select * from (
        select distinct on (entry, region) * from campaign where year is not null order by entry, region, year desc) c
      where c.year < ${year} and not c.history`);
    let opened = 0;
    for (const row of newest) {
      const policy = deps.policy(row.region, today);
      const value = campaignIn(policy, row.entry);
      if (value?.cycle !== 'yearly') continue;
      const span = spanOf(value, year);
      await insertRow(
        tx,
        campaign,
        { id: uuidv7(), region: row.region, unit: row.unit, line: row.line, state: 'opening', source: '' },
        {
          title: `${year}年${value.title}`,
          entry: row.entry,
          year,
          from_day: span.from,
          until_day: span.until,
          history: false,
          opened_on: today,
          basis: policy.ask(row.entry).basis,
        },
        systemAct(now, '新年度开单', policy.version, [row.entry]),
      );
      opened += 1;
    }
    return opened;
  });
}
