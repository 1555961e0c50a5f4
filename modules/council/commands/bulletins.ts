/** 通报: drafted, sent to every member unit at once, marked as each of them reads it. */
import sql from 'sql-template-tag';
import { command, formOf, type NewRow } from '#kernel/command.ts';
import { day, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { BULLETIN_DUTY } from '../domain/duty-kinds.ts';
import { type BulletinDeliveryRow, type CouncilBulletinRow, councilBulletin } from '../records/bulletin.ts';
import { notConvener, ofConvener, seatsToTell, tell } from './shared.ts';

export const draftBulletin = command<CouncilBulletinRow>()({
  name: 'council.draft-bulletin',
  label: '起草通报',
  record: 'council-bulletin',
  creates: true,
  right: 'council.convene',
  from: [],
  to: ['draft'],
  fields: formOf(councilBulletin),
  load: async (read, { input }) => ({
    meeting: await read.one<{ council: string; unit: string; state: string }>(
      sql`select council, unit, state from council_meeting where id = ${input.meeting}`,
    ),
  }),
  decide: ({ input, loaded: { meeting }, ctx }) => {
    if (meeting?.state !== 'confirmed')
      return refuse('input.meeting', '纪要确认以后才能通报，请选择纪要已经确认的会议。', {
        faults: [{ field: 'meeting', message: '请选择纪要已经确认的会议' }],
      });
    if (meeting.unit !== ctx.actor.unit.code) return notConvener();
    return { set: { ...input, council: meeting.council } };
  },
});

export const editBulletin = command<CouncilBulletinRow>()({
  ...ofConvener,
  name: 'council.edit-bulletin',
  label: '修改通报',
  record: 'council-bulletin',
  from: ['draft'],
  fields: formOf(councilBulletin, { without: ['meeting'] }),
  decide: ({ input }) => ({ set: input }),
});

export const sendBulletin = command<CouncilBulletinRow>()({
  ...ofConvener,
  name: 'council.send-bulletin',
  label: '发出通报',
  record: 'council-bulletin',
  from: ['draft'],
  to: ['sent'],
  tone: 'primary',
  confirm: '发出以后不能再改，每个成员单位都会收到。',
  fields: {},
  load: (read, { row }) => seatsToTell(read, row.council),
  decide: ({ row, loaded, ctx }) => {
    const own = ctx.actor.unit.code;
    const seats = loaded.filter((it) => it.member_unit !== own);
    if (seats.length === 0)
      return refuse('state.members', '还没有登记成员单位，通报发不出去。请先登记成员和联络员。', { status: 409 });
    const create = seats.map(
      ({ member_unit, department }): NewRow => ({
        record: 'bulletin-delivery',
        state: member_unit ? 'sent' : 'by-hand',
        values: { bulletin: row.id, title: row.title, department, member_unit, sent_day: ctx.today },
      }),
    );
    return {
      state: 'sent',
      set: { sent_day: ctx.today, sent_by: ctx.actor.name },
      create,
      close_duties: [{ record_id: row.meeting, kind: BULLETIN_DUTY }],
      notices: tell(
        seats,
        { title: `会商通报：${row.title}`, text: '请阅收。', record: 'council-bulletin', record_id: row.id },
        own,
      ),
      note: `发给${seats.length}个成员单位`,
    };
  },
});

export const readBulletin = command<BulletinDeliveryRow>()({
  name: 'council.read-bulletin',
  label: '阅收',
  record: 'bulletin-delivery',
  right: 'council.take-part',
  addressee: true,
  offered: (row: BulletinDeliveryRow, actor: Actor) => row.member_unit === actor.unit.code,
  from: ['sent'],
  to: ['read'],
  tone: 'primary',
  fields: {},
  decide: ({ ctx }) => ({ state: 'read', set: { read_at: ctx.now, read_by: ctx.actor.name } }),
});

export const confirmDelivery = command<BulletinDeliveryRow>()({
  ...ofConvener,
  name: 'council.confirm-delivery',
  label: '登记人工送达',
  record: 'bulletin-delivery',
  from: ['by-hand', 'sent'],
  to: ['received'],
  fields: {
    received_day: day('送达日期', { required: true }),
    received_note: text('送达方式和接收人', { required: true, max: 200 }),
  },
  decide: ({ row, input, ctx }) =>
    input.received_day > ctx.today || (row.sent_day !== null && input.received_day < row.sent_day)
      ? refuse('input.received_day', '送达日期不能早于发出日期，也不能晚于今天。', {
          faults: [{ field: 'received_day', message: '请改填' }],
        })
      : { state: 'received', set: input },
});
