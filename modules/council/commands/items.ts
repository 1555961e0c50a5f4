/** 议定事项: written while the minutes are drafted; then reported by its owner and checked by the convener (ORG-14). */
import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { files, prose } from '#kernel/record.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { CHECK_DUTY, HELP_DUTY, ITEM_DUTY } from '../domain/duty-kinds.ts';
import { itemDuty } from '../domain/item-duty.ts';
import { type AgreedItemRow, agreedItem } from '../records/agreed-item.ts';
import { notConvener, ofConvener } from './shared.ts';

const meetingOf = (read: Reader, id: string) =>
  read.one<{ id: string; council: string; unit: string; state: string; held_day: string | null }>(
    sql`select id, council, unit, state, held_day from council_meeting where id = ${id}`,
  );

type Meeting = Awaited<ReturnType<typeof meetingOf>>;

function wrong(meeting: Meeting, due: string, actor: Actor): Refusal | undefined {
  if (!meeting || (meeting.state !== 'scheduled' && meeting.state !== 'minuted'))
    return refuse('input.meeting', '议定事项要写在纪要还没有确认的会议上，请重新选择会议。', {
      faults: [{ field: 'meeting', message: '请选择纪要还没有确认的会议' }],
    });
  if (meeting.unit !== actor.unit.code) return notConvener();
  if (meeting.held_day && due < meeting.held_day)
    return refuse('input.due', '完成时限不能早于会议召开的日期。', { faults: [{ field: 'due', message: '请改填' }] });
  return undefined;
}

export const addItem = command<AgreedItemRow>()({
  name: 'council.add-item',
  label: '登记议定事项',
  record: 'agreed-item',
  creates: true,
  right: 'council.convene',
  from: [],
  to: ['draft'],
  fields: formOf(agreedItem),
  load: async (read, { input }) => ({ meeting: await meetingOf(read, input.meeting) }),
  decide: ({ input, loaded: { meeting }, ctx }) =>
    wrong(meeting, input.due, ctx.actor) ?? { set: { ...input, council: meeting?.council } },
});

export const changeItem = command<AgreedItemRow>()({
  ...ofConvener,
  name: 'council.change-item',
  label: '修改',
  record: 'agreed-item',
  from: ['draft'],
  fields: formOf(agreedItem, { without: ['meeting'] }),
  load: async (read, { row }) => ({ meeting: await meetingOf(read, row.meeting) }),
  decide: ({ input, loaded: { meeting }, ctx }) => wrong(meeting, input.due, ctx.actor) ?? { set: input },
});

/** Verbs of the unit that owes the item. */
const ofOwner = {
  right: 'council.take-part',
  offered: (row: AgreedItemRow, actor: Actor): boolean => row.owner === actor.unit.code,
} as const;

export const reportProgress = command<AgreedItemRow>()({
  ...ofOwner,
  name: 'council.report-progress',
  label: '报告进展',
  record: 'agreed-item',
  from: ['open', 'not-done'],
  fields: { progress: prose('进展情况', { required: true, max: 4000 }) },
  decide: ({ input, ctx }) => ({ set: { progress: input.progress, progress_day: ctx.today }, note: input.progress }),
});

export const reportDone = command<AgreedItemRow>()({
  ...ofOwner,
  name: 'council.report-done',
  label: '报告完成',
  record: 'agreed-item',
  from: ['open', 'not-done'],
  to: ['reported'],
  tone: 'primary',
  fields: {
    progress: prose('完成情况', { required: true, max: 4000 }),
    proof: files('证明材料', { required: true }),
  },
  decide: ({ row, input, ctx }) =>
    input.proof.length === 0
      ? refuse('input.proof', `纪要要求以“${row.proof_required}”证明完成，请上传证明材料。`, {
          faults: [{ field: 'proof', message: '请上传证明材料' }],
        })
      : {
          state: 'reported',
          set: { ...input, progress_day: ctx.today, reported_day: ctx.today, reported_by: ctx.actor.name },
          // Now the convener is waited for, not the owner.
          close_duties: [{ record_id: row.id, kind: ITEM_DUTY, how: '已报告完成' }],
          duties: [
            {
              kind: CHECK_DUTY,
              title: `核查议定事项：${row.title}`,
              unit: row.unit,
              record: 'agreed-item',
              record_id: row.id,
              due: null,
              awaited_by: row.owner,
              thread: row.meeting,
            },
          ],
        },
});

const closing = (id: string) => [ITEM_DUTY, HELP_DUTY, CHECK_DUTY].map((kind) => ({ record_id: id, kind }));

export const acceptItem = command<AgreedItemRow>()({
  ...ofConvener,
  name: 'council.accept-item',
  label: '核定完成',
  record: 'agreed-item',
  from: ['reported'],
  to: ['done'],
  tone: 'primary',
  fields: { check_note: prose('核查意见', { max: 2000 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'done',
    set: { check_note: input.check_note, done_day: ctx.today },
    close_duties: closing(row.id),
  }),
});

/** 未完成: the owner's duty goes on, and the next meeting opens with it. */
export const notDone = command<AgreedItemRow>()({
  ...ofConvener,
  name: 'council.not-done',
  label: '退回，未完成',
  record: 'agreed-item',
  from: ['open', 'reported'],
  to: ['not-done'],
  fields: { check_note: prose('没有完成的地方', { required: true, max: 2000 }) },
  decide: ({ row, input }) => ({
    state: 'not-done',
    set: { check_note: input.check_note },
    close_duties: [{ record_id: row.id, kind: CHECK_DUTY }],
    duties: row.state === 'reported' ? [itemDuty(row, row.unit)] : [],
    notices: [
      {
        unit: row.owner,
        title: `议定事项没有完成：${row.title}`,
        text: `${input.check_note}。请继续办理，下次会议首先听取。`,
        record: 'agreed-item',
        record_id: row.id,
      },
    ],
  }),
});

export const dropItem = command<AgreedItemRow>()({
  ...ofConvener,
  name: 'council.drop-item',
  label: '不再办理',
  record: 'agreed-item',
  from: ['draft', 'open', 'not-done'],
  to: ['dropped'],
  tone: 'danger',
  fields: { check_note: prose('理由和由谁决定', { required: true, max: 2000 }) },
  decide: ({ row, input }) => ({
    state: 'dropped',
    set: { check_note: input.check_note },
    close_duties: closing(row.id),
    notices:
      row.state === 'draft'
        ? []
        : [
            {
              unit: row.owner,
              title: `议定事项不再办理：${row.title}`,
              text: input.check_note,
              record: 'agreed-item',
              record_id: row.id,
            },
          ],
  }),
});
