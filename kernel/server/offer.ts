/**
 * What a reader may do with a row now: right, scope, state, the command's own question, difference of persons. The button, the list and the
 * refusal ask the same. A row of a list holds few columns: reading another one says so, and the list reads it too from then on.
 */
import type { AnyCommand } from '../command.ts';
import { BASE_COLUMNS, type RecordDef } from '../record.ts';
import type { Registry } from '../registry.ts';
import { type Actor, actsOn, grantOf, type Scope, scopeOf } from '../rights.ts';
import type { StoredRow } from './write-rows.ts';

interface Offer {
  readonly cmd: AnyCommand;
  readonly scope: Scope;
}

/** An actor is the same object for some seconds of requests; what his grants come to is worked out once for it. */
const worked = new WeakMap<Actor, { readonly registry: Registry; readonly offers: Map<string, readonly Offer[]> }>();

function offersOf(registry: Registry, def: RecordDef, actor: Actor): readonly Offer[] {
  let kept = worked.get(actor);
  if (kept?.registry !== registry) {
    kept = { registry, offers: new Map() };
    worked.set(actor, kept);
  }
  let offers = kept.offers.get(def.name);
  if (!offers) {
    offers = registry.commandsOf(def.name).flatMap((cmd) => {
      const grant = cmd.creates ? undefined : grantOf(actor, cmd.right);
      return grant ? [{ cmd, scope: scopeOf(grant.reach, actor.unit) }] : [];
    });
    kept.offers.set(def.name, offers);
  }
  return offers;
}

function isOffered({ cmd, scope }: Offer, def: RecordDef, actor: Actor, row: StoredRow): boolean {
  if (cmd.from === '*' ? def.states[row.state]?.final : !cmd.from.includes(row.state)) return false;
  if (!actsOn(scope, def, cmd, row)) return false;
  if (cmd.offered && !cmd.offered(row, actor)) return false;
  if (cmd.shown && !cmd.shown(row)) return false;
  return !(cmd.other_than ?? []).some(
    ({ field }) => row[field] === actor.person || (actor.for_person && row[field] === actor.for_person.person),
  );
}

/** Names of the commands this reader may give on a whole row now. */
export function canDo(registry: Registry, def: RecordDef, actor: Actor, row: StoredRow): string[] {
  const can: string[] = [];
  for (const offer of offersOf(registry, def, actor)) if (isOffered(offer, def, actor, row)) can.push(offer.cmd.name);
  return can;
}

/** A command's question read a column that the row was not given. */
class NotRead extends Error {
  readonly column: string;
  constructor(column: string) {
    super(`column ${column} was not read`);
    this.column = column;
  }
}

const NONE: ReadonlySet<string> = new Set();
const learnt = new WeakMap<RecordDef, ReadonlySet<string>>();

/** Columns that commands' questions were seen to read on rows of this record, beside those a list shows. */
export function columnsAsked(def: RecordDef): ReadonlySet<string> {
  return learnt.get(def) ?? NONE;
}

/**
 * The same for rows that hold some columns only. Undefined when a question read one that is not there: it is among `columnsAsked` now, and the
 * rows are to be read again with it.
 */
export function canDoOn(
  registry: Registry,
  def: RecordDef,
  actor: Actor,
  rows: readonly Readonly<Record<string, unknown>>[],
): string[][] | undefined {
  if (offersOf(registry, def, actor).length === 0) return rows.map(() => []);
  const guard: ProxyHandler<Record<string, unknown>> = {
    get(row, name) {
      if (typeof name !== 'string' || name in row) return row[name as string];
      if (Object.hasOwn(def.fields, name) || BASE_COLUMNS.includes(name as never)) throw new NotRead(name);
      return undefined;
    },
  };
  try {
    return rows.map((row) => canDo(registry, def, actor, new Proxy(row, guard) as StoredRow));
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    learnt.set(def, new Set([...columnsAsked(def), error.column]));
    return undefined;
  }
}
