/**
 * A province grown around the demonstration's city: more cities, each with its counties, bureaus, agencies and towns, all invented, and what their
 * units have sent. Written set-based: the people of the story act through their screens, the rest of the province is only there.
 */
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import sql from 'sql-template-tag';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { seedPassword } from '#modules/identity/server.ts';
import type { DemoPlatform } from '../support/demo.ts';

export interface CityPlan {
  readonly code: string;
  readonly name: string;
  readonly counties: number;
}

export interface County {
  readonly code: string;
  readonly name: string;
}

type Columns = Readonly<Record<string, unknown>>;

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const numeral = (n: number): string =>
  n < 10 ? String(NUMERALS[n]) : `${n < 20 ? '' : NUMERALS[Math.floor(n / 10)]}十${NUMERALS[n % 10]}`;

/** Counties of a city: 演示甲市 has 演示甲一县, 演示甲二县 and so on. */
export const countiesOf = (city: CityPlan): County[] =>
  Array.from({ length: city.counties }, (_, i) => ({
    code: `${city.code.slice(0, 4)}${21 + i}`,
    name: `${city.name.replace(/市$/, '')}${numeral(i + 1)}县`,
  }));

const AGENCIES = { scjg: '市场监督管理局', yjgl: '应急管理局' };

/** One pool for all that is written by hand. */
const pools = new WeakMap<DemoPlatform, Pool>();
function rootOf(demo: DemoPlatform): Pool {
  const root = pools.get(demo) ?? demo.db.pool('superuser');
  pools.set(demo, root);
  return root;
}

