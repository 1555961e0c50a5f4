import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { campaignIn } from '../domain/entry.ts';
import { type SelfCheckRow, selfCheck } from '../records/work.ts';
import { bureauOf, campaignById } from './reads.ts';

/** 登记自查: one of the ways of self-check of the pack, with a count and evidence. Nothing done is a count of 0 with words. */
export const recordSelfCheck = command<SelfCheckRow>()({
  name: 'self-check.record',
  label: '登记自查',
  record: 'self-check',
  creates: true,
  right: 'campaigns.work',
  from: [],
  tone: 'primary',
  fields: pick(selfCheck.fields, 'campaign', 'means', 'count', 'found', 'checked_on', 'note', 'evidence'),
  load: async (read, { input, ctx }) => ({
    campaign: await campaignById(read, input.campaign),
    bureau: await bureauOf(read, ctx.actor.unit.code),
    twin: await read.one<{ id: string }>(sql`select id from self_check
      where campaign = ${input.campaign} and means = ${input.means} and unit = ${ctx.actor.unit.code} limit 1`),
  }),
  decide: ({ input, loaded, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    if (!loaded.campaign || loaded.campaign.state === 'closed')
      return fault('campaign', '没有找到这个专项，或者它已经结束，请从专项页面登记。');
    const means = campaignIn(ctx.policy, loaded.campaign.entry)?.means ?? [];
    const chosen = means.find((it) => it.code === input.means);
    if (!chosen)
      return fault(
        'means',
        means.length > 0
          ? `自查形式应为：${means.map((it) => it.name).join('、')}。请从专项页面选择。`
          : '这个专项的文件没有规定自查形式（原文未规定），不用登记。',
      );
    if (loaded.twin)
      return refuse('conflict.self-check', `本单位已登记过“${chosen.name}”，请在“自查情况”中打开它，点“更正自查”。`);
    if (input.checked_on > ctx.today) return fault('checked_on', '完成日期不能晚于今天。');
    if (input.count > 0 && (input.evidence ?? []).length === 0) return fault('evidence', '做过的自查要附证明材料。');
    if (input.count === 0 && !input.note) return fault('note', '次数为0的，请写明没有开展的原因。');
    return {
      set: { ...input, means_name: chosen.name, bureau: loaded.bureau },
      basis: [loaded.campaign.entry],
    };
  },
});
