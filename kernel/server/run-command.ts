/**
 * Runs a command: load, may, decide, journal, write, commit, in one transaction under the actor's claims.
 */
import sql, { raw, type Sql } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock.ts';
import type { AheadContext, AnyCommand, CommandContext, Outcome } from '../command.ts';
import { formSchema, parseForm } from '../form.ts';
import { signatureOf } from '../journal.ts';
import type { PolicyView } from '../policy-view.ts';
import type { RecordDef } from '../record.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Registry } from '../registry.ts';
import { type Actor, actsOn, type Grant, grantOf, type Reach, scopeOf } from '../rights.ts';
import type { Claims, Database, Transaction } from './database.ts';
import { dutyInsert, nextNumber, noticeInsert } from './write-effects.ts';
import { type Act, insertion, type StoredRow, update } from './write-rows.ts';

export interface CommandDeps {
  readonly registry: Registry;
  readonly db: Database;
  readonly clock: Clock;
  readonly policy: (region: string, day: string) => PolicyView;
  /** Days on which to remind of a duty due that day, in order; from the calendar and the packs. */
  readonly remindDays: (due: string, region?: string) => readonly string[];
  /** Called after a commit that wrote something, so that the reactor need not wait for its next look. */
  readonly written: () => void;
}

export interface CommandCall {
  /** Row the command is about; absent for creating commands. */
  readonly id?: string | undefined;
  /** Version the caller saw; a newer one is a conflict. Absent: no check (machines). */
  readonly version?: number | undefined;
  /** Same key, one effect: the second submission gets the first one's answer. */
  readonly key?: string | undefined;
  readonly input?: unknown;
}

export interface CommandAnswer {
  readonly record: string;
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly result?: unknown;
}

/** Claims of an actor for a reach. */
export function claimsOf(actor: Actor, reach: Reach): Claims {
  return {
    person: actor.person,
    account: actor.account,
    unit: actor.unit.code,
    scope: scopeOf(reach, actor.unit),
    supervisor: actor.supervisor,
    audit: actor.roles.includes('audit-admin'),
  };
}

const schemas = new WeakMap<AnyCommand, ReturnType<typeof formSchema>>();
export function schemaOf(cmd: AnyCommand): ReturnType<typeof formSchema> {
  let schema = schemas.get(cmd);
  if (!schema) {
    schema = cmd.input?.() ?? formSchema(cmd.fields);
    schemas.set(cmd, schema);
  }
  return schema;
}

/** Runs one command for an actor. Throws a Refusal with what to do, and nothing is written then. */
export async function runCommand(
  deps: CommandDeps,
  actor: Actor,
  cmd: AnyCommand,
  call: CommandCall,
): Promise<CommandAnswer> {
  const def = deps.registry.records.get(cmd.record) as RecordDef;
  const grant = grantOf(actor, cmd.right);
  if (!grant)
    throw refuse('right.denied', `您当前的岗位不能办理“${cmd.label}”。如确需办理，请切换岗位或联系本单位管理员授权。`);
  const input = parseForm(schemaOf(cmd), call.input ?? {});
  if (!cmd.creates && !call.id) throw refuse('input.id', `“${cmd.label}”要指明办理哪一条${def.label}`);

  const claims = claimsOf(actor, grant.reach);
  try {
    const answer = await deps.db.transact(claims, (tx) => inTransaction(deps, tx, actor, cmd, def, call, input), {
      prepared: true,
    });
    deps.written();
    return answer;
  } catch (error) {
    if (error instanceof DoneBefore) return error.answer;
    // The same submission was being done while this one waited for the row, and found it changed: by itself.
    const twin = error instanceof Refusal || isUnique(error, 'submission_pkey');
    const again = call.key && twin ? await earlierAnswer(deps, claims, call.key, cmd) : undefined;
    if (again) return again;
    throw rowPolicyRefusal(error, cmd.label);
  }
}

/** The submission was done before. Thrown, so that nothing of this attempt stays. */
class DoneBefore extends Error {
  readonly answer: CommandAnswer;
  constructor(answer: CommandAnswer) {
    super('done before');
    this.answer = answer;
  }
}

