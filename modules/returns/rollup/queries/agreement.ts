import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { agreement, type TreeReturn } from '../domain/agreement.ts';
import { asks, countedLegs, legsWith } from '../domain/legs.ts';
import { askRound, formAsked } from './asked.ts';
import { owing } from './completeness.ts';
import { addressOf } from './sums.ts';

const MOST = 500;

/** Sums by region (as the chain reported them) against sums by line (each return once), cell by cell, and the units where they part. */
export const agreementQuery = query({
  name: 'returns.agreement',
  label: '按地区与按条线汇总是否一致',
  right: 'returns.read',
  input: () =>
    z.strictObject({
      round: z.uuid({ error: '请从报送批次列表中打开' }),
      form: z.string().max(100).nullish(),
      below: z
        .string()
        .regex(/^\d{2,9}$/)
        .nullish(),
    }),
  run: async (read, { input, ctx }) => {
    const asked = await askRound(read, ctx, input);
    const form = formAsked(asked, input.form);
    const { actor } = ctx;
    const legs = legsWith(asked.chain, form);
    const counted = new Set(countedLegs(asked.chain, form));
    // Whoever sums at the region asked about: the caller, or, further down, the unit that reports for that region.
    const returns = await read.many<TreeReturn & { unit_name?: string; level: string }>(sql`
      select s.id, s.unit, s.leg, s.receiver, s.level, zs_return_in_force(s.state, s.revision, s.accepted_revision) > 0 as in_force
      from return_sheet s where ${owing(asked, actor, legs)}`);
    const own = input.below ? (rootOf(returns, legs, counted) ?? actor.unit.code) : actor.unit.code;
    // Numbers of units that sum others, one by one; of the rest only how much each passed to whom.
    const summing = returns.filter((it) => !counted.has(it.leg));
    const [above, below] = await Promise.all([
      read.many<{ return: string; address: string; num: number }>(sql`
        select f.return, ${addressOf(sql`f`)} as address, sum(f.num)::bigint as num
        from return_figure f where f.return = any(${summing.map((it) => it.id)}::uuid[]) and f.form = ${form} and f.kind = 'number'
        group by 1, 2`),
      read.many<{ receiver: string; leg: string; address: string; num: number }>(sql`
        select coalesce(f.receiver, '') as receiver, f.leg, ${addressOf(sql`f`)} as address, sum(f.num)::bigint as num
        from return_figure f join return_sheet s on s.id = f.return
        where f.round = ${asked.round.id} and f.form = ${form} and f.kind = 'number' and f.leg = any(${[...counted]}::text[])
          and ${owing(asked, actor, legs)}
        group by 1, 2, 3`),
    ]);
    // Counted returns of one leg that go to one unit are one in the tree.
    const bundles = new Map<string, TreeReturn>();
    for (const it of returns)
      if (counted.has(it.leg)) {
        const id = `${it.receiver ?? ''}|${it.leg}`;
        bundles.set(id, { id, unit: '', leg: it.leg, receiver: it.receiver, in_force: true });
      }
    const answer = agreement(
      [...bundles.values(), ...summing],
      [...above, ...below.map((it) => ({ return: `${it.receiver}|${it.leg}`, address: it.address, num: it.num }))],
      asked.chain.legs,
      own,
    );
    const differing = answer.cells.filter((it) => it.by_region !== it.by_line);
    const shown = answer.places.slice(0, MOST);
    const names = await read.many<{ code: string; name: string }>(
      sql`select code, zs_unit_name(code) as name from unnest(${[...new Set(shown.map((it) => it.unit))]}::text[]) code`,
    );
    const reasons = await read.many<{ return: string; address: string; reason: string }>(sql`
      select v.return, sheet.value ->> 'form' || '|' || c.key as address, c.value ->> 'reason' as reason
      from return_sheet s join return_version v on v.return = s.id and v.number = zs_return_in_force(s.state, s.revision, s.accepted_revision)
      cross join lateral jsonb_array_elements(v.content -> 'sheets') sheet
      cross join lateral jsonb_each(sheet.value -> 'cells') c
      where s.id = any(${[...new Set(shown.map((it) => it.return))]}::uuid[]) and sheet.value ->> 'form' = ${form} and c.value ->> 'reason' <> ''`);
    const reasonOf = new Map(
      reasons.map((it) => {
        const [, table, row, , column] = it.address.split('|');
        return [`${it.return}|${table}|${row}|${column}`, it.reason];
      }),
    );
    return {
      agrees: differing.length === 0 && answer.places.length === 0,
      cells: answer.cells.length,
      differing,
      places: shown.map((it) => {
        const summingLeg = summing.find((one) => one.id === it.return)?.leg ?? '';
        const [table = ''] = it.address.split('|');
        return {
          ...it,
          unit_name: names.find((one) => one.code === it.unit)?.name ?? it.unit,
          reason: reasonOf.get(`${it.return}|${it.address}`) ?? null,
          asked: asks(asked.chain, summingLeg, form, table),
        };
      }),
      more: answer.places.length - shown.length,
    };
  },
});

/** The unit that sums everything in a region below the caller's: the one whose return has the most levels under it. */
function rootOf(
  returns: readonly TreeReturn[],
  legs: readonly string[],
  counted: ReadonlySet<string>,
): string | undefined {
  const summing = returns.filter((it) => legs.includes(it.leg) && !counted.has(it.leg));
  const units = new Set(summing.map((it) => it.unit));
  return summing.find((it) => it.receiver === null || !units.has(it.receiver))?.unit;
}
