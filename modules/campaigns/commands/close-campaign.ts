import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { CampaignRow } from '../records/campaign.ts';

/** 结束专项: nothing more is opened by itself. */
export const closeCampaign = command<CampaignRow>()({
  name: 'campaign.close',
  label: '结束专项',
  record: 'campaign',
  right: 'campaigns.run',
  from: ['summed'],
  to: ['closed'],
  confirm: '结束后不能再登记本专项的情况。确定结束吗？',
  fields: { note: prose('说明', { max: 1000 }) },
  offered: (row, actor) => row.unit === actor.unit.code,
  decide: ({ input }) => ({ state: 'closed', ...(input.note ? { note: input.note } : {}) }),
});
