/** What every roll-up question starts with: the round, the chain and the form in force, and how far the caller's post reaches. */
import sql, { type Sql } from 'sql-template-tag';
import type { CommandContext } from '#kernel/command.ts';
import type { ChainValue, FormValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Actor, grantOf, regionPrefix, type Scope, scopeOf } from '#kernel/rights.ts';
import { policyWhy } from '#modules/policy/index.ts';
import type { RoundRow } from '../../records/round.ts';
import { countedLegs } from '../domain/legs.ts';
import { askedPrefix } from '../domain/regions.ts';

export interface Asked {
  readonly round: RoundRow;
  readonly chain: ChainValue;
  readonly scope: Scope;
  /** First digits of the region asked about. */
  readonly prefix: string;
  /** Post reaches its own unit only: it sums what was sent to it. */
  readonly own_only: boolean;
  /** One line of a line leader's. */
  readonly line: string | null;
}

/** What a post may read of returns; its reach tells the sums it is shown. */
export function reachOf(actor: Actor): {
  readonly scope: Scope;
  readonly own_only: boolean;
  readonly line: string | null;
} {
  const reach = grantOf(actor, 'returns.read')?.reach ?? 'unit';
  return {
    scope: scopeOf(reach, actor.unit),
    own_only: reach === 'unit' || reach === 'unit-and-below',
    line: reach === 'line-and-below' ? actor.unit.line : null,
  };
}

/** Finds the round and what its chain says. Refuses what is not there. */
export async function askRound(
  read: Reader,
  ctx: CommandContext,
  input: { readonly round: string; readonly below?: string | null },
): Promise<Asked> {
  const round = await read.one<RoundRow>(sql`select * from return_round where id = ${input.round}`);
  if (!round) throw refuse('missing.record', '没有找到这个报送批次，请从报送批次列表中打开。');
  const { scope, own_only, line } = reachOf(ctx.actor);
  return {
    round,
    chain: chainOf(round),
    scope,
    own_only,
    line,
    prefix: askedPrefix(regionPrefix(ctx.actor.unit.region), input.below),
  };
}

/** The chain as the round was opened with, else as in force for its region on that day. */
export function chainOf(round: RoundRow): ChainValue {
  const found = policyWhy(round.chain, round.region, round.opened_on ?? round.period_until);
  if (!found.value) throw refuse('missing.chain', '政策包中没有这条报送链，无法汇总。请联系规则管理员核对政策包。');
  const value = found.value as ChainValue;
  return Array.isArray(round.legs) ? { ...value, legs: round.legs as ChainValue['legs'] } : value;
}

export function formOf(round: RoundRow, form: string): FormValue {
  const found = policyWhy(form, round.region, round.opened_on ?? round.period_until);
  if (!found.value) throw refuse('missing.form', '政策包中没有这张表，请从报送批次中重新选择。');
  return found.value as FormValue;
}

/** The form of the input, or the first of the round's chain that is not only text. */
export function formAsked(asked: Asked, form: string | null | undefined): string {
  if (form) {
    const carried = asked.chain.legs.some((leg) => (leg.forms ?? asked.chain.forms).includes(form));
    if (!carried) throw refuse('missing.form', '这个报送批次没有这张表，请重新选择。');
    return form;
  }
  const withTables = asked.chain.forms.find((it) => formOf(asked.round, it).tables.length > 0);
  return withTables ?? (asked.chain.forms[0] as string);
}

/** Condition on figures, or returns, for what is summed: every counted leg in the region and line, or what was sent to the caller's unit. */
export function within(asked: Asked, actor: Actor, form: string | null, alias: Sql = sql`f`): Sql {
  const { scope, prefix, own_only, line, chain } = asked;
  if (own_only) return sql`${alias}.receiver = ${actor.unit.code}`;
  const legs = form === null ? chain.legs.map((it) => it.code) : countedLegs(chain, form);
  const area = sql`${alias}.unit >= ${prefix} and ${alias}.unit <= ${`${prefix}~`} and ${alias}.unit >= ${scope.unit_lo} and ${alias}.unit <= ${scope.unit_hi}`;
  return sql`${area} and ${alias}.leg = any(${legs}::text[]) ${line === null ? sql`` : sql`and ${alias}.line = ${line}`}`;
}
