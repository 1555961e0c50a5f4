/** SQL for a record's table and for the columns it lacks; `scripts/make-migration.ts` writes it, a test holds it against the database. */
import { columnType, type Field, type RecordDef } from '../record.ts';

const literal = (text: string | null | undefined): string =>
  text == null ? 'null' : `'${text.replaceAll("'", "''")}'`;

function columnSql(name: string, field: Field): string {
  const type = columnType(field);
  const codes = field.kind === 'choice' || field.check === 'unit' ? ' collate "C"' : '';
  return `  "${name}" ${type}${codes}`;
}

/** `create table` with its comment, key, indexes and policies. */
export function createTableSql(def: RecordDef): string {
  const columns = Object.entries(def.fields).map(([name, field]) => columnSql(name, field));
  const comments = Object.entries(def.fields).map(
    ([name, field]) =>
      `comment on column "${def.table}"."${name}" is ${literal(field.label + (field.unit ? `（${field.unit}）` : ''))};`,
  );
  const args = [
    literal(def.table),
    literal(def.sharing),
    literal(def.order.by),
    literal(def.also_seen_by),
    literal(def.supervisor_only),
  ];
  const refs = Object.entries(def.fields)
    .filter(([, f]) => f.kind === 'ref')
    .map(([name]) => `create index "${def.table}_by_${name}" on "${def.table}" ("${name}");`);
  return [
    `create table "${def.table}" (`,
    '  like record_base including all,',
    columns.join(',\n'),
    ');',
    `comment on table "${def.table}" is ${literal(def.label)};`,
    ...comments,
    `alter table "${def.table}" add check (state in (${Object.keys(def.states).map(literal).join(', ')}));`,
    `select zs_record(${args.join(', ')});`,
    ...refs,
    '',
  ].join('\n');
}

/** `alter table` statements for fields without a column. */
export function addColumnsSql(def: RecordDef, present: ReadonlySet<string>): string[] {
  return Object.entries(def.fields)
    .filter(([name]) => !present.has(name))
    .map(([name, field]) => `alter table "${def.table}" add column${columnSql(name, field).slice(1)};`);
}
