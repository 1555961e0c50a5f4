/**
 * The registry: every module's records, commands, queries, facts and roles in one place, cross-checked before the server starts.
 * What does not fit together stops the start, with the names of all that is wrong.
 */
import type { AnyCommand } from './command.ts';
import type { FactDef } from './facts.ts';
import type { AnyQuery } from './query.ts';
import type { RecordDef } from './record.ts';
import type { Grant, RoleDef } from './rights.ts';

export interface ModuleDef {
  readonly name: string;
  readonly label: string;
  readonly records?: readonly RecordDef[];
  readonly commands?: readonly AnyCommand[];
  readonly queries?: readonly AnyQuery[];
  readonly facts?: readonly FactDef[];
  readonly roles?: readonly RoleDef[];
  /** What this module's rights give to which roles; merged into the roles, so that a feature stays in its folder. */
  readonly grants?: Readonly<Record<string, readonly Grant[]>>;
  /** Chinese label of every right this module's verbs declare. */
  readonly rights?: Readonly<Record<string, string>>;
}

export interface Registry {
  readonly modules: readonly ModuleDef[];
  readonly records: ReadonlyMap<string, RecordDef>;
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly queries: ReadonlyMap<string, AnyQuery>;
  readonly facts: ReadonlyMap<string, FactDef>;
  readonly roles: ReadonlyMap<string, RoleDef>;
  readonly rights: ReadonlyMap<string, string>;
  commandsOf(record: string): readonly AnyCommand[];
}

/** Builds the registry or throws one error that lists everything that does not fit. */
export function buildRegistry(modules: readonly ModuleDef[]): Registry {
  const wrong: string[] = [];
  const index = <T extends { readonly name: string }>(what: string, lists: readonly (readonly T[] | undefined)[]) => {
    const map = new Map<string, T>();
    for (const item of lists.flatMap((list) => list ?? [])) {
      if (map.has(item.name)) wrong.push(`${what} ${item.name} is defined twice`);
      map.set(item.name, item);
    }
    return map;
  };
  const records = index(
    'record',
    modules.map((m) => m.records),
  );
  const commands = index(
    'command',
    modules.map((m) => m.commands),
  );
  const queries = index(
    'query',
    modules.map((m) => m.queries),
  );
  const facts = index(
    'fact set',
    modules.map((m) => m.facts),
  );
  const roles = withGrants(
    index(
      'role',
      modules.map((m) => m.roles),
    ),
    modules,
    wrong,
  );
  const rights = new Map(modules.flatMap((m) => Object.entries(m.rights ?? {})));

  const needsRight = (what: string, right: string | undefined) => {
    if (!right) wrong.push(`${what} declares no right`);
    else if (!rights.has(right)) wrong.push(`${what} declares the unknown right ${right}`);
  };
  for (const rec of records.values()) {
    needsRight(`record ${rec.name}`, rec.read);
    if (rec.export) needsRight(`record ${rec.name} (export)`, rec.export);
    if (rec.unmask) needsRight(`record ${rec.name} (unmask)`, rec.unmask);
    if (rec.unmask && !Object.values(rec.fields).some((field) => field.seen === 'masked'))
      wrong.push(`record ${rec.name} has nothing to unmask`);
    if (!rec.states[rec.initial]) wrong.push(`record ${rec.name} starts in the unknown state ${rec.initial}`);
    if (!rec.fields[rec.title]) wrong.push(`record ${rec.name} has no field ${rec.title} for its title`);
    for (const [name, field] of Object.entries(rec.fields)) {
      if ((field.kind === 'ref' || field.kind === 'refs') && !records.has(field.of ?? ''))
        wrong.push(`field ${rec.name}.${name} points at the unknown record ${field.of ?? '(none)'}`);
      if ((field.kind === 'choice' || field.kind === 'choices') && !field.choices && !field.dictionary)
        wrong.push(`field ${rec.name}.${name} has neither choices nor a dictionary`);
    }
  }
  for (const cmd of commands.values()) {
    needsRight(`command ${cmd.name}`, cmd.right);
    const rec = records.get(cmd.record);
    if (!rec) {
      wrong.push(`command ${cmd.name} acts on the unknown record ${cmd.record}`);
      continue;
    }
    for (const state of [...(cmd.from === '*' ? [] : cmd.from), ...(cmd.to ?? [])])
      if (!rec.states[state]) wrong.push(`command ${cmd.name} names the unknown state ${state}`);
    if (cmd.creates && cmd.from !== '*' && cmd.from.length > 0)
      wrong.push(`command ${cmd.name} creates and cannot start from a state`);
    for (const { field } of cmd.other_than ?? [])
      if (!rec.fields[field]) wrong.push(`command ${cmd.name} compares the actor with the unknown field ${field}`);
  }
  for (const q of queries.values()) needsRight(`query ${q.name}`, q.right);
  for (const fact of facts.values())
    if (!records.has(fact.subject)) wrong.push(`fact set ${fact.name} is about the unknown record ${fact.subject}`);
  const granted = new Set<string>();
  for (const role of roles.values()) {
    for (const { right } of role.grants) {
      granted.add(right);
      if (!rights.has(right)) wrong.push(`role ${role.name} grants the unknown right ${right}`);
    }
    for (const other of role.excludes ?? [])
      if (!roles.has(other)) wrong.push(`role ${role.name} excludes the unknown role ${other}`);
  }
  for (const right of rights.keys()) if (!granted.has(right)) wrong.push(`no role grants the right ${right}`);
  if (wrong.length > 0) throw new Error(`The modules do not fit together:\n- ${wrong.join('\n- ')}`);

  const byRecord = groupBy([...commands.values()], (c) => c.record);
  return {
    modules,
    records,
    commands,
    queries,
    facts,
    roles,
    rights,
    commandsOf: (name) => byRecord.get(name) ?? [],
  };
}

function withGrants(
  roles: ReadonlyMap<string, RoleDef>,
  modules: readonly ModuleDef[],
  wrong: string[],
): Map<string, RoleDef> {
  const merged = new Map(roles);
  for (const mod of modules)
    for (const [name, grants] of Object.entries(mod.grants ?? {})) {
      const role = merged.get(name);
      if (!role) wrong.push(`module ${mod.name} grants to the unknown role ${name}`);
      else merged.set(name, { ...role, grants: [...role.grants, ...grants] });
    }
  return merged;
}

function groupBy<K, T>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const map = new Map<K, T[]>();
  for (const item of items) {
    const group = map.get(key(item));
    if (group) group.push(item);
    else map.set(key(item), [item]);
  }
  return map;
}
