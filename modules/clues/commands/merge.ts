/** 并案 and its undoing: a merged clue points at the one that stays; its arrivals, receipts and persons stay its own, so it can be parted again. */
import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { prose, ref } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { barredUnits } from '../domain/concern.ts';
import { type ClueRow, OPEN_STATES } from '../records/clue.ts';
import {
  closeDuties,
  dutyOf,
  familyOf,
  notOneself,
  ofHolder,
  pendingOf,
  union,
  unitsOfPersons,
  WAITS,
} from './shared.ts';

/** What stays of a list when what came with another clue goes, save what the clue has reasons of its own for. */
function without(
  list: readonly string[] | null,
  gone: readonly string[] | null,
  own: readonly string[],
): readonly string[] {
  return union(
    (list ?? []).filter((it) => !(gone ?? []).includes(it)),
    own,
  );
}

export const merge = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.merge',
  label: '并案',
  from: ['registered', 'triaged', 'assigned'],
  to: ['merged'],
  confirm: '并案后只办保留的那一条；来件和回执都保留，可以再拆分。',
  fields: {
    into: ref('保留的线索', { required: true, of: 'clue' }),
    reason: prose('理由', { required: true, max: 500 }),
  },
  load: async (read, { row, input }) => ({
    kept: await read.one<ClueRow>(sql`select * from clue where id = ${input.into}`),
    own: await familyOf(read, row.id),
    pending: await pendingOf(read, row.id),
    pending_there: await pendingOf(read, input.into),
    copies: await read.many(sql`select id from clue where copy_of = ${row.id} and state not in ('closed', 'void')`),
  }),
  decide: ({ row, input, loaded: { kept, own, pending, pending_there, copies }, ctx }) => {
    if (!kept) return refuse('missing.clue', '没有找到要保留的线索，或者它不在您的管辖范围内。');
    if (kept.id === row.id) return refuse('input.into', '不能并入自己，请选择另一条线索。');
    if (kept.holder !== ctx.actor.unit.code)
      return refuse('input.into', '要保留的线索由别的单位承办。请先移交到同一单位，再并案。', { status: 409 });
    if (!OPEN_STATES.includes(kept.state))
      return refuse('state.clue', '要保留的线索已经办结或者已并入别的线索，不能再并入。');
    if (pending || pending_there) return refuse('state.handing', WAITS);
    if (own.merged.length > 0) return refuse('state.merged', '这条线索下面还并有别的线索，请先拆分，再逐条并入。');
    if (row.redacted || kept.redacted || copies.length > 0)
      return refuse('state.copies', '删减件不能并案；有删减件在办的，请先等它办结或者作废。');
    const wrong = notOneself(
      ctx,
      { units: union(kept.barred_units, row.barred_units), person_units: [] },
      union(kept.barred_persons, row.barred_persons),
    );
    if (wrong) return wrong;
    return {
      state: 'merged',
      set: { merged_into: kept.id, state_before: row.state },
      change: [
        {
          record: 'clue',
          id: kept.id,
          set: {
            arrivals: (kept.arrivals ?? 0) + (row.arrivals ?? 0),
            sources: union(kept.sources, row.sources),
            barred_units: union(kept.barred_units, row.barred_units),
            barred_persons: union(kept.barred_persons, row.barred_persons),
            enterprise: kept.enterprise || row.enterprise,
          },
        },
      ],
      close_duties: closeDuties(row.id),
      note: `${row.number ?? ''}并入${kept.number ?? ''}：${input.reason}`,
    };
  },
});

/** 拆分. */
export const unmerge = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.unmerge',
  label: '撤销并案',
  from: ['merged'],
  to: ['registered', 'triaged', 'assigned'],
  fields: { reason: prose('理由', { required: true, max: 500 }) },
  load: async (read, { row }) => {
    const kept = await read.one<ClueRow>(sql`select * from clue where id = ${row.merged_into}`);
    if (!kept) return { kept, pending: undefined, others: [], channels: [], ids: [], person_units: [] };
    const family = await familyOf(read, kept.id);
    const others = family.merged.filter((it) => it.id !== row.id);
    const channels = await read.many<{ channel: string }>(
      sql`select channel from clue_arrival where clue = any(${[kept.id, ...others.map((it) => it.id)]})
        group by channel order by bool_or(clue = ${kept.id}) desc, min(id::text)`,
    );
    const persons = await read.many<{ person: string | null; in_unit: string | null }>(
      sql`select person, in_unit from clue_person where clue = ${kept.id} and state = 'named'`,
    );
    const ids = persons.flatMap((it) => it.person ?? []);
    return {
      kept,
      pending: await pendingOf(read, kept.id),
      others,
      channels: channels.map((it) => it.channel),
      ids,
      person_units: union(
        await unitsOfPersons(read, ids),
        persons.flatMap((it) => it.in_unit ?? []),
      ),
    };
  },
  decide: ({ row, input, loaded: { kept, pending, others, channels, ids, person_units }, ctx }) => {
    if (!kept) return refuse('missing.clue', '没有找到它并入的线索，或者它不在您的管辖范围内。');
    if (pending) return refuse('state.handing', WAITS);
    const state = row.state_before ?? 'registered';
    return {
      state,
      set: { merged_into: null, state_before: null },
      change: [
        {
          record: 'clue',
          id: kept.id,
          set: {
            arrivals: (kept.arrivals ?? 0) - (row.arrivals ?? 0),
            sources: channels,
            barred_units: without(
              kept.barred_units,
              row.barred_units,
              union(
                barredUnits({ units: kept.about_units ?? [], person_units }),
                ...others.map((it) => it.barred_units),
              ),
            ),
            barred_persons: without(
              kept.barred_persons,
              row.barred_persons,
              union(ids, ...others.map((it) => it.barred_persons)),
            ),
          },
        },
      ],
      duties: [dutyOf({ ...row, state }, ctx.actor.unit.code, row.holder_person)],
      note: input.reason,
    };
  },
});
