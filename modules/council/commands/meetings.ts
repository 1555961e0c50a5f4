/** Calling a meeting: by the convener, or proposed by a member unit and answered. */
import { command, pick } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ANSWER_DUTY } from '../domain/duty-kinds.ts';
import { type CouncilMeetingRow, councilMeeting } from '../records/meeting.ts';
import { convenes, councilOf, noCouncil, notConvener, ofConvener, seatsToTell, tell } from './shared.ts';

const { fields } = councilMeeting;
const arranged = pick(fields, 'title', 'kind', 'day', 'time', 'place', 'agenda');

const words = (it: { title: string; day: string; time: string | null; place: string | null }) =>
  `${it.day}${it.time ?? ''}${it.place ? `，${it.place}` : ''}。请提前准备，并办结上次会议议定事项。`;

export const callMeeting = command<CouncilMeetingRow>()({
  name: 'council.call-meeting',
  label: '召集会议',
  record: 'council-meeting',
  creates: true,
  right: 'council.convene',
  from: [],
  to: ['scheduled'],
  fields: arranged,
  load: async (read, { ctx }) => {
    const council = await councilOf(read, ctx.actor);
    return { council, seats: council ? await seatsToTell(read, council.id) : [] };
  },
  decide: ({ input, loaded: { council, seats }, ctx }) => {
    if (!council) return noCouncil();
    if (!convenes(council, ctx.actor)) return notConvener();
    const id = ctx.newId();
    const notice = { title: `会议通知：${input.title}`, text: words(input), record: 'council-meeting', record_id: id };
    return {
      id,
      state: 'scheduled',
      set: { ...input, council: council.id },
      notices: tell(seats, notice, ctx.actor.unit.code),
      basis: ['dict.council_meeting'],
    };
  },
});

/** 成员单位可以提议召开: kept by the convener's unit, who answers. */
export const proposeMeeting = command<CouncilMeetingRow>()({
  name: 'council.propose-meeting',
  label: '提议召开会议',
  record: 'council-meeting',
  creates: true,
  right: 'council.take-part',
  from: [],
  to: ['proposed'],
  fields: { ...pick(fields, 'title', 'kind', 'day'), reason: prose('提议理由', { required: true, max: 2000 }) },
  load: async (read, { ctx }) => ({ council: await councilOf(read, ctx.actor) }),
  decide: ({ input, loaded: { council }, ctx }) => {
    if (!council) return noCouncil();
    const id = ctx.newId();
    const { unit } = ctx.actor;
    return {
      id,
      keeper: { code: council.unit, region: council.region, line: council.line },
      state: 'proposed',
      set: { ...input, council: council.id, proposed_by: unit.code },
      duties: [
        {
          kind: ANSWER_DUTY,
          title: `答复${unit.name}召开会议的提议：${input.title}`,
          unit: council.unit,
          record: 'council-meeting',
          record_id: id,
          due: null,
          awaited_by: unit.code,
          thread: id,
        },
      ],
    };
  },
});

export const arrangeMeeting = command<CouncilMeetingRow>()({
  ...ofConvener,
  name: 'council.arrange-meeting',
  label: '同意召开',
  record: 'council-meeting',
  from: ['proposed'],
  to: ['scheduled'],
  tone: 'primary',
  fields: arranged,
  load: (read, { row }) => seatsToTell(read, row.council),
  decide: ({ row, input, loaded, ctx }) => {
    const notice = {
      title: `会议通知：${input.title}`,
      text: words(input),
      record: 'council-meeting',
      record_id: row.id,
    };
    return {
      state: 'scheduled',
      set: input,
      close_duties: [{ record_id: row.id, kind: ANSWER_DUTY }],
      notices: tell(loaded, notice, ctx.actor.unit.code),
    };
  },
});

export const declineMeeting = command<CouncilMeetingRow>()({
  ...ofConvener,
  name: 'council.decline-meeting',
  label: '不召开',
  record: 'council-meeting',
  from: ['proposed'],
  to: ['declined'],
  fields: { answer: prose('理由', { required: true, max: 1000 }) },
  decide: ({ row, input }) => ({
    state: 'declined',
    set: { answer: input.answer },
    close_duties: [{ record_id: row.id, kind: ANSWER_DUTY }],
    notices: row.proposed_by
      ? [
          {
            unit: row.proposed_by,
            title: `召开会议的提议没有采纳：${row.title}`,
            text: input.answer,
            record: 'council-meeting',
            record_id: row.id,
          },
        ]
      : [],
  }),
});

export const changeMeeting = command<CouncilMeetingRow>()({
  ...ofConvener,
  name: 'council.change-meeting',
  label: '调整安排',
  record: 'council-meeting',
  from: ['scheduled'],
  fields: { ...arranged, reason: prose('调整原因', { required: true, max: 500 }) },
  load: (read, { row }) => seatsToTell(read, row.council),
  decide: ({ row, input: { reason, ...set }, loaded, ctx }) => ({
    set,
    note: reason,
    notices: tell(
      loaded,
      { title: `会议安排有调整：${set.title}`, text: words(set), record: 'council-meeting', record_id: row.id },
      ctx.actor.unit.code,
    ),
  }),
});

export const cancelMeeting = command<CouncilMeetingRow>()({
  ...ofConvener,
  name: 'council.cancel-meeting',
  label: '取消会议',
  record: 'council-meeting',
  from: ['scheduled'],
  to: ['cancelled'],
  tone: 'danger',
  fields: { answer: prose('取消原因', { required: true, max: 1000 }) },
  load: async (read, { row }) => ({ seats: await seatsToTell(read, row.council) }),
  decide: ({ row, input, loaded, ctx }) =>
    row.minutes
      ? refuse('state.minuted', '这次会议已经有纪要，不能取消。', { status: 409 })
      : {
          state: 'cancelled',
          set: { answer: input.answer },
          notices: tell(
            loaded.seats,
            { title: `会议取消：${row.title}`, text: input.answer, record: 'council-meeting', record_id: row.id },
            ctx.actor.unit.code,
          ),
        },
});
