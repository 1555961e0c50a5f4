/** 议题: proposed by a member unit, put on an agenda by the convener, discussed, or not taken with reasons. */
import sql from 'sql-template-tag';
import { command, formOf, pick } from '#kernel/command.ts';
import { int, prose, ref } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ANSWER_DUTY } from '../domain/duty-kinds.ts';
import { type CouncilTopicRow, councilTopic } from '../records/meeting.ts';
import { councilOf, noCouncil, ofConvener } from './shared.ts';

export const proposeTopic = command<CouncilTopicRow>()({
  name: 'council.propose-topic',
  label: '提出议题',
  record: 'council-topic',
  creates: true,
  right: 'council.take-part',
  from: [],
  to: ['proposed'],
  fields: formOf(councilTopic),
  load: async (read, { ctx }) => ({ council: await councilOf(read, ctx.actor) }),
  decide: ({ input, loaded: { council }, ctx }) => {
    if (!council) return noCouncil();
    const id = ctx.newId();
    const { unit } = ctx.actor;
    return {
      id,
      keeper: { code: council.unit, region: council.region, line: council.line },
      set: { ...input, council: council.id, proposer: unit.code },
      duties: [
        {
          kind: ANSWER_DUTY,
          title: `安排${unit.name}提出的议题：${input.title}`,
          unit: council.unit,
          record: 'council-topic',
          record_id: id,
          due: null,
          awaited_by: unit.code,
          thread: id,
        },
      ],
    };
  },
});

export const putOnAgenda = command<CouncilTopicRow>()({
  ...ofConvener,
  name: 'council.put-on-agenda',
  label: '列入议程',
  record: 'council-topic',
  from: ['proposed', 'agenda'],
  to: ['agenda'],
  tone: 'primary',
  fields: {
    meeting: ref('会议', { of: 'council-meeting', required: true }),
    order: int('次序', { min: 1, max: 99 }),
  },
  load: (read, { row, input }) =>
    read.one<{ state: string }>(
      sql`select state from council_meeting where id = ${input.meeting} and council = ${row.council}`,
    ),
  decide: ({ row, input, loaded }) =>
    loaded?.state === 'scheduled'
      ? { state: 'agenda', set: { ...input }, close_duties: [{ record_id: row.id, kind: ANSWER_DUTY }] }
      : refuse('input.meeting', '请选择本会商机制已定召开、还没有纪要的会议。', {
          faults: [{ field: 'meeting', message: '请选择已定召开的会议' }],
        }),
});

export const discussTopic = command<CouncilTopicRow>()({
  ...ofConvener,
  name: 'council.discuss-topic',
  label: '记会商意见',
  record: 'council-topic',
  from: ['agenda'],
  to: ['discussed'],
  fields: { conclusion: prose('会商意见', { required: true, max: 4000 }) },
  decide: ({ input }) => ({ state: 'discussed', set: { conclusion: input.conclusion } }),
});

export const declineTopic = command<CouncilTopicRow>()({
  ...ofConvener,
  name: 'council.decline-topic',
  label: '不列入',
  record: 'council-topic',
  from: ['proposed', 'agenda'],
  to: ['declined'],
  fields: pick({ answer: prose('不列入的理由', { required: true, max: 1000 }) }, 'answer'),
  decide: ({ row, input }) => ({
    state: 'declined',
    set: { answer: input.answer, meeting: null },
    close_duties: [{ record_id: row.id, kind: ANSWER_DUTY }],
    notices: row.proposer
      ? [
          {
            unit: row.proposer,
            title: `议题没有列入：${row.title}`,
            text: input.answer,
            record: 'council-topic',
            record_id: row.id,
          },
        ]
      : [],
  }),
});