async function earlierAnswer(
  deps: CommandDeps,
  claims: Claims,
  key: string,
  cmd: AnyCommand,
): Promise<CommandAnswer | undefined> {
  const rows = await deps.db.ask<{ answer: string }>(
    claims,
    sql`select answer from submission where account = ${claims.account} and key = ${key} and command = ${cmd.name}`,
  );
  return rows[0] ? (JSON.parse(rows[0].answer) as CommandAnswer) : undefined;
}

function isUnique(error: unknown, constraint: string): boolean {
  const e = error as { code?: string; constraint?: string };
  return e.code === '23505' && e.constraint === constraint;
}

function rowPolicyRefusal(error: unknown, label: string): unknown {
  if ((error as { code?: string }).code === '42501')
    return refuse('right.scope', `“${label}”超出了您当前岗位的管辖范围，未作任何改动。`);
  return error;
}

async function inTransaction(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  cmd: AnyCommand,
  def: RecordDef,
  call: CommandCall,
  input: unknown,
): Promise<CommandAnswer> {
  const { id } = call;
  const [earlier, row, ahead] = await Promise.all([
    call.key
      ? tx.one<{ answer: string; command: string }>(
          sql`select answer, command from submission where account = ${actor.account} and key = ${call.key}`,
        )
      : undefined,
    cmd.creates || !id ? undefined : lockRow(tx, def, id),
    cmd.ahead && id ? cmd.ahead(tx, { id, input, ctx: momentOf(deps, actor) }) : undefined,
  ]);
  if (earlier) {
    if (earlier.command !== cmd.name)
      throw refuse('conflict.key', '同一提交编号已用于另一项办理，请刷新页面后重新提交。');
    throw new DoneBefore(JSON.parse(earlier.answer) as CommandAnswer);
  }
  if (!cmd.creates) mayAct(cmd, def, row, actor, call);

  const moment = momentOf(deps, actor);
  const ctx: CommandContext = { ...moment, policy: deps.policy(row?.region ?? actor.unit.region, moment.today) };
  const loaded = cmd.load ? await cmd.load(tx, { row, input, ctx, ahead }) : undefined;
  const outcome: Outcome | Refusal = cmd.decide({ row, input, loaded, ctx });
  if (outcome instanceof Refusal) throw outcome;
  return write(deps, tx, cmd, def, row, outcome, ctx, call.key);
}

function momentOf(deps: CommandDeps, actor: Actor): AheadContext {
  return { actor, today: deps.clock.today(), now: deps.clock.now().toISOString(), newId: () => uuidv7() };
}

/** Reads a row under the caller's claims and holds it until the transaction ends. */
export async function lockRow(tx: Transaction, def: RecordDef, id: string): Promise<StoredRow | undefined> {
  return tx.one<StoredRow>(sql`select * from ${raw(`"${def.table}"`)} where id = ${id} for update`);
}

/** Refuses what this actor may not do to this row now. */
export function mayAct(
  cmd: AnyCommand,
  def: RecordDef,
  row: StoredRow | undefined,
  actor: Actor,
  call: CommandCall,
): asserts row {
  if (!row) throw refuse('missing.record', `没有找到这条${def.label}，或者它不在您的管辖范围内。`);
  if (!actsOn(scopeOf((grantOf(actor, cmd.right) as Grant).reach, actor.unit), def, cmd, row))
    throw refuse('right.not-yours', `这条${def.label}由其他单位保管，送达您单位供查阅，不由您办理“${cmd.label}”。`);
  if (call.version !== undefined && call.version !== row.version)
    throw refuse(
      'conflict.version',
      `这条${def.label}刚被别人改过。您填写的内容仍保留在页面上，请核对最新内容后再提交。`,
      {
        detail: { version: row.version, state: row.state, updated_at: row.updated_at },
      },
    );
  const state = def.states[row.state];
  const allowed = cmd.from === '*' ? !state?.final : cmd.from.includes(row.state);
  if (!allowed)
    throw refuse('state.not-now', `这条${def.label}现在是“${state?.label ?? row.state}”，不能办理“${cmd.label}”。`, {
      detail: { state: row.state },
    });
  if (cmd.offered && !cmd.offered(row, actor))
    throw refuse('right.not-yours', `这条${def.label}不由您办理“${cmd.label}”。`);
  for (const { field, message } of cmd.other_than ?? [])
    if (row[field] === actor.person || (actor.for_person && row[field] === actor.for_person.person))
      throw refuse('right.same-person', message);
}

