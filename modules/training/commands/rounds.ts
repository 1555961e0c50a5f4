/** 轮训 (PER-13, PER-14): opened with the persons it is to cover, closed with who was not. */
import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { LAW_ROUND_DUTY, ROUND_DUTY } from '../domain/duty-kinds.ts';
import { type TrainingRoundRow, trainingRound } from '../records/session.ts';
import { countOf, notCovered, officersOf, ofOrganiser, ownUnit, whom } from './shared.ts';

const toCover = {
  ...whom,
  units: { ...whom.units, label: '整个单位应训' },
  persons: { ...whom.persons, label: '应训人员' },
};

export const openRound = command<TrainingRoundRow>()({
  name: 'training.open-round',
  label: '开始一轮轮训',
  record: 'training-round',
  creates: true,
  right: 'training.keep',
  from: [],
  to: ['open'],
  fields: { ...formOf(trainingRound), ...toCover },
  load: async (read, { input }) => ({ officers: await officersOf(read, input) }),
  decide: ({ input: { units, persons, below, ...set }, loaded: { officers }, ctx }) => {
    if (set.until < set.from)
      return refuse('input.until', '结束日期不能早于开始日期。', {
        faults: [{ field: 'until', message: '不能早于开始日期' }],
      });
    const refusal = notCovered({ units, persons, below }, officers);
    if (refusal) return refusal;
    const id = ctx.newId();
    return {
      id,
      set: { ...set, persons: officers.map((it) => it.id) },
      duties: [
        {
          kind: ROUND_DUTY,
          title: `完成轮训：${set.title}`,
          unit: ctx.actor.unit.code,
          record: 'training-round',
          record_id: id,
          due: asDay(set.until),
          start: asDay(set.from),
          fixed: true,
          thread: id,
        },
      ],
      note: `应训${countOf(officers)}`,
    };
  },
});

export const changeRound = command<TrainingRoundRow>()({
  ...ofOrganiser,
  name: 'training.change-round',
  label: '增加应训人员',
  record: 'training-round',
  from: ['open'],
  fields: toCover,
  load: async (read, { input }) => ({ officers: await officersOf(read, input) }),
  decide: ({ row, input, loaded: { officers } }) =>
    notCovered(input, officers) ?? {
      set: { persons: [...new Set([...(row.persons ?? []), ...officers.map((it) => it.id)])] },
    },
});

export const closeRound = command<TrainingRoundRow>()({
  ...ofOrganiser,
  name: 'training.close-round',
  label: '结束轮训',
  record: 'training-round',
  from: ['open'],
  to: ['closed'],
  fields: { summary: prose('完成情况', { required: true, max: 4000, hint: '没有训到的人写明补训安排' }) },
  load: async (read, { row, ctx }) => ({
    unit: await ownUnit(read, ctx.actor),
    covered: await read.one<{
      persons: number;
    }>(sql`select count(distinct a.officer)::integer as persons from training_attendance a
      join training_session s on s.id = a.session where s.round = ${row.id} and a.state in ('attended', 'made-up')
        and a.officer = any(${row.persons ?? []}::uuid[])`),
  }),
  decide: ({ row, input, loaded: { unit, covered }, ctx }) => {
    const law = ctx.policy.dictionary('dict.training_group').filter((it) => it.flags?.includes('law_round'));
    const all = row.persons?.length ?? 0;
    return {
      state: 'closed',
      set: { summary: input.summary },
      close_duties: [
        { record_id: row.id, kind: ROUND_DUTY },
        ...(unit && law.length > 0 && law.every((it) => row.groups.includes(it.value))
          ? [{ record_id: unit.id, kind: LAW_ROUND_DUTY }]
          : []),
      ],
      note: `应训${all}人，已训${covered?.persons ?? 0}人`,
    };
  },
});
