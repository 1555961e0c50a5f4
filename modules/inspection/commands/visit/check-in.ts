import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { choices, ref, text } from '#kernel/record.ts';
import { codeRefusal } from '../../domain/code-words.ts';
import { fitCode } from '../../domain/codes.ts';
import { placeOf } from '../../domain/distance.ts';
import { type InspectionRow, inspection } from '../../records/inspection.ts';
import { CHECKS } from '../../records/words.ts';
import { countMisfit, type EnteredVerdict, isShort, readEntered, tooMany } from '../../short-codes.ts';
import { enter } from '../enter.ts';
import { askEntry, entryWorld } from '../load-entry.ts';

/**
 * 扫码入企 (ENT-05). `code` is a signed code or the eight digits shown with it. It is burnt in this transaction, so a refused entry leaves it
 * unused; digits that stand for nothing here are counted in another, so that a refusal does not wipe the count.
 */
export const checkIn = command<InspectionRow>()({
  name: 'inspection.check-in',
  label: '扫码入企',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['approved', 'planned'],
  to: ['entered'],
  tone: 'primary',
  fields: {
    code: text('任务码、企业码或证照码', { required: true, max: 600, hint: '扫描，或者输入8位短码' }),
    ...pick(inspection.fields, 'lat_e6', 'lng_e6'),
    join: ref('加入联合检查', { of: 'visit' }),
    acknowledge: choices('已知晓', { choices: CHECKS }),
  },
  offered: (row, actor) => row.officers.includes(actor.person) || actor.roles.includes('clerk'),
  ahead: async (read, { id, input, ctx }) => {
    const [found, burnt] = await Promise.all([
      askEntry(read, id, ctx.today, input.join, ctx.today),
      isShort(input.code) ? undefined : burn(read, readEntered(input.code, ctx.actor, ctx.now), id, ctx.now),
    ]);
    return { day: ctx.today, found, burnt };
  },
  load: async (read, { row, input, ctx, ahead }) => {
    // Digits are looked up, and counted, only for an act that may be done; a day that ended while the row was waited for is asked about again.
    const { verdict, fresh } =
      ahead.burnt ?? (await burn(read, readEntered(input.code, ctx.actor, ctx.now), row.id, ctx.now));
    const found =
      ahead.day === ctx.today ? ahead.found : await askEntry(read, row.id, ctx.today, input.join, ctx.today);
    const world = entryWorld(found, input.join, ctx);
    const misfit = verdict.ok ? fitCode(verdict.claims, taskOf(row), world.firm.family) : undefined;
    if (misfit) await countMisfit(input.code, ctx.actor, ctx.now);
    return { verdict, misfit, world, fresh };
  },
  decide: ({ row, input, loaded: { verdict, misfit, world, fresh }, ctx }) => {
    if (!verdict.ok) return verdict.why === 'wait' ? tooMany(verdict.until, ctx.now) : codeRefusal(verdict.why);
    if (misfit) return codeRefusal(misfit);
    if (!fresh) return codeRefusal('used');
    const entry = {
      at: ctx.now,
      day: ctx.today,
      code_kind: verdict.claims.kind,
      place: placeOf(input),
      join: input.join,
      acknowledge: input.acknowledge,
      late_reason: null,
    };
    return enter(row, world, entry, ctx);
  },
});

/** Burns the code that is being read: fresh unless it was burnt before. */
async function burn(read: Reader, entered: Promise<EnteredVerdict>, inspection: string, now: string) {
  const verdict = await entered;
  if (!verdict.ok) return { verdict, fresh: false };
  const { nonce, kind } = verdict.claims;
  const burnt =
    await read.one(sql`insert into code_used (nonce, kind, inspection, at) values (${nonce}, ${kind}, ${inspection}, ${now})
    on conflict (nonce) do nothing returning nonce`);
  return { verdict, fresh: burnt !== undefined };
}

const taskOf = (row: InspectionRow) => ({
  inspection: row.id,
  firm: row.firm,
  premises: row.premises,
  unit: row.unit,
  officers: row.officers,
});
