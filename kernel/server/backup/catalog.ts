import pg from 'pg';

/** One table as a backup holds it. */
export interface TableShape {
  readonly name: string;
  /** Stored columns in order, without generated ones. */
  readonly columns: readonly string[];
}

export interface SequenceState {
  readonly name: string;
  readonly last_value: number;
  readonly is_called: boolean;
}

/**
 * All tables of schema `public` but the list of migrations, each after the tables its foreign keys point to, so that they can
 * be filled in this order without switching constraints off.
 */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows: tables } = await client.query<TableShape>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
      group by c.relname order by c.relname`,
  );
  const { rows: keys } = await client.query<{ child: string; parent: string }>(
    `select distinct child.relname as child, parent.relname as parent
       from pg_constraint k join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
      where k.contype = 'f' and child.oid <> parent.oid and child.relnamespace = 'public'::regnamespace`,
  );
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const ordered: TableShape[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(
      (table) => !keys.some((key) => key.child === table.name && waiting.has(key.parent)),
    );
    if (ready.length === 0) throw new Error(`foreign keys form a circle: ${[...waiting.keys()].join(', ')}`);
    for (const table of ready) {
      ordered.push(table);
      waiting.delete(table.name);
    }
  }
  return ordered;
}

export async function sequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const states: SequenceState[] = [];
  for (const { name } of rows) {
    const state = await client.query<Omit<SequenceState, 'name'>>(
      `select last_value, is_called from ${pg.escapeIdentifier(name)}`,
    );
    const row = state.rows[0];
    if (row) states.push({ name, ...row });
  }
  return states;
}

/** `"public"."visit" ("id", "cell", …)` for COPY. */
export function copyTarget(table: TableShape): string {
  return `public.${pg.escapeIdentifier(table.name)} (${table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
}
