/** 培训班次: planned with who is to come, then held with who came; or recorded afterwards. */
import sql from 'sql-template-tag';
import { type Change, command, formOf, pick } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import type { Reader } from '#kernel/reader.ts';
import { prose, refs } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { ATTENDANCE_DUTY, TOWNSHIP_DUTY } from '../domain/duty-kinds.ts';
import { type TrainingSessionRow, trainingSession } from '../records/session.ts';
import { attendanceRows, countOf, notCovered, officersOf, ofOrganiser, ownUnit, whom } from './shared.ts';

export const planSession = command<TrainingSessionRow>()({
  name: 'training.plan-session',
  label: '安排培训',
  record: 'training-session',
  creates: true,
  right: 'training.keep',
  from: [],
  to: ['planned'],
  fields: { ...formOf(trainingSession), ...whom },
  load: async (read, { input }) => ({ officers: await officersOf(read, input) }),
  decide: ({ input: { units, persons, below, ...set }, loaded: { officers }, ctx }) => {
    const refusal = notCovered({ units, persons, below }, officers);
    if (refusal) return refusal;
    if (set.day < ctx.today)
      return refuse('input.day', '这一天已经过去。已经办过的培训，请办理“登记已办培训”。', {
        faults: [{ field: 'day', message: '不能早于今天' }],
      });
    const id = ctx.newId();
    const { unit } = ctx.actor;
    const told = [...new Set(officers.map((it) => it.unit))].filter((it) => it !== unit.code);
    return {
      id,
      state: 'planned',
      set,
      create: attendanceRows({ ...set, id }, unit.code, officers, 'listed'),
      duties: [
        {
          kind: ATTENDANCE_DUTY,
          title: `登记到课：${set.title}`,
          unit: unit.code,
          record: 'training-session',
          record_id: id,
          due: asDay(set.day),
          start: asDay(set.day),
          fixed: true,
          thread: set.round ?? id,
        },
      ],
      notices: told.map((it) => ({
        unit: it,
        title: `培训通知：${set.title}`,
        text: `${set.day}，${set.place ?? '地点另行通知'}。您单位${officers.filter((o) => o.unit === it).length}人参加。`,
      })),
      note: `应到${countOf(officers)}`,
    };
  },
});

/** What holding a session for townships fulfils: the yearly duty of the unit that owes it. */
const fulfils = (session: { readonly township: boolean | null }, unit: { id: string } | undefined) =>
  session.township && unit ? [{ record_id: unit.id, kind: TOWNSHIP_DUTY }] : [];

export const recordSession = command<TrainingSessionRow>()({
  name: 'training.record-session',
  label: '登记已办培训',
  record: 'training-session',
  creates: true,
  right: 'training.keep',
  from: [],
  to: ['held'],
  fields: { ...formOf(trainingSession), ...whom },
  load: async (read, { input, ctx }) => ({
    officers: await officersOf(read, input),
    unit: await ownUnit(read, ctx.actor),
  }),
  decide: ({ input: { units, persons, below, ...set }, loaded: { officers, unit }, ctx }) => {
    const refusal = notCovered({ units, persons, below }, officers);
    if (refusal) return refusal;
    if (set.day > ctx.today)
      return refuse('input.day', '这一天还没有到。请办理“安排培训”。', {
        faults: [{ field: 'day', message: '不能晚于今天' }],
      });
    const id = ctx.newId();
    return {
      id,
      state: 'held',
      set: { ...set, attended: officers.length },
      create: attendanceRows({ ...set, id }, ctx.actor.unit.code, officers, 'attended'),
      close_duties: fulfils(set, unit),
      note: `到课${countOf(officers)}`,
    };
  },
});

const listed = (read: Reader, session: string) =>
  read.many<{ id: string; officer: string }>(
    sql`select id, officer from training_attendance where session = ${session} and state = 'listed'`,
  );

export const holdSession = command<TrainingSessionRow>()({
  ...ofOrganiser,
  name: 'training.hold-session',
  label: '登记到课',
  record: 'training-session',
  from: ['planned', 'passed'],
  to: ['held'],
  tone: 'primary',
  fields: {
    absent: refs('缺席人员', { of: 'officer', hint: '其余应到人员记为已到课' }),
    ...pick(trainingSession.fields, 'papers', 'note'),
  },
  load: async (read, { row, ctx }) => ({ rows: await listed(read, row.id), unit: await ownUnit(read, ctx.actor) }),
  decide: ({ row, input, loaded: { rows, unit }, ctx }) => {
    if (row.day > ctx.today)
      return refuse('policy.not-yet', `培训在${row.day}举办，到当日才能登记到课。`, { status: 409 });
    const absent = new Set(input.absent ?? []);
    const strange = [...absent].filter((id) => !rows.some((it) => it.officer === id));
    if (strange.length > 0)
      return refuse('input.absent', '缺席人员中有不在应到名单上的，请重新选择。', {
        faults: [{ field: 'absent', message: '请从应到人员中选择' }],
      });
    return {
      state: 'held',
      set: { attended: rows.length - absent.size, papers: input.papers ?? row.papers, note: input.note },
      change: rows.map(
        (it): Change => ({
          record: 'training-attendance',
          id: it.id,
          state: absent.has(it.officer) ? 'absent' : 'attended',
          set: { planned: false },
        }),
      ),
      close_duties: [{ record_id: row.id, kind: ATTENDANCE_DUTY }, ...fulfils(row, unit)],
      note: `应到${rows.length}人，到课${rows.length - absent.size}人`,
    };
  },
});

export const cancelSession = command<TrainingSessionRow>()({
  ...ofOrganiser,
  name: 'training.cancel-session',
  label: '取消培训',
  record: 'training-session',
  from: ['planned', 'passed'],
  to: ['cancelled'],
  tone: 'danger',
  fields: { note: prose('取消原因', { required: true, max: 1000 }) },
  load: (read, { row }) => listed(read, row.id),
  decide: ({ row, input, loaded }) => ({
    state: 'cancelled',
    set: { note: input.note },
    change: loaded.map(
      (it): Change => ({
        record: 'training-attendance',
        id: it.id,
        state: 'void',
        set: { planned: false, note: '培训取消' },
      }),
    ),
    close_duties: [{ record_id: row.id, kind: ATTENDANCE_DUTY }],
  }),
});
