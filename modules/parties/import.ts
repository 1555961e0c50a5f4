/** Firms with their premises from a workbook: a firm with several premises stands in several rows. */
import sql from 'sql-template-tag';
import { normalUscc } from '#kernel/codes/uscc.ts';
import { importKind, type Lookup, notFound, onlyOne, type RowActs, type RowValues } from '#kernel/import/kind.ts';
import type { Reader } from '#kernel/reader.ts';
import { text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { nameKey } from './domain/name-key.ts';
import { firm } from './record-firm.ts';
import { premises } from './record-premises.ts';

const DEGREE = 1_000_000;

async function regionOf(given: string, read: Reader): Promise<Lookup> {
  const rows = await read.many<{ code: string }>(
    sql`select code from region where (code = ${given} or name = ${given}) and state = 'active' limit 2`,
  );
  const [first, second] = rows;
  if (!first) return notFound('区划', given);
  return second ? { wrong: `名为“${given}”的区划不止一个，请改填区划代码` } : { value: first.code };
}

async function parkOf(given: string, read: Reader): Promise<Lookup> {
  return onlyOne(
    await read.many<{ id: string }>(sql`select id from park where name = ${given} limit 2`),
    '园区',
    given,
  );
}

/** Degrees with up to six decimals, as millionths. */
function degrees(most: number): (given: string) => Promise<Lookup> {
  return async (given) => {
    const match = /^-?\d{1,3}(\.\d+)?$/.exec(given);
    const value = Math.round(Number(given) * DEGREE);
    if (!match || Math.abs(value) > most * DEGREE) return { wrong: `应填${most}度以内的小数，如 25.812345` };
    return { value };
  };
}

const OWN = [
  'name',
  'kind',
  'uscc',
  'no_code_reason',
  'legal_person',
  'contact_phone',
  'credit_class',
  'key_areas',
  'industry',
] as const;
const NO_PREMISES = { address: null, lat_e6: null, lng_e6: null, park: null };

export const firmImport = importKind({
  name: 'firm',
  label: '经营主体',
  right: 'firm.register',
  columns: [
    ...OWN.map((name) => ({
      name,
      field: firm.fields[name],
      ...(name === 'uscc' ? { lookup: async (given: string) => ({ value: normalUscc(given) }) } : {}),
    })),
    { name: 'place', field: text('所在区划', { hint: '区划代码或名称；不填为本单位所在区划' }), lookup: regionOf },
    { name: 'premises_name', field: premises.fields.name },
    { name: 'address', field: text('地址', { max: 200, hint: '有几处场所的，每处一行' }) },
    { name: 'lat_e6', field: text('纬度', { unit: '度' }), lookup: degrees(90) },
    { name: 'lng_e6', field: text('经度', { unit: '度' }), lookup: degrees(180) },
    { name: 'park', field: premises.fields.park, lookup: parkOf },
  ],
  notes: ['按统一社会信用代码识别同一主体；没有代码的按名称和所在区划识别。已登记的主体不改动，只补充新的场所。'],
  async write(row, acts) {
    const found = await firmLike(row, acts);
    const own = Object.fromEntries(OWN.map((name) => [name, row[name]]));
    const id = found ?? (await acts.run('firm.register', { ...own, place: row.place, ...NO_PREMISES })).id;
    const added = await addPremises(id, row, acts);
    return found && !added ? 'present' : 'made';
  },
});

async function firmLike(row: RowValues, { read, actor }: RowActs): Promise<string | undefined> {
  const region = String(row.place ?? actor.unit.region);
  const where = row.uscc
    ? sql`uscc = ${row.uscc}`
    : sql`uscc is null and county = ${region.slice(0, 6)} and region = ${region} and name_key = ${nameKey(String(row.name))}`;
  const found = await read.one<{ id: string; name: string; state: string }>(
    sql`select zs_firm_root(id) as id, name, state from firm where ${where} order by state = 'active' desc, created_at limit 1`,
  );
  if (found?.state === 'closed') throw refuse('state.firm', `“${found.name}”已注销，请先恢复登记再导入。`);
  return found?.id;
}

async function addPremises(firm_id: string, row: RowValues, acts: RowActs): Promise<boolean> {
  if (!row.address) return false;
  const same = await acts.read.one(
    sql`select id from premises where firm in (select zs_firm_family(${firm_id})) and address = ${row.address}`,
  );
  if (same) return false;
  const { premises_name: name, address, lat_e6, lng_e6, park, place } = row;
  await acts.run('premises.add', { firm: firm_id, name, address, lat_e6, lng_e6, park, place });
  return true;
}
