/** 接收、退回、撤回移交, and 提级核查. */
import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { prose, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { ACCEPT_DUTY } from '../domain/duty-kinds.ts';
import type { ClueHandoverRow } from '../records/around.ts';
import { type ClueRow, OPEN_STATES } from '../records/clue.ts';
import { closeDuties, dutyOf, familyOf, moveFamily, notOneself, pendingOf, unitsOfPersons, WAITS } from './shared.ts';

const ofReceiver = {
  record: 'clue-handover',
  right: 'clue.handle',
  addressee: true,
  from: ['pending'],
  offered: (row: ClueHandoverRow, actor: Actor): boolean => row.to_unit === actor.unit.code,
} as const;

/** 接收: from now on the receiver answers. */
export const acceptHandover = command<ClueHandoverRow>()({
  ...ofReceiver,
  name: 'clue.accept',
  label: '接收',
  to: ['accepted'],
  tone: 'primary',
  fields: {},
  load: async (read, { row }) => {
    const clue = await read.one<ClueRow>(sql`select * from clue where id = ${row.clue}`);
    const family = await familyOf(read, row.clue);
    return { clue, family, person_units: await unitsOfPersons(read, clue?.barred_persons ?? []) };
  },
  decide: ({ row, loaded: { clue, family, person_units }, ctx }) => {
    if (!clue) return refuse('missing.clue', '没有找到移交的线索，请与移交单位联系。');
    const own = row.redacted
      ? undefined
      : notOneself(ctx, { units: clue.barred_units ?? [], person_units }, clue.barred_persons ?? []);
    if (own) return own;
    const { code } = ctx.actor.unit;
    const state = clue.state === 'assigned' ? 'triaged' : clue.state;
    return {
      state: 'accepted',
      set: { answered_day: ctx.today, answered_by: ctx.actor.name },
      change: [
        {
          record: 'clue',
          id: clue.id,
          state,
          set: { holder: code, holder_person: ctx.actor.person, holder_name: ctx.actor.name },
        },
        ...moveFamily(family, code),
      ],
      close_duties: [{ record_id: row.id, kind: ACCEPT_DUTY }, ...closeDuties(clue.id)],
      duties: [dutyOf({ ...clue, state }, code, ctx.actor.person)],
      notices: [
        {
          unit: row.from_unit ?? row.unit,
          title: '移交的线索已被接收',
          text: '对方已接收，从现在起由对方负责。',
          record: 'clue-handover',
          record_id: row.id,
        },
      ],
    };
  },
});

/** 退回: with a reason; the sender goes on answering. */
export const refuseHandover = command<ClueHandoverRow>()({
  ...ofReceiver,
  name: 'clue.refuse',
  label: '退回',
  to: ['refused'],
  tone: 'danger',
  fields: { answer: prose('退回理由', { required: true, max: 2000 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'refused',
    set: { answer: input.answer, answered_day: ctx.today, answered_by: ctx.actor.name },
    close_duties: [{ record_id: row.id, kind: ACCEPT_DUTY }],
    notices: [
      {
        unit: row.from_unit ?? row.unit,
        title: '移交的线索被退回',
        text: '请看退回理由，继续办理或者另行移交。',
        record: 'clue-handover',
        record_id: row.id,
      },
    ],
  }),
});

/** 撤回: before it is accepted. */
export const withdrawHandover = command<ClueHandoverRow>()({
  name: 'clue.withdraw',
  label: '撤回移交',
  record: 'clue-handover',
  right: 'clue.handle',
  offered: (row, actor) => row.from_unit === actor.unit.code,
  from: ['pending'],
  to: ['withdrawn'],
  fields: { answer: text('撤回理由', { required: true, max: 500 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'withdrawn',
    set: { answer: input.answer, answered_day: ctx.today, answered_by: ctx.actor.name },
    close_duties: [{ record_id: row.id, kind: ACCEPT_DUTY }],
  }),
});

/** 提级核查 (SPC-11): a superior takes a clue from below into its own hands; taking is accepting. */
export const pullUp = command<ClueRow>()({
  name: 'clue.pull-up',
  label: '提级核查',
  record: 'clue',
  right: 'clue.pull-up',
  addressee: true,
  from: OPEN_STATES,
  to: ['triaged'],
  offered: (row, actor) => row.holder !== actor.unit.code,
  confirm: '线索改由本单位核查，原承办单位不再办理。',
  fields: { reason: prose('理由', { required: true, max: 2000 }) },
  load: async (read, { row }) => ({
    family: await familyOf(read, row.id),
    pending: await pendingOf(read, row.id),
    person_units: await unitsOfPersons(read, row.barred_persons ?? []),
  }),
  decide: ({ row, input, loaded, ctx }) => {
    if (loaded.pending) return refuse('state.handing', WAITS);
    const named = { units: row.barred_units ?? [], person_units: loaded.person_units };
    const own = notOneself(ctx, named, row.barred_persons ?? []);
    if (own) return own;
    const { code } = ctx.actor.unit;
    const state = row.state === 'assigned' ? 'triaged' : row.state;
    return {
      ...(state === row.state ? {} : { state }),
      set: { holder: code, holder_person: ctx.actor.person, holder_name: ctx.actor.name },
      change: moveFamily(loaded.family, code),
      create: [
        {
          record: 'clue-handover',
          state: 'accepted',
          values: {
            clue: row.id,
            title: `提级核查${row.number ?? '线索'}`,
            kind: 'pull',
            from_unit: row.holder,
            to_unit: code,
            reason: input.reason,
            redacted: false,
            sent_day: ctx.today,
            sent_by: ctx.actor.name,
            sender: ctx.actor.person,
            answered_day: ctx.today,
            answered_by: ctx.actor.name,
          },
        },
      ],
      close_duties: closeDuties(row.id),
      duties: [dutyOf({ ...row, state }, code, ctx.actor.person)],
      notices: [
        {
          unit: row.holder,
          title: '一条线索被提级核查',
          text: `${row.number ?? '线索'}改由${ctx.actor.unit.name}核查。`,
        },
      ],
    };
  },
});
