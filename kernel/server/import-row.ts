/**
 * One row of an import: cells to values, then the kind's acts, all of them or none. Acts are commands, run inside the row's own transaction
 * under the importing person's rights.
 */
import sql from 'sql-template-tag';
import type { XlsxValue } from '../files/xlsx-read.ts';
import { headerLabel } from '../import/header.ts';
import type { ImportKind, RowValues } from '../import/kind.ts';
import { cellText, parseCell } from '../import/parse-cell.ts';
import { choicesOf } from '../import/template.ts';
import type { Reader } from '../reader.ts';
import { Refusal, refuse } from '../refusal.ts';
import { type Actor, grantOf } from '../rights.ts';
import type { Claims, Database, Transaction } from './database.ts';
import { type CommandDeps, claimsOf, runCommand } from './run-command.ts';

/** A fault of a row, as the user finds it: the column's header, what stood there, what to do. */
export interface CellFault {
  readonly column: string;
  readonly value: string;
  readonly message: string;
}

export type RawCells = Readonly<Record<string, XlsxValue>>;
export type RowResult = { readonly done: 'made' | 'present' } | { readonly faults: readonly CellFault[] };

/** Claims for acting and looking up under a kind's right; refuses who may not import it. */
export function importClaims(kind: ImportKind, actor: Actor): Claims {
  const grant = grantOf(actor, kind.right);
  if (!grant)
    throw refuse('right.denied', `您当前的岗位不能导入${kind.label}。如确需导入，请切换岗位或联系管理员授权。`);
  return claimsOf(actor, grant.reach);
}

function dictionaryOf(deps: CommandDeps, actor: Actor) {
  return (id: string) => deps.policy(actor.unit.region, deps.clock.today()).dictionary(id);
}

/** Every cell of the row, with all its faults at once. */
export async function parseRow(
  deps: CommandDeps,
  actor: Actor,
  kind: ImportKind,
  raw: RawCells,
  read: Reader,
): Promise<{ values: RowValues; faults: CellFault[] }> {
  const values: Record<string, unknown> = {};
  const faults: CellFault[] = [];
  for (const { name, field, lookup } of kind.columns) {
    const cell = raw[name] ?? null;
    const text = cellText(cell);
    const looked = lookup && text !== '';
    const parsed = looked
      ? await lookup(text, read)
      : parseCell(field, cell, choicesOf(field, dictionaryOf(deps, actor)));
    if ('wrong' in parsed)
      faults.push({ column: headerLabel(field), value: text.slice(0, 100), message: parsed.wrong });
    else values[name] = parsed.value;
  }
  return { values, faults };
}

/** Parses and writes a row inside `tx`. Throws only what is not the row's fault; the caller rolls back a row with faults. */
export async function writeRow(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  kind: ImportKind,
  raw: RawCells,
): Promise<RowResult> {
  try {
    const { values, faults } = await parseRow(deps, actor, kind, raw, tx);
    if (faults.length > 0)
      return { faults: [...faults, ...(await furtherFaults(deps, tx, actor, kind, raw, values, faults))] };
    return { done: await actsOf(deps, tx, actor, kind, values) };
  } catch (error) {
    return { faults: faultsOf(error, kind, raw) };
  }
}

/**
 * What else is wrong with a row that cannot be read whole: its acts are tried without the cells that are wrong, in a savepoint that is always taken
 * back, and what is said of other columns is told in the same breath.
 */
async function furtherFaults(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  kind: ImportKind,
  raw: RawCells,
  values: RowValues,
  known: readonly CellFault[],
): Promise<CellFault[]> {
  const rest = Object.fromEntries(kind.columns.map(({ name }) => [name, values[name] ?? null]));
  await tx.run(sql`savepoint import_further`);
  try {
    await actsOf(deps, tx, actor, kind, rest);
    return [];
  } catch (error) {
    // Without the wrong cells an act may stumble over what is missing: only what it says in words counts.
    if (!(error instanceof Refusal)) return [];
    const said = new Set(known.map((fault) => fault.column));
    return faultsOf(error, kind, raw).filter(({ column }) => column !== '' && !said.has(column));
  } finally {
    await tx.run(sql`rollback to savepoint import_further`);
  }
}

async function actsOf(deps: CommandDeps, tx: Transaction, actor: Actor, kind: ImportKind, values: RowValues) {
  const inside: CommandDeps = { ...deps, db: insideOf(tx, importClaims(kind, actor)), written: () => undefined };
  return kind.write(values, {
    read: tx,
    actor,
    today: deps.clock.today(),
    async run(name, input, id) {
      const cmd = deps.registry.commands.get(name);
      if (!cmd) throw new Error(`import ${kind.name} names the unknown command ${name}`);
      return runCommand(inside, actor, cmd, { id, input });
    },
  });
}

/** A refusal in terms of the sheet. Anything that is not about the row goes on upwards. */
function faultsOf(error: unknown, kind: ImportKind, raw: RawCells): CellFault[] {
  if (error instanceof Refusal) {
    if (error.faults.length === 0) return [{ column: '', value: '', message: error.message }];
    return error.faults.map(({ field, message }) => {
      const column = kind.columns.find((c) => c.name === field);
      if (!column) return { column: '', value: '', message: error.faults.length === 1 ? error.message : message };
      return { column: headerLabel(column.field), value: cellText(raw[field] ?? null).slice(0, 100), message };
    });
  }
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && /^2[23]/.test(code))
    return [{ column: '', value: '', message: '这一行无法保存，请检查日期、数字和编号是否正确、是否与已有的重复' }];
  throw error;
}

/**
 * The row's transaction in the shape a command expects of a database: the command's claims for its statements, then the row's own again. No
 * second transaction is opened, so a refusal of the second act takes the first one back.
 */
function insideOf(tx: Transaction, outer: Claims): Database {
  const inside: Pick<Database, 'transact'> = {
    async transact<T>(claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
      await setClaims(tx, claims);
      // What a command sends last stays inside the row's transaction, which goes on.
      const answer = await work({
        ...tx,
        finish: async (last) => void (await Promise.all(last.map((it) => tx.run(it)))),
      });
      await setClaims(tx, outer);
      return answer;
    },
  };
  return inside as Database;
}

async function setClaims(tx: Transaction, { person, account, unit, scope, supervisor, audit }: Claims): Promise<void> {
  const settings = { person, account, unit, ...scope, supervisor: supervisor ? '1' : '', audit: audit ? '1' : '' };
  await tx.run(
    sql`select set_config('zs.' || key, value, true) from jsonb_each_text(${JSON.stringify(settings)}::jsonb)`,
  );
}

/** Inside a savepoint: a refused row leaves nothing, and the transaction goes on. */
export async function inSavepoint(tx: Transaction, work: () => Promise<RowResult>): Promise<RowResult> {
  await tx.run(sql`savepoint import_row`);
  const result = await work();
  await tx.run('faults' in result ? sql`rollback to savepoint import_row` : sql`release savepoint import_row`);
  return result;
}

/** One row in a transaction of its own; nothing of it stays when it is refused. */
export async function importRow(deps: CommandDeps, actor: Actor, kind: ImportKind, raw: RawCells): Promise<RowResult> {
  const result = await deps.db.transact(importClaims(kind, actor), async (tx) => {
    // Two imports of the same kind take turns row by row, so that neither misses what the other has just made.
    await tx.run(sql`select pg_advisory_xact_lock(31349, hashtext(${kind.name}))`);
    return inSavepoint(tx, () => writeRow(deps, tx, actor, kind, raw));
  });
  if ('done' in result && result.done === 'made') deps.written();
  return result;
}
