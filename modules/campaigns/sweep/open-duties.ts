/** A campaign that was opened is broken into the duties of units: by kind and level as the pack says, a page at a time. */
import sql, { empty, join } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { NewDuty } from '#kernel/command.ts';
import type { CampaignValue } from '#kernel/policy/campaign-shape.ts';
import { NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { insertRows, type NewStored } from '#kernel/server/write-many.ts';
import { type StoredRow, updateRow } from '#kernel/server/write-rows.ts';
import { DO } from '../domain/duty-kinds.ts';
import { campaignIn } from '../domain/entry.ts';
import { dayOfWhen } from '../domain/when.ts';
import { type CampaignRow, campaign, campaignDuty } from '../records/campaign.ts';
import { type SweepDeps, systemAct } from './deps.ts';
import { openDuties } from './duties.ts';

const PAGE = 1_000;

interface Owing {
  readonly code: string;
  readonly region_code: string;
  readonly line_code: string;
  readonly supervised_by: string | null;
}

/** Units that owe a duty and do not have it yet; brigades and stations are parts of their unit. A region's units begin with its significant digits. */
function owing(
  tx: Transaction,
  row: CampaignRow,
  duty: CampaignValue['duties'][number],
  lines: readonly string[] | null,
) {
  const prefix = row.region.replace(/(00){1,3}$/, '');
  return tx.many<Owing>(sql`select u.code, u.region_code, u.line_code, u.supervised_by
    from unit u join region r on r.code = u.region_code
    where u.state = 'active' and u.code = u.region_code || '.' || u.line_code and u.region_code like ${`${prefix}%`} and u.kind = any(${duty.owes.kinds}) and r.level = any(${duty.owes.levels})
      ${lines ? sql`and u.line_code in (${join(lines.length > 0 ? lines : [''])})` : empty}
      and not exists (select from campaign_duty d where d.campaign = ${row.id} and d.code = ${duty.code} and d.unit = u.code)
    order by u.code limit ${PAGE}`);
}

/** Opens a page of duties of each campaign that is being opened; one with nothing left is running. Returns how many duties were opened. */
export async function openCampaigns(deps: SweepDeps): Promise<number> {
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const rows = await tx.many<CampaignRow & StoredRow>(
      sql`select * from campaign where state = 'opening' order by created_at limit 20 for update`,
    );
    let opened = 0;
    for (const row of rows) opened += await openOne(deps, tx, row);
    return opened;
  });
}

async function openOne(deps: SweepDeps, tx: Transaction, row: CampaignRow & StoredRow): Promise<number> {
  const today = deps.clock.today();
  const now = deps.clock.now().toISOString();
  const policy = deps.policy(row.region, today);
  const value = campaignIn(policy, row.entry);
  let opened = 0;
  for (const duty of value?.duties ?? []) {
    const lines = duty.owes.among ? policy.dictionary(duty.owes.among).map((it) => it.value) : null;
    const due = dayOfWhen(duty.due, row.year);
    const duties: NewDuty[] = [];
    const rows: NewStored[] = [];
    for (const unit of await owing(tx, row, duty, lines)) {
      const id = uuidv7();
      const place = { id, region: unit.region_code, unit: unit.code, line: unit.line_code, state: 'open', source: '' };
      const values = {
        title: duty.name,
        campaign: row.id,
        code: duty.code,
        phase: duty.phase,
        due,
        chain: duty.chain ?? null,
        article: duty.article ?? null,
        bureau: unit.supervised_by,
        history: row.history,
      };
      rows.push({ place, values });
      // A day that had passed before the campaign was opened here raises no alarm; it stands in the row as it is.
      if (!row.history && !(due !== null && due < today))
        duties.push({
          kind: DO,
          unit: unit.code,
          title: `${row.title}：${duty.name}`,
          due,
          record: 'campaign-duty',
          record_id: id,
          basis: row.entry,
        });
    }
    await insertRows(tx, campaignDuty, rows, systemAct(now, '分解任务', policy.version, [row.entry]));
    await openDuties(tx, duties, deps.remindDays, now);
    opened += rows.length;
  }
  if (opened === 0) await updateRow(tx, campaign, row, {}, 'running', systemAct(now, '任务分解完毕', policy.version));
  return opened;
}
