import sql from 'sql-template-tag';
import { type CommandDef, command, pick } from '#kernel/command.ts';
import { digest } from '#kernel/digest.ts';
import type { ScorecardValue } from '#kernel/policy/campaign-shape.ts';
import { refuse } from '#kernel/refusal.ts';
import { countFigures } from '../count.ts';
import { type ObjectionRow, objection, type ScorecardRow } from '../records/scorecard.ts';
import { ANSWER_DUTY } from './object.ts';

const fields = { answer: { ...pick(objection.fields, 'answer').answer, required: true as const } };
type Input = { readonly answer: string };

const told = (row: ObjectionRow, words: string) => [
  {
    unit: row.unit,
    title: `评价异议已答复：${words}`,
    text: '答复见异议页面。',
    record: 'scorecard-objection',
    record_id: row.id,
  },
];

/** 维持原结果. */
export const dismissObjection = command<ObjectionRow>()({
  name: 'scorecards.dismiss-objection',
  label: '维持原结果',
  record: 'scorecard-objection',
  right: 'scorecards.evaluate',
  from: ['open'],
  to: ['dismissed'],
  addressee: true,
  fields,
  decide: ({ row, input, ctx }) => ({
    state: 'dismissed',
    set: { answer: (input as Input).answer, answered_on: ctx.today },
    close_duties: [{ record_id: row.id, kind: ANSWER_DUTY }],
    notices: told(row, '维持原结果'),
  }),
});

/** 异议成立: the records or the figure put in have been mended; the indicator is counted anew and the card says so. */
export const upholdObjection: CommandDef<ObjectionRow, Input, unknown> = command<ObjectionRow>()({
  name: 'scorecards.uphold-objection',
  label: '异议成立，重新计算',
  record: 'scorecard-objection',
  right: 'scorecards.evaluate',
  from: ['open'],
  to: ['upheld'],
  addressee: true,
  fields,
  async load(read, { row, ctx }) {
    const card = await read.one<ScorecardRow>(sql`select * from scorecard where id = ${row.scorecard}`);
    const plan = card && (ctx.policy.ask(card.entry).value as ScorecardValue | null);
    if (!card || !plan) return { card, figures: [] };
    const ask = {
      entry: card.entry,
      card: plan,
      year: Number(card.year),
      units: [card.about],
      region: ctx.policy.region,
      today: ctx.today,
    };
    return { card, figures: (await countFigures(read, ask)).get(card.about) ?? [] };
  },
  decide({ row, input, loaded: { card, figures }, ctx }) {
    if (!card || figures.length === 0)
      return refuse('policy.scorecard', '评价方案已不在政策包中，无法重新计算，请联系规则管理员。');
    const before = card.figures as typeof figures;
    const fresh = figures.find((it) => it.code === row.indicator);
    if (!fresh) return refuse('input.indicator', '评价方案中已没有这个指标，请写明理由后维持原结果。');
    const mended = before.map((it) => (it.code === row.indicator ? fresh : it));
    const answer = (input as Input).answer;
    const old = before.find((it) => it.code === row.indicator);
    if (old && (['value', 'over', 'under', 'none'] as const).every((key) => old[key] === fresh[key]))
      return refuse('state.unchanged', '重新计算的结果没有变化。请先更正有关记录或者填入的指标，再办理。');
    return {
      state: 'upheld',
      set: { answer, answered_on: ctx.today },
      change: [
        {
          record: 'scorecard',
          id: card.id,
          set: {
            figures: mended,
            digest: digest(JSON.stringify(mended), 'sha256'),
            computed_at: ctx.now,
            corrected: [card.corrected, `${ctx.today} ${fresh.name}按异议重新计算。${answer}`]
              .filter(Boolean)
              .join('\n'),
          },
        },
      ],
      close_duties: [{ record_id: row.id, kind: ANSWER_DUTY }],
      notices: told(row, '异议成立'),
      basis: [card.entry],
    };
  },
}) as never;
