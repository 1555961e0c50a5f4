import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { digest } from '#kernel/digest.ts';
import type { ScorecardValue } from '#kernel/policy/campaign-shape.ts';
import { refuse } from '#kernel/refusal.ts';
import { countFigures } from '../count.ts';
import { refuseAbout } from '../domain/evaluates.ts';
import { type ScorecardRow, scorecard } from '../records/scorecard.ts';

/** 告知评价结果: the figures of this moment are frozen and told to the unit they are about, which may object. */
export const announce = command<ScorecardRow>()({
  name: 'scorecards.announce',
  label: '告知评价结果',
  record: 'scorecard',
  creates: true,
  right: 'scorecards.evaluate',
  from: [],
  to: ['announced'],
  fields: pick(scorecard.fields, 'entry', 'about', 'year'),
  confirm: '告知后，被评价单位能看到各项指标并提出异议。现在告知吗？',
  async load(read, { input, ctx }) {
    // Nothing is counted of units beyond the region.
    if (refuseAbout(ctx.actor.unit.region, input.about))
      return { card: null, unit: undefined, earlier: undefined, figures: [] };
    const card = ctx.policy.ask(input.entry).value as ScorecardValue | null;
    const [unit, earlier] = await Promise.all([
      read.one<{ name: string; region: string }>(
        sql`select name, region from unit where code = ${input.about} and state = 'active'`,
      ),
      read.one<{ id: string }>(
        sql`select id from scorecard where entry = ${input.entry} and about = ${input.about} and year = ${input.year}`,
      ),
    ]);
    if (!card || !unit) return { card, unit, earlier, figures: [] };
    const ask = {
      entry: input.entry,
      card,
      year: input.year,
      units: [input.about],
      region: ctx.policy.region,
      today: ctx.today,
    };
    return { card, unit, earlier, figures: (await countFigures(read, ask)).get(input.about) ?? [] };
  },
  decide({ input, loaded: { card, unit, earlier, figures }, ctx }) {
    const beyond = refuseAbout(ctx.actor.unit.region, input.about);
    if (beyond) return beyond;
    if (!card) return refuse('policy.scorecard', '本地区现行政策包没有这个评价方案，请从列表中选择。');
    if (!unit)
      return refuse('input.unit', '没有这个单位，请从列表中选择。', {
        faults: [{ field: 'about', message: '没有这个单位' }],
      });
    if (earlier) return refuse('conflict.announced', `${input.year}年度的评价结果已经告知${unit.name}，不能重复告知。`);
    if (input.year > Number(ctx.today.slice(0, 4))) return refuse('input.year', '不能评价以后的年度，请改年度。');
    const id = ctx.newId();
    const title = `${unit.name}${input.year}年度${card.title}`;
    return {
      id,
      state: 'announced',
      set: {
        ...input,
        title,
        about_name: unit.name,
        figures,
        digest: digest(JSON.stringify(figures), 'sha256'),
        computed_at: ctx.now,
      },
      notices: [
        {
          unit: input.about,
          title: `评价结果已告知：${title}`,
          text: '请核对各项指标。有异议的，在年度评价页面提出并附证明材料。',
          record: 'scorecard',
          record_id: id,
        },
      ],
      basis: [input.entry],
    };
  },
});
