import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { day, files, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { campaignIn } from '../domain/entry.ts';
import type { CampaignRow } from '../records/campaign.ts';

/** 总结专项: with as many cases of the library as the pack asks for. Duties still open are counted and said, not hidden. */
export const sumCampaign = command<CampaignRow>()({
  name: 'campaign.sum-up',
  label: '总结专项',
  record: 'campaign',
  right: 'campaigns.run',
  from: ['running'],
  to: ['summed'],
  tone: 'primary',
  fields: {
    result: prose('总结', { required: true, max: 8000, hint: '基本情况、主要做法、整治成效、存在的问题、下步工作' }),
    result_files: files('总结材料'),
    summed_on: day('总结日期', { required: true }),
  },
  offered: (row, actor) => row.unit === actor.unit.code,
  load: async (read, { row }) => {
    const [cases, open] = await Promise.all([
      read.one<{ n: number }>(
        sql`select count(*)::integer as n from model_case where campaign = ${row.id} and kind = 'model' and state <> 'returned'`,
      ),
      read.one<{ n: number }>(
        sql`select count(*)::integer as n from campaign_duty where campaign = ${row.id} and state = 'open'`,
      ),
    ]);
    return { cases: cases?.n ?? 0, open: open?.n ?? 0 };
  },
  decide: ({ row, input, loaded, ctx }) => {
    if (input.summed_on > ctx.today)
      return refuse('input.summed-on', '总结日期不能晚于今天。', {
        faults: [{ field: 'summed_on', message: '不能晚于今天' }],
      });
    const wanted = campaignIn(ctx.policy, row.entry)?.cases;
    if (wanted && loaded.cases < wanted.at_least)
      return refuse(
        'policy.cases',
        `总结要附典型案例不少于${wanted.at_least}个，现有${loaded.cases}个，请先在“典型案例”中登记。`,
        { basis: [row.entry] },
      );
    return {
      state: 'summed',
      set: { ...input },
      note: loaded.open > 0 ? `还有${loaded.open}项任务没有完成记录` : '各单位任务均有完成记录',
      basis: [row.entry],
    };
  },
});
