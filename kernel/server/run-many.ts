/**
 * Gives one command to many rows in one transaction: each row with its own rights, decision, refusal, act and journal entries, as if it had been given alone;
 * only what is written goes to the database together. For imports, where row by row would keep a person waiting for minutes.
 */
import sql, { raw } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { AnyCommand, CommandContext, Outcome } from '../command.ts';
import { parseForm } from '../form.ts';
import { signatureOf } from '../journal.ts';
import type { RecordDef } from '../record.ts';
import { Refusal, refuse } from '../refusal.ts';
import { type Actor, grantOf } from '../rights.ts';
import type { Transaction } from './database.ts';
import { type CommandDeps, claimsOf, mayAct, recordOf, runCommand, schemaOf } from './run-command.ts';
import { type ChangeStored, updateRows } from './update-many.ts';
import { insertRows, type NewStored } from './write-many.ts';
import type { Act, StoredRow } from './write-rows.ts';

export interface ManyCall {
  readonly id: string;
  readonly input: unknown;
}

/** What the command's `load` answers, for all rows at once, by id. */
export type LoadMany = (
  tx: Transaction,
  rows: readonly StoredRow[],
  calls: readonly ManyCall[],
) => Promise<ReadonlyMap<string, unknown>>;

/** By row: the result of the command, or why it was refused; a refused row changes nothing, the others are written. */
export type ManyAnswer = { readonly id: string } & ({ readonly result: unknown } | { readonly refusal: Refusal });

/** For commands that change their row, make and change other rows, and nothing else. Rows are given once each. */
export async function runMany(
  deps: CommandDeps,
  actor: Actor,
  cmd: AnyCommand,
  calls: readonly ManyCall[],
  load: LoadMany,
): Promise<ManyAnswer[]> {
  const grant = grantOf(actor, cmd.right);
  if (!grant)
    throw refuse('right.denied', `您当前的岗位不能办理“${cmd.label}”。如确需办理，请切换岗位或联系本单位管理员授权。`);
  const claims = claimsOf(actor, grant.reach);
  try {
    const answers = await deps.db.transact(claims, (tx) => together(deps, tx, actor, cmd, calls, load));
    deps.written();
    return answers;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy.database') throw error;
    // One row that the database refuses would undo all: each by itself then, and only that one is told.
    return oneByOne(deps, actor, cmd, calls);
  }
}

async function oneByOne(
  deps: CommandDeps,
  actor: Actor,
  cmd: AnyCommand,
  calls: readonly ManyCall[],
): Promise<ManyAnswer[]> {
  const answers: ManyAnswer[] = [];
  for (const { id, input } of calls)
    try {
      answers.push({ id, result: (await runCommand(deps, actor, cmd, { id, input })).result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answers.push({ id, refusal: error });
    }
  return answers;
}

interface Decided {
  readonly row: StoredRow;
  readonly outcome: Outcome;
  readonly ctx: CommandContext;
  readonly act: string;
}

async function together(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  cmd: AnyCommand,
  calls: readonly ManyCall[],
  load: LoadMany,
): Promise<ManyAnswer[]> {
  const def = recordOf(deps.registry, cmd.record);
  // In one order, so that two imports never wait for each other in a circle.
  const rows = await lockRows(
    tx,
    def,
    calls.map((it) => it.id),
  );
  const loaded = await load(tx, [...rows.values()], calls);
  const [now, today] = [deps.clock.now().toISOString(), deps.clock.today()];
  const decided: Decided[] = [];
  const answers = calls.map(({ id, input }): ManyAnswer => {
    try {
      const row = rows.get(id);
      const checked = parseForm(schemaOf(cmd), input ?? {});
      mayAct(cmd, def, row, actor, { id });
      const ctx: CommandContext = { actor, today, now, policy: deps.policy(row.region, today), newId: () => uuidv7() };
      const outcome = cmd.decide({ row, input: checked, loaded: loaded.get(id), ctx });
      if (outcome instanceof Refusal) return { id, refusal: outcome };
      if (outcome.number || outcome.duties || outcome.close_duties || outcome.notices || outcome.note || outcome.basis)
        throw new Error(`${cmd.name} does more than write rows: give it one by one`);
      if (cmd.to && outcome.state && !cmd.to.includes(outcome.state))
        throw new Error(`command ${cmd.name} led to ${outcome.state}, which it does not declare`);
      decided.push({ row, outcome, ctx, act: uuidv7() });
      return { id, result: outcome.result };
    } catch (error) {
      if (error instanceof Refusal) return { id, refusal: error };
      throw error;
    }
  });
  await write(deps, tx, actor, cmd, def, decided, now);
  return answers;
}

async function lockRows(tx: Transaction, def: RecordDef, ids: readonly string[]): Promise<Map<string, StoredRow>> {
  const rows = await tx.many<StoredRow>(
    sql`select * from ${raw(`"${def.table}"`)} where id = any(${[...ids]}::uuid[]) order by id for update`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function write(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  cmd: AnyCommand,
  def: RecordDef,
  decided: readonly Decided[],
  at: string,
): Promise<void> {
  const changes = new Map<RecordDef, ChangeStored[]>([[def, []]]);
  const creates = new Map<RecordDef, NewStored[]>();
  const wanted = new Map<RecordDef, string[]>();
  for (const { row, outcome, ctx, act } of decided) {
    changes.get(def)?.push({ locked: row, set: { ...outcome.set }, state: outcome.state ?? row.state, act });
    for (const made of outcome.create ?? []) {
      const target = recordOf(deps.registry, made.record);
      const { region, code: unit, line } = made.unit ?? actor.unit;
      const state = made.state ?? target.initial;
      const place = { id: made.id ?? ctx.newId(), region, unit, line, state, source: made.source ?? '' };
      put(creates, target, { place, values: made.values, act });
    }
    for (const change of outcome.change ?? []) put(wanted, recordOf(deps.registry, change.record), change.id);
  }
  for (const [target, ids] of wanted) {
    const locked = await lockRows(tx, target, ids);
    for (const { outcome, act } of decided)
      for (const change of outcome.change ?? []) {
        if (recordOf(deps.registry, change.record) !== target) continue;
        const other = locked.get(change.id);
        if (!other) throw refuse('missing.record', `没有找到相关的${target.label}，或者它不在您的管辖范围内。`);
        put(changes, target, { locked: other, set: change.set, state: change.state ?? other.state, act });
      }
  }
  // Entries of one pack version: the acts of a batch are of one moment.
  const packs = new Map<string, string>(decided.map(({ act, ctx }) => [act, ctx.policy.version]));
  for (const pack of new Set(packs.values())) {
    const of = ({ act }: { readonly act?: string }) => packs.get(act ?? '') === pack;
    const common: Act = {
      ...{ act: '', at, verb: cmd.name, label: cmd.label, by: signatureOf(actor), right: cmd.right, pack },
    };
    for (const [target, list] of changes) await updateRows(tx, target, list.filter(of), common);
    for (const [target, list] of creates) await insertRows(tx, target, list.filter(of), common);
  }
}

function put<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
