/** One officer's attendance: from a sign-in sheet or training held elsewhere; made up; corrected; struck out. */
import sql from 'sql-template-tag';
import { command, formOf, pick } from '#kernel/command.ts';
import { day, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type TrainingAttendanceRow, trainingAttendance } from '../records/session.ts';
import { nobody, officersOf } from './shared.ts';

const { fields } = trainingAttendance;

export const recordAttendance = command<TrainingAttendanceRow>()({
  name: 'training.record-attendance',
  label: '登记参训',
  record: 'training-attendance',
  creates: true,
  right: 'training.keep',
  from: [],
  to: ['attended'],
  fields: formOf(trainingAttendance),
  load: async (read, { input }) => ({
    officers: await officersOf(read, { persons: [input.officer], units: null, below: false }),
    same: await read.one<{ id: string }>(sql`select id from training_attendance where officer = ${input.officer}
      and day = ${input.day} and title = ${input.title} and kind = ${input.kind} and state <> 'void' limit 1`),
  }),
  decide: ({ input, loaded: { officers, same }, ctx }) => {
    const [officer] = officers;
    if (!officer) return nobody('officer');
    if (same)
      return refuse('state.attendance', `${officer.name}${input.day}的“${input.title}”已经登记过。`, { status: 409 });
    if (input.day > ctx.today)
      return refuse('input.day', '参训日期还没有到，请在培训以后登记。', {
        faults: [{ field: 'day', message: '不能晚于今天' }],
      });
    return {
      keeper: { code: officer.unit, region: officer.region, line: officer.line },
      state: 'attended',
      set: { ...input, organiser: ctx.actor.unit.code, planned: false },
    };
  },
});

export const makeUp = command<TrainingAttendanceRow>()({
  name: 'training.make-up',
  label: '补训',
  record: 'training-attendance',
  right: 'training.keep',
  addressee: true,
  from: ['absent'],
  to: ['made-up'],
  tone: 'primary',
  fields: {
    made_up_day: day('补训日期', { required: true }),
    note: text('补训方式', { required: true, max: 200 }),
    ...pick(fields, 'proof'),
  },
  decide: ({ row, input, ctx }) =>
    input.made_up_day < row.day || input.made_up_day > ctx.today
      ? refuse('input.made_up_day', '补训日期不能早于培训日期，也不能晚于今天。', {
          faults: [{ field: 'made_up_day', message: '请改填' }],
        })
      : input.made_up_day.slice(0, 4) !== row.day.slice(0, 4)
        ? refuse('input.made_up_day', '补训要在当年完成；次年的培训请作为次年的参训登记。', {
            faults: [{ field: 'made_up_day', message: '要在当年' }],
          })
        : { state: 'made-up', set: input },
});

export const correctAttendance = command<TrainingAttendanceRow>()({
  name: 'training.correct-attendance',
  label: '更正',
  record: 'training-attendance',
  right: 'training.keep',
  addressee: true,
  from: ['attended', 'absent', 'made-up'],
  fields: {
    ...pick(fields, 'kind', 'hours', 'course', 'form', 'proof'),
    reason: text('更正理由', { required: true, max: 200 }),
  },
  decide: ({ input: { reason, ...set } }) => ({ set, note: reason }),
});

export const voidAttendance = command<TrainingAttendanceRow>()({
  name: 'training.void-attendance',
  label: '作废',
  record: 'training-attendance',
  right: 'training.keep',
  addressee: true,
  from: ['listed', 'attended', 'absent', 'made-up'],
  to: ['void'],
  tone: 'danger',
  confirm: '作废以后这条学时不再计入。',
  fields: { note: text('作废理由', { required: true, max: 200 }) },
  decide: ({ input }) => ({ state: 'void', set: { note: input.note, planned: false } }),
});
