import sql from 'sql-template-tag';
import { type CommandContext, command } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { grantOf } from '#kernel/rights.ts';
import { concerns } from '../domain/concern.ts';
import { shownReceipt } from '../domain/receipt.ts';
import { type Arrival, type Place, takingOf } from '../domain/take-in.ts';
import type { ClueRow } from '../records/clue.ts';
import { registerFields } from './arrival-form.ts';
import { dutyOf, known, OWN_UNIT } from './shared.ts';

export interface Receiving {
  /** Who keeps and holds it; null: about the acting unit, and no unit above it is known. */
  readonly keeper: (Place & { readonly name: string }) | null;
  readonly about_name: string | null;
  readonly person: string | null;
  readonly person_name: string | null;
  readonly known: boolean;
}

/** Where a matter goes: to the unit that took it in, or past it when it is complained of. */
export async function receivingOf(
  read: Reader,
  ctx: CommandContext,
  about: string | null,
  reference: { readonly channel: string; readonly reference: string | null },
): Promise<Receiving> {
  const { unit } = ctx.actor;
  const own = about !== null && concerns(unit.code, { units: [about], person_units: [] });
  const [about_row, judge, seen] = await Promise.all([
    about ? read.one<{ name: string }>(sql`select name from unit where code = ${about}`) : undefined,
    own ? read.one<Place & { name: string }>(sql`select * from zs_clue_judge(${about})`) : undefined,
    reference.reference
      ? read.one<{ known: boolean }>(
          sql`select zs_clue_known(${reference.channel}, ${reference.reference.trim()}) as known`,
        )
      : undefined,
  ]);
  const keeper = own ? (judge ?? null) : unit;
  const mine = !own && grantOf(ctx.actor, 'clue.handle') !== undefined;
  const other =
    keeper && !mine
      ? await read.one<{ person: string; name: string }>(
          sql`select * from zs_clue_keeper(${keeper.code}, ${ctx.today}, ${[] as string[]})`,
        )
      : undefined;
  return {
    keeper: keeper && { code: keeper.code, region: keeper.region, line: keeper.line, name: keeper.name },
    about_name: about_row?.name ?? null,
    person: mine ? ctx.actor.person : (other?.person ?? null),
    person_name: mine ? ctx.actor.name : (other?.name ?? null),
    known: seen?.known ?? false,
  };
}

/** What taking in does, whichever verb asks for it. */
export function takeIn(ctx: CommandContext, arrival: Arrival, to: Receiving, origin: string | null = null) {
  if (!to.keeper) return refuse('policy.own-unit', OWN_UNIT, { status: 409 });
  if (arrival.about_unit && !to.about_name)
    return refuse('input.about_unit', '没有找到被反映的单位，请重新选择；不清楚的可以不填。', {
      faults: [{ field: 'about_unit', message: '请重新选择' }],
    });
  if (!arrival.about_unit && `${arrival.title}${arrival.content}`.includes(ctx.actor.unit.name))
    return refuse(
      'policy.own-unit',
      `内容提到了本单位。反映本单位的，请在“被反映的单位”中选择本单位，登记后直接交监督机构；只是顺带提到的，请改写内容。`,
      { status: 409, faults: [{ field: 'about_unit', message: '反映本单位的，请选择本单位' }] },
    );
  if (to.known)
    return refuse('conflict.reference', '这个来源编号已经登记过，不再重复登记。新的情况请在原线索上“追加来件”。', {
      faults: [{ field: 'reference', message: '已经登记过' }],
    });
  if (arrival.arrived_day > ctx.today)
    return refuse('input.arrived_day', '收到日期不能晚于今天。', {
      faults: [{ field: 'arrived_day', message: '不能晚于今天' }],
    });
  const ids = { clue: ctx.newId(), arrival: ctx.newId(), seed: ctx.newId() };
  const taken = takingOf({
    arrival,
    keeper: to.keeper,
    about_name: to.about_name,
    holder_person: to.person,
    holder_name: to.person_name,
    taken_by: ctx.actor.name,
    origin,
    ids,
  });
  return outcomeOf(ctx, ids, taken, to, to.keeper);
}

function outcomeOf(
  ctx: CommandContext,
  { clue: id, arrival }: { readonly clue: string; readonly arrival: string },
  taken: ReturnType<typeof takingOf>,
  to: Receiving,
  keeper: Place & { readonly name: string },
) {
  const away = keeper.code !== ctx.actor.unit.code;
  return {
    id,
    keeper,
    set: taken.clue,
    number: {
      field: 'number',
      series: `clue.${keeper.code}`,
      year: Number(ctx.today.slice(0, 4)),
      format: '线索〔{year}〕{n}号',
    },
    create: [
      { record: 'clue-arrival', id: arrival, unit: keeper, values: taken.arrival },
      ...(taken.identity ? [{ record: 'clue-identity', unit: keeper, values: taken.identity }] : []),
    ],
    duties: [dutyOf({ id, state: 'registered', deadline: null }, keeper.code, to.person)],
    ...(away
      ? {
          notices: [
            {
              unit: keeper.code,
              title: '收到一条线索',
              text: '其他单位转来一条新线索，请研判。',
              record: 'clue',
              record_id: id,
            },
          ],
        }
      : {}),
    result: {
      receipt: taken.receipt,
      shown: shownReceipt(taken.receipt),
      /** Named when it did not stay here. */
      handed_to: away ? keeper.name : null,
    },
  };
}

/** 登记线索: telephone, desk, letter, hotline, court. What is said of the own unit goes straight to whoever may judge it. */
export const register = command<ClueRow>()({
  name: 'clue.register',
  label: '登记线索',
  record: 'clue',
  creates: true,
  right: 'clue.register',
  from: [],
  tone: 'primary',
  fields: registerFields,
  load: (read, { input, ctx }) => receivingOf(read, ctx, input.about_unit, input),
  decide: ({ input, loaded, ctx }) =>
    known(ctx, 'dict.clue_source', [input.channel], 'channel', '线索来源') ?? takeIn(ctx, input, loaded),
});
