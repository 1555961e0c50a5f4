/** SQL for a record's table and for the columns it lacks; `scripts/make-migration.ts` writes it, a test holds it against the database. */
import { columnType, type Field, type RecordDef } from '../record.ts';

const literal = (text: string | null | undefined): string =>
  text == null ? 'null' : `'${text.replaceAll("'", "''")}'`;

function columnSql(name: string, field: Field): string {
  const type = columnType(field);
  const codes = field.kind === 'choice' || field.check === 'unit' ? ' collate "C"' : '';
  return `  "${name}" ${type}${codes}`;
}

const commentSql = (def: RecordDef, name: string, field: Field): string =>
  `comment on column "${def.table}"."${name}" is ${literal(field.label + (field.unit ? `（${field.unit}）` : ''))};`;

const refIndexSql = (def: RecordDef, name: string): string =>
  `create index "${def.table}_by_${name}" on "${def.table}" ("${name}");`;

/** `create table` with its comment, key, indexes and policies. */
export function createTableSql(def: RecordDef): string {
  const fields = Object.entries(def.fields);
  const args = [def.table, def.sharing, def.order.by, def.also_seen_by, def.supervisor_only].map(literal);
  return [
    `create table "${def.table}" (`,
    '  like record_base including all,',
    fields.map(([name, field]) => columnSql(name, field)).join(',\n'),
    ');',
    `comment on table "${def.table}" is ${literal(def.label)};`,
    ...fields.map(([name, field]) => commentSql(def, name, field)),
    `alter table "${def.table}" add check (state in (${Object.keys(def.states).map(literal).join(', ')}));`,
    `select zs_record(${args.join(', ')});`,
    ...fields.filter(([, f]) => f.kind === 'ref').map(([name]) => refIndexSql(def, name)),
    '',
  ].join('\n');
}

/** Statements that add the columns of fields without one, each with its comment, a reference with its index. */
export function addColumnsSql(def: RecordDef, present: ReadonlySet<string>): string[] {
  return Object.entries(def.fields)
    .filter(([name]) => !present.has(name))
    .flatMap(([name, field]) => [
      `alter table "${def.table}" add column${columnSql(name, field).slice(1)};`,
      commentSql(def, name, field),
      ...(field.kind === 'ref' ? [refIndexSql(def, name)] : []),
    ]);
}
