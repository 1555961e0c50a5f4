import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { campaignIn } from '../domain/entry.ts';
import { spanOf } from '../domain/when.ts';
import { type CampaignRow, campaign } from '../records/campaign.ts';

/** 发起专项: a bureau opens a campaign of its place's pack for its region and what lies below, once; the duties of units follow within a minute. */
export const startCampaign = command<CampaignRow>()({
  name: 'campaign.start',
  label: '发起专项',
  record: 'campaign',
  creates: true,
  right: 'campaigns.run',
  from: [],
  to: ['opening'],
  tone: 'primary',
  fields: pick(campaign.fields, 'entry', 'year', 'history'),
  load: (read, { input, ctx }) =>
    read.one<{ title: string; region: string }>(sql`select title, region from campaign where entry = ${input.entry}
      and year is not distinct from ${input.year} and (region = ${ctx.actor.unit.region} or state <> 'closed'
      and ${ctx.actor.unit.region} like regexp_replace(region, '(00){1,3}$', '') || '%') order by region limit 1`),
  decide: ({ input, loaded: twin, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    const value = campaignIn(ctx.policy, input.entry);
    if (!value) return fault('entry', '当地的政策包里没有这个专项，请从本页列出的专项中选择。');
    const yearly = value.cycle === 'yearly';
    if (yearly && input.year === null) return fault('year', '这是按年循环的专项，请写明年度。');
    if (!yearly && input.year !== null) return fault('year', '这个专项不按年循环，年度请留空。');
    if (twin)
      return refuse(
        'conflict.campaign',
        twin.region === ctx.actor.unit.region
          ? `“${twin.title}”已经发起，请在列表中打开它继续办理。`
          : `上级已经发起“${twin.title}”，任务已分解到各单位，不必再发起，请在列表中打开它继续办理。`,
      );
    const span = spanOf(value, input.year);
    if (!input.history && span.until !== null && span.until < ctx.today)
      return fault('history', `这个专项已于${span.until}结束，只能作为历史专项补录，请在“历史专项”一栏选“是”。`);
    return {
      state: 'opening',
      set: {
        ...input,
        title: yearly ? `${input.year}年${value.title}` : value.title,
        from_day: span.from,
        until_day: span.until,
        opened_on: ctx.today,
        basis: ctx.policy.ask(input.entry).basis,
      },
      basis: [input.entry],
    };
  },
});
