import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openLocalStore } from '#kernel/files/store.ts';
import { readXlsx, type XlsxRow } from '#kernel/files/xlsx-read.ts';
import { openZip } from '#kernel/files/zip-guard.ts';
import { contentHash } from '#kernel/policy/index.ts';
import type { Actor } from '#kernel/rights.ts';
import { createHttp } from '#kernel/server/http.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { client } from '../../../../test/support/http.ts';
import { CASES, COUNTY_SF, FORM, num, province } from '../../rollup/rollup.fixture.ts';
import { shippedForm } from '../golden/samples.fixture.ts';
import { filesRoutes } from '../routes.ts';
import type { RoundImported } from './import.ts';

const base = await testDatabase();
const world = await province(base);
const folder = mkdtempSync(join(tmpdir(), 'zs-round-files-'));
const bureau = { kind: 'justice-bureau' };
const people: Record<string, Actor> = {
  county: world.as('supervisor', COUNTY_SF, bureau),
  province: world.as('supervisor', '990000.sf', bureau),
  clerk: world.as('clerk', '990102.scjg'),
};
const deps = {
  ...world.deps,
  doorkeeper: { actorOf: async (token: string) => people[token] as Actor },
  log: pino({ level: 'silent' }),
  version: 'test',
  migrations: async () => ({ state: 'current', applied: 0, names: [] }),
  platform: 'demo' as const,
  secret: Buffer.alloc(32, 3),
  files: await openLocalStore(folder),
};
const http = await createHttp(deps);
await http.register(multipart);
filesRoutes(http, deps);
afterAll(async () => {
  await http.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const form = shippedForm(FORM);
const hash = contentHash(form);
await world.root.query(
  'insert into return_form (hash, form, value, kept_at) values ($1, $2, $3, now()) on conflict do nothing',
  [hash, FORM, JSON.stringify(form)],
);
await world.root.query('update return_sheet set sheets = $1::jsonb', [
  JSON.stringify([{ form: FORM, parts: null, hash }]),
]);
await world.send('990102.scjg', { [CASES]: num(40) });

const rowsOf = async (bytes: Uint8Array): Promise<XlsxRow[]> => {
  const book = await readXlsx(bytes);
  const rows: XlsxRow[] = [];
  for await (const row of book.rows('汇总')) rows.push(row);
  book.close();
  return rows;
};

/** Writes values into cells of the sheet by reference. */
async function typed(book: Uint8Array, cells: Record<string, string | number>): Promise<Buffer> {
  const zip = await openZip(book, { max_entries: 100, max_bytes: 1e9, max_ratio: 1e6 });
  const out = new ZipFile();
  for (const [name, entry] of zip.entries) {
    let xml = (await buffer(await zip.read(entry))).toString();
    if (name === 'xl/worksheets/sheet1.xml')
      for (const [ref, value] of Object.entries(cells))
        xml = xml.replace(new RegExp(`<c r="${ref}" s="(\\d+)"(?:/>|[^>]*>[\\s\\S]*?</c>)`), (_, style) =>
          typeof value === 'number'
            ? `<c r="${ref}" s="${style}"><v>${value}</v></c>`
            : `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`,
        );
    out.addBuffer(Buffer.from(xml), name);
  }
  zip.close();
  out.end();
  return buffer(out.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

const url = `/api/return-rounds/${world.round.id}/rows`;

test('a round goes out as one sheet: a row for each return in reach, numbers of what was submitted only', async () => {
  const rows = await rowsOf(await client(http, 'county').download(`${url}.xlsx?form=${FORM}`));
  const head = rows[2]?.values ?? [];
  expect(head.slice(0, 6)).toEqual([
    '单位代码',
    '单位名称',
    '状态',
    '版本',
    '报送时间',
    '城市管理 · 不予行政处罚事项数量（个）',
  ]);
  const units = rows.slice(3).map((row) => row.values[0]);
  expect(units).toEqual(['990102.scjg', '990102.sf', '990102101.zf', '990102102.zf']);
  const sent = rows[3]?.values ?? [];
  expect(sent[head.indexOf('市场监管 · 不予行政处罚案件数量（件）')]).toBe(40);
  expect(sent[2]).toBe('已报送');
  const all = await rowsOf(await client(http, 'province').download(`${url}.xlsx?form=${FORM}`));
  expect(all.length - 3).toBe(10);
});

test('what came on paper is entered for many units by code: all errors at once, submitted and own cells never overwritten', async () => {
  const county = client(http, 'county');
  await world.act(
    world.as('clerk', '990102102.zf', { kind: 'township' }),
    'return.save-cells',
    { cells: [{ form: FORM, address: 'fields|urban|0|exempt_items', typed: '2' }] },
    world.round.of.get('990102102.zf'),
  );
  const book = await county.download(`${url}.xlsx?form=${FORM}`);
  const filled = await typed(book, { F4: 9, F6: 7, G6: '无此职权', H6: '一百', F7: 5, G7: 6, A5: '990199.scjg' });
  const told = await county.upload<RoundImported>(`${url}?form=${FORM}`, '汇总.xlsx', filled);
  expect(told.body).toMatchObject({ total: 4, ready: 2, entered: 0, next: null });
  expect(told.body.faults.map((it) => [it.ref, it.message.slice(0, 12)])).toEqual([
    ['A4', '这个单位已经报送或者正在'],
    ['A5', '没有代码为“990199'],
    ['H6', '“一百”不是数字：请填阿'],
  ]);
  const done = await county.upload<RoundImported>(`${url}?form=${FORM}&apply=1`, '汇总.xlsx', filled);
  expect(done.body).toMatchObject({ entered: 3, next: null });
  expect(done.body.faults.find((it) => it.ref === 'F7')).toMatchObject({ message: '这个单位已自行填写，未覆盖。' });
  const { rows } = await world.root.query(
    `select c.unit, c.address, c.num, c.kind, c.origin from return_cell c order by c.unit, c.address`,
  );
  expect(
    rows.map((row) => [row.unit, row.address.split('|').slice(1).join('|'), row.kind, Number(row.num), row.origin]),
  ).toEqual([
    ['990102101.zf', 'fields|urban|0|exempt_cases', 'no_competence', 0, 'imported'],
    ['990102101.zf', 'fields|urban|0|exempt_items', 'number', 7, 'imported'],
    ['990102102.zf', 'fields|urban|0|exempt_cases', 'number', 6, 'imported'],
    ['990102102.zf', 'fields|urban|0|exempt_items', 'number', 2, 'typed'],
  ]);
  const clerk = await client(http, 'clerk').upload<RoundImported>(
    `${url}?form=${FORM}&apply=1`,
    '汇总.xlsx',
    await typed(book, { F6: 70 }),
  );
  expect(clerk.body.entered).toBe(0);
  // A batch keeps what is right in it: the bureau's own return goes to the city and is refused, a changed number is the cell's next version.
  const again = await typed(book, { F5: 3, F6: 8 });
  const second = await county.upload<RoundImported>(`${url}?form=${FORM}&apply=1`, '汇总.xlsx', again);
  expect(second.body).toMatchObject({ ready: 2, entered: 1 });
  expect(second.body.faults.filter((it) => it.unit === '990102.sf')).toEqual([
    expect.objectContaining({ ref: 'A5', message: expect.stringContaining('不由您办理') }),
  ]);
  const { rows: history } = await world.root.query(
    `select j.verb, j.prev, j.hash, j.person, j.act, (j.body::jsonb ->> 'version')::integer as version, j.body::jsonb -> 'set' -> 'num' as num
     from journal j join return_cell c on c.id = j.record_id
     where c.unit = '990102101.zf' and c.address like '%|exempt_items' order by j.seq`,
  );
  expect(history.map((it) => [it.verb, it.version, it.num])).toEqual([
    ['return.enter-for', 1, 7],
    ['return.enter-for', 2, [7, 8]],
  ]);
  expect(history[1].prev).toBe(history[0].hash);
  expect(history[1].act).not.toBe(history[0].act);
  const { rows: first } = await world.root.query(
    `select count(distinct j.act)::integer as acts, count(distinct c.unit)::integer as units,
       count(distinct j.xid)::integer as together from journal j join return_cell c on c.id = j.record_id
     where j.verb = 'return.enter-for' and (j.body::jsonb ->> 'version') = '1'`,
  );
  expect(first[0]).toEqual({ acts: 2, units: 2, together: 1 });
  const other = await county.upload<{ code: string }>(`${url}?form=form.work_table`, '汇总.xlsx', filled);
  expect(other.status).toBe(404);
});
