/** A person's natural keys, for the imports. */
import sql from 'sql-template-tag';
import type { RowValues } from '#kernel/import/kind.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';

/** Persons that a number, or else a name within a unit's staff, stands for. */
export async function personsLike(
  read: Reader,
  who: { readonly id_number: unknown; readonly name: unknown; readonly unit_code: unknown },
): Promise<readonly { readonly id: string }[]> {
  if (who.id_number)
    return read.many(sql`select id from person where id_number = ${who.id_number} and state = 'active' limit 2`);
  return read.many(sql`select id from person p where p.name = ${who.name} and p.state = 'active' and (p.unit = ${who.unit_code}
    or exists (select from post t where t.person = p.id and t.unit = ${who.unit_code} and t.state = 'active')) limit 2`);
}

/** The one person a row means, by its `id_number`, or else `name` and `unit_code`; a refusal at that column otherwise. */
export async function onePerson(read: Reader, row: RowValues): Promise<string> {
  const [first, second] = await personsLike(read, {
    id_number: row.id_number,
    name: row.name,
    unit_code: row.unit_code,
  });
  if (first && !second) return first.id;
  const message = first ? '本单位有同名人员，请填公民身份号码' : '没有找到这个人员，请先在人员管理中登记';
  throw refuse('missing.person', `${message}。`, {
    faults: [{ field: row.id_number ? 'id_number' : 'name', message }],
  });
}