async function write(
  deps: CommandDeps,
  tx: Transaction,
  cmd: AnyCommand,
  def: RecordDef,
  row: StoredRow | undefined,
  outcome: Outcome,
  ctx: CommandContext,
  key: string | undefined,
): Promise<CommandAnswer> {
  const actor = ctx.actor;
  const act: Act = {
    act: uuidv7(),
    at: ctx.now,
    verb: cmd.name,
    label: cmd.label,
    by: signatureOf(actor),
    right: cmd.right,
    pack: ctx.policy.version,
    note: outcome.note,
    basis: outcome.basis,
  };
  const set = { ...outcome.set };
  if (outcome.number) set[outcome.number.field] = await nextNumber(tx, outcome.number);
  const to = outcome.state ?? row?.state ?? def.initial;
  if (cmd.to && outcome.state && !cmd.to.includes(outcome.state))
    throw new Error(`command ${cmd.name} led to ${outcome.state}, which it does not declare`);

  let id: string;
  let version = 1;
  // What is to be written is gathered first and leaves in one trip, the commit with it.
  const writes: Sql[] = [];
  if (row) {
    id = row.id;
    const changed = await update(tx, def, row, set, to, act);
    version = changed.version;
    writes.push(...changed.statements);
  } else {
    id = outcome.id ?? ctx.newId();
    const keeper = outcome.keeper ?? actor.unit;
    const place = { id, region: keeper.region, unit: keeper.code, line: keeper.line, state: to, source: '' };
    writes.push(...(await insertion(tx, def, place, set, act)));
  }
  const touched = new Set([id]);
  for (const made of outcome.create ?? []) {
    const target = recordOf(deps.registry, made.record);
    const unit = made.unit ?? actor.unit;
    const place = {
      id: made.id ?? ctx.newId(),
      region: unit.region,
      unit: unit.code,
      line: unit.line,
      state: made.state ?? target.initial,
      source: made.source ?? '',
    };
    touched.add(place.id);
    writes.push(...(await insertion(tx, target, place, made.values, act)));
  }
  for (const change of outcome.change ?? []) {
    const target = recordOf(deps.registry, change.record);
    // A row written by this act is read again as it is by then.
    if (touched.has(change.id)) await Promise.all(writes.splice(0).map((it) => tx.run(it)));
    touched.add(change.id);
    const other = await lockRow(tx, target, change.id);
    if (!other) throw refuse('missing.record', `没有找到相关的${target.label}，或者它不在您的管辖范围内。`);
    writes.push(...(await update(tx, target, other, change.set, change.state ?? other.state, act)).statements);
  }
  // Closing comes first: an act may close a duty and open the next of the same kind.
  for (const close of outcome.close_duties ?? [])
    writes.push(sql`select zs_close_duty(${close.record_id}, ${close.kind}, ${close.how ?? cmd.label}, ${ctx.now})`);
  for (const duty of outcome.duties ?? []) writes.push(dutyInsert(deps, duty, ctx.now));
  for (const notice of outcome.notices ?? []) writes.push(noticeInsert(notice, ctx.now));

  const answer: CommandAnswer = {
    record: def.name,
    id,
    state: to,
    version,
    ...(outcome.result === undefined ? {} : { result: outcome.result }),
  };
  if (key)
    writes.push(sql`insert into submission (key, account, command, answer, at)
      values (${key}, ${actor.account}, ${cmd.name}, ${JSON.stringify(answer)}, ${ctx.now})`);
  await tx.finish(writes);
  return answer;
}

export function recordOf(registry: Registry, name: string): RecordDef {
  const def = registry.records.get(name);
  if (!def) throw new Error(`unknown record ${name}`);
  return def;
}
