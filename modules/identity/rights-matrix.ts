/** The rights matrix: roles × rights with their reach, as the program in force has them; nobody keeps it by hand. */
import type { Registry } from '#kernel/registry.ts';
import type { Reach } from '#kernel/rights.ts';

export interface MatrixRow {
  readonly module: string;
  readonly right: string;
  readonly label: string;
  /** What the right opens: Chinese labels of commands, lists and queries. */
  readonly opens: readonly string[];
  readonly delegable: boolean;
  /** Role → reach. */
  readonly reach: Readonly<Record<string, Reach>>;
}

export interface RightsMatrix {
  readonly roles: readonly {
    readonly name: string;
    readonly label: string;
    readonly second_factor: boolean;
    readonly supervisor: boolean;
    readonly excludes: readonly string[];
  }[];
  readonly rows: readonly MatrixRow[];
}

const WIDEST: readonly Reach[] = ['platform', 'unit', 'unit-and-below', 'line-and-below', 'region-and-below'];

export function rightsMatrix(registry: Registry): RightsMatrix {
  const roles = [...registry.roles.values()];
  const opens = new Map<string, string[]>();
  const add = (right: string, label: string) => opens.set(right, [...(opens.get(right) ?? []), label]);
  for (const record of registry.records.values()) {
    add(record.read, `查看${record.label}`);
    if (record.export && record.export !== record.read) add(record.export, `导出${record.label}`);
    if (record.unmask) add(record.unmask, `查看${record.label}隐去的内容`);
  }
  for (const cmd of registry.commands.values()) add(cmd.right, cmd.label);
  for (const query of registry.queries.values()) add(query.right, query.label);
  const commands = [...registry.commands.values()];
  const rows = registry.modules.flatMap((mod) =>
    Object.entries(mod.rights ?? {}).map(([right, label]) => {
      const reach: Record<string, Reach> = {};
      for (const role of roles)
        for (const grant of role.grants) {
          if (grant.right !== right) continue;
          const has = reach[role.name];
          if (!has || WIDEST.indexOf(grant.reach) > WIDEST.indexOf(has)) reach[role.name] = grant.reach;
        }
      const verbs = commands.filter((cmd) => cmd.right === right);
      const delegable = verbs.length > 0 && verbs.every((cmd) => cmd.delegable === true);
      return { module: mod.label, right, label, opens: opens.get(right) ?? [], delegable, reach };
    }),
  );
  return {
    roles: roles.map(({ name, label, second_factor, supervisor, excludes }) => ({
      name,
      label,
      second_factor: second_factor ?? false,
      supervisor: supervisor ?? false,
      excludes: excludes ?? [],
    })),
    rows,
  };
}