async function insertAll(demo: DemoPlatform, table: string, rows: readonly Columns[]): Promise<void> {
  const all = rows.map((row) => ({ id: randomUUID(), state: 'active', cell: String(row.region).slice(0, 4), ...row }));
  const names = Object.keys(all[0] ?? {}).join(', ');
  await rootOf(demo).query(
    `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(all)],
  );
}

interface PlaceHere {
  readonly code: string;
  readonly name: string;
  readonly level: 'city' | 'county' | 'township';
  readonly parent: string;
}

function unitsOf({ code, name, level, parent }: PlaceHere): Columns[] {
  const unit = (line: string, kind: string, words: string, more: Columns) => ({
    region: code,
    unit: `${code}.${line}`,
    line,
    code: `${code}.${line}`,
    name: `${name}${words}`,
    kind,
    region_code: code,
    line_code: line,
    parent: null,
    superior: `${parent}.${line}`,
    supervised_by: `${code}.sf`,
    // Connected after the period reported on: their records expect nothing.
    go_live: '2027-01-01',
    ...more,
  });
  if (level === 'township') return [unit('zf', 'township', '人民政府', { supervised_by: `${parent}.sf` })];
  const home = { parent: `${code}.zf` };
  return [
    unit('zf', 'government', '人民政府', { supervised_by: `${parent}.sf` }),
    unit('sf', 'justice-bureau', '司法局', { ...home, supervised_by: `${parent}.sf` }),
    ...Object.entries(AGENCIES).map(([line, words]) => unit(line, 'agency', words, home)),
  ];
}

/** Adds the cities below a province. Every bureau has somebody, so that nobody is served on paper. */
export async function growProvince(demo: DemoPlatform, cities: readonly CityPlan[], province = '990000') {
  const places = cities.flatMap((city): PlaceHere[] => [
    { code: city.code, name: city.name, level: 'city', parent: province },
    ...countiesOf(city).flatMap((county): PlaceHere[] => [
      { ...county, level: 'county', parent: city.code },
      { code: `${county.code}101`, name: `${county.name}城关镇`, level: 'township', parent: county.code },
    ]),
  ]);
  await insertAll(
    demo,
    'region',
    places.map(({ code, ...it }) => ({ region: code, unit: code, code, ...it, kind: 'division', demo: true })),
  );
  const units = places.flatMap(unitsOf);
  await insertAll(demo, 'unit', units);
  const people = units
    .filter((it) => it.kind === 'justice-bureau')
    .map((it) => ({ id: randomUUID(), region: it.region, unit: it.code, line: 'sf', name: '演示报送员', demo: true }));
  await insertAll(demo, 'person', people);
  await insertAll(
    demo,
    'post',
    people.map(({ id, region, unit }) => ({
      region,
      unit,
      line: 'sf',
      person: id,
      role: 'supervisor',
      title: '行政执法协调监督科科员',
      valid_from: '2026-01-01',
    })),
  );
  await demo.platform.publish();
}

/** A sign-in with the demonstration's password for somebody who holds this post; a person of that name takes the post where nobody does. */
export async function signInFor(
  demo: DemoPlatform,
  username: string,
  unit: string,
  role: string,
  name = '演示人员',
): Promise<void> {
  const [region = '', line = ''] = unit.split('.');
  const [held] = await demo.look<{ person: string }>(sql`select p.person from post p
    where p.unit = ${unit} and p.role = ${role} and p.state = 'active' and not exists (select from account a where a.person = p.person)
    order by p.person limit 1`);
  const person = held?.person ?? randomUUID();
  if (!held) {
    await insertAll(demo, 'person', [{ id: person, region, unit, line, name, demo: true }]);
    await insertAll(demo, 'post', [{ region, unit, line, person, role, title: '工作人员', valid_from: '2026-01-01' }]);
  }
  const id = randomUUID();
  await insertAll(demo, 'account', [{ id, region, unit, line, username, person, demo: true }]);
  const at = demo.clock.now().toISOString();
  await demo.platform.worker.transact(NO_CLAIMS, (tx) => seedPassword(tx, id, demo.password, at, false));
}

export interface Sent {
  readonly unit: string;
  /** Day it was submitted. */
  readonly day: string;
  readonly state?: 'submitted' | 'received' | 'accepted';
  /** Numbers by form and address. */
  readonly numbers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Texts of the report by `part|heading`. */
  readonly texts?: Readonly<Record<string, string>>;
}

const REPORT = 'form.annual_report';

const cellsOf = (values: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(values).map(([at, value]) => [at, { value, origin: 'typed' }]));

/** Forms with something in them; the others of the return are frozen empty beside. */
function contentOf({ numbers, texts = {} }: Sent) {
  const form = (id: string, values: Readonly<Record<string, object>>) => ({
    form: id,
    cells: cellsOf(values),
  });
  const worded = Object.entries(texts).map(([at, txt]) => [`${at}|0|text`, { kind: 'text', txt }]);
  return {
    zero: false,
    attachments: [],
    sheets: [
      ...(worded.length > 0 ? [form(REPORT, Object.fromEntries(worded))] : []),
      ...Object.entries(numbers).map(([id, of]) =>
        form(id, Object.fromEntries(Object.entries(of).map(([at, num]) => [at, { kind: 'number', num }]))),
      ),
    ],
  };
}

/** What the engine writes when returns leave their units, for units whose people are not in the story. */
export async function haveSent(demo: DemoPlatform, round: string, sent: readonly Sent[]): Promise<void> {
  const given = sent.map((it) => ({
    unit: it.unit,
    at: `${it.day}T10:00:00+08:00`,
    to: it.state ?? 'submitted',
    content: contentOf(it),
  }));
  await rootOf(demo).query(
    `with given as (select * from jsonb_to_recordset($2::jsonb) as g(unit text, at timestamptz, "to" text, content jsonb)),
      s as (update return_sheet s set state = g."to", revision = 1, submitted_at = g.at,
          received_at = case when g."to" <> 'submitted' then g.at end, accepted_at = case when g."to" = 'accepted' then g.at end,
          accepted_revision = case when g."to" = 'accepted' then 1 else 0 end
        from given g where s.round = $1 and s.unit = g.unit returning s.*, g.content || jsonb_build_object('sheets', (
          select jsonb_agg(jsonb_build_object('rows', '[]'::jsonb, 'cells', '{}'::jsonb, 'answers', '{}'::jsonb, 'head', '{}'::jsonb)
            || coalesce((select f from jsonb_array_elements(g.content -> 'sheets') f where f ->> 'form' = it ->> 'form'), '{}') || it)
          from jsonb_array_elements(s.sheets) it)) as given),
      done as (update duty d set closed_at = s.submitted_at from s where d.record_id = s.id and d.closed_at is null)
     insert into return_version (cell, id, region, unit, line, state, return, receiver, number, words, content, digest, author, submitted_at)
     select s.cell, gen_random_uuid(), s.region, s.unit, s.line, 'kept', s.id, s.receiver, 1, '首次报送', s.given, 'sm3:' || md5(s.id::text), '演示报送员', s.submitted_at
     from s`,
    [round, JSON.stringify(given)],
  );
  await rootOf(demo).query('analyze return_sheet, return_version, return_figure, duty');
}
