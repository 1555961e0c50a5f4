import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import { pino } from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openLocalStore } from '#kernel/files/store.ts';
import { openZip } from '#kernel/files/zip-guard.ts';
import { contentHash } from '#kernel/policy/index.ts';
import type { Actor } from '#kernel/rights.ts';
import { createHttp } from '#kernel/server/http.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { client } from '../../../test/support/http.ts';
import { province } from '../rollup/rollup.fixture.ts';
import { shippedForm } from './golden/samples.fixture.ts';
import { filesRoutes } from './routes.ts';
import type { BroughtBack } from './server/bring-back.ts';

const UNIT = '990102.scjg';
const FORM = 'form.leniency';
const base = await testDatabase();
const world = await province(base);
const folder = mkdtempSync(join(tmpdir(), 'zs-returns-files-'));
const people: Record<string, Actor> = {
  clerk: world.as('clerk', UNIT),
  other: world.as('clerk', '990103.scjg'),
  bureau: world.as('supervisor', '990102.sf', { kind: 'justice-bureau' }),
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
const sheets = JSON.stringify([{ form: FORM, parts: null, hash }]);
const id = world.round.of.get(UNIT) as string;
await world.root.query('update return_sheet set sheets = $2::jsonb where id = $1', [id, sheets]);

const clerk = client(http, 'clerk');
const save = (cells: Record<string, string>, actor = people.clerk as Actor) =>
  world.act(
    actor,
    'return.save-cells',
    { cells: Object.entries(cells).map(([address, typed]) => ({ form: FORM, address, typed })) },
    id,
  );
const logged = async () =>
  (await world.root.query(`select body from access_log where kind = 'export' order by at`)).rows.map(
    (row) => JSON.parse(row.body).what,
  );
const cellsNow = async () =>
  Object.fromEntries(
    (
      await world.root.query(
        `select address, num, kind, origin from return_cell where return = $1 and state = 'kept'`,
        [id],
      )
    ).rows.map((row) => [
      row.address.slice(FORM.length + 1),
      [row.kind, row.num === null ? null : Number(row.num), row.origin],
    ]),
  );

/** Types numbers into a workbook's first sheet. */
async function typed(book: Uint8Array, cells: Record<string, string>): Promise<Buffer> {
  const zip = await openZip(book, { max_entries: 100, max_bytes: 1e9, max_ratio: 1e6 });
  const out = new ZipFile();
  for (const [name, entry] of zip.entries) {
    let xml = (await buffer(await zip.read(entry))).toString();
    if (name === 'xl/worksheets/sheet1.xml')
      for (const [ref, value] of Object.entries(cells))
        xml = xml.replace(
          new RegExp(`<c r="${ref}" s="(\\d+)"(?:/>|[^>]*>[\\s\\S]*?</c>)`),
          (_, style) => `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`,
        );
    out.addBuffer(Buffer.from(xml), name);
  }
  zip.close();
  out.end();
  return buffer(out.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

async function repacked(
  bytes: Uint8Array,
  change: (name: string, part: Buffer) => Promise<Buffer> | Buffer,
): Promise<Buffer> {
  const zip = await openZip(bytes, { max_entries: 100, max_bytes: 1e9, max_ratio: 1e6 });
  const out = new ZipFile();
  for (const [name, entry] of zip.entries)
    out.addBuffer(await change(name, await buffer(await zip.read(entry))), `包/${name}`);
  zip.close();
  out.end();
  return buffer(out.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

describe('files of a return', () => {
  test('[REP-11] go out to those who may read it, and each leaves its trace', { timeout: 30_000 }, async () => {
    await save({ 'fields|urban|0|exempt_items': '12' });
    for (const [name, type] of [
      ['file.xlsx', 'PK'],
      ['file.xlsx?blank=1', 'PK'],
      ['file.docx', 'PK'],
      [`file.xlsx?form=${FORM}`, 'PK'],
      ['package.zip', 'PK'],
    ])
      expect((await clerk.download(`/api/returns/${id}/${name}`)).subarray(0, 2).toString()).toBe(type);
    expect(await logged()).toHaveLength(5);
    expect((await logged())[0]).toMatchObject({ record: 'return', id, type: 'xlsx' });
    expect((await client(http, 'bureau').download(`/api/returns/${id}/file.docx`)).length).toBeGreaterThan(1000);
    expect((await client(http, 'other').call('GET', `/api/returns/${id}/file.xlsx`)).status).toBe(404);
    expect((await clerk.call('GET', `/api/returns/${id}/file.xlsx?form=form.nothing`)).status).toBe(404);
    expect((await clerk.call('GET', `/api/returns/${id}/platform.zip`)).body).toMatchObject({
      code: 'state.return-platform',
    });
  });

  test('a workbook comes back: told first, then saved as imported; nothing is overwritten that changed here', async () => {
    const book = await clerk.download(`/api/returns/${id}/file.xlsx`);
    const filled = await typed(book, { C4: '15', D4: '30', E4: '一百', C5: '无', B11: '公安', C11: '8' });
    await save({ 'fields|urban|0|exempt_items': '13' });
    const url = `/api/returns/${id}/import`;
    const told = await clerk.upload<BroughtBack>(url, '一览表.xlsx', filled);
    expect(told.status).toBe(200);
    expect(told.body).toMatchObject({ applied: false, saved: 0, counts: { there: 4, both: 1, refused: 1 } });
    expect(told.body.sheets[0]?.changes.find((it) => it.what === 'refused')).toMatchObject({
      ref: 'E4',
      there: '一百',
    });
    expect((await cellsNow())['fields|urban|0|exempt_cases']).toBeUndefined();
    const done = await clerk.upload<BroughtBack>(`${url}?apply=1`, '一览表.xlsx', filled);
    expect(done.body).toMatchObject({ applied: true, saved: 3, faults: [] });
    expect(await cellsNow()).toEqual({
      'fields|urban|0|exempt_items': ['number', 13, 'typed'],
      'fields|urban|0|exempt_cases': ['number', 30, 'imported'],
      'fields|market|0|exempt_items': ['none', null, 'imported'],
      'fields|x1|0|exempt_items': ['number', 8, 'imported'],
    });
    const again = await clerk.upload<BroughtBack>(
      url,
      '一览表.xlsx',
      await clerk.download(`/api/returns/${id}/file.xlsx`),
    );
    expect(again.body.counts).toMatchObject({ there: 0, here: 0, both: 0, refused: 0 });
  });

  test('files of another return, in disguise, or of somebody without the right are refused with words', async () => {
    const book = await clerk.download(`/api/returns/${id}/file.xlsx`);
    const elsewhere = world.round.of.get('990103.scjg') as string;
    await world.root.query('update return_sheet set sheets = $2::jsonb where id = $1', [elsewhere, sheets]);
    const refused = await client(http, 'other').upload<{ code: string; detail: string }>(
      `/api/returns/${elsewhere}/import`,
      '一览表.xlsx',
      book,
    );
    expect(refused.body).toMatchObject({
      code: 'input.return-file-other',
      detail: expect.stringContaining('东区市场监督管理局'),
    });
    const url = `/api/returns/${id}/import`;
    expect((await clerk.upload<{ code: string }>(url, '一览表.docx', book)).body.code).toBe('input.file_disguised');
    expect((await clerk.upload<{ code: string }>(url, '一览表.xlsx', Buffer.from('not a workbook'))).status).toBe(400);
    const mine = await typed(book, { C6: '4' });
    const bureau = await client(http, 'bureau').upload<{ code: string }>(`${url}?apply=1`, '一览表.xlsx', mine);
    expect(bureau.status).toBe(403);
  });

  test('an offline package comes back reconciled; one that was changed beside its workbook, or is foreign, is refused', async () => {
    const url = `/api/returns/${id}/import`;
    const packed = await clerk.download(`/api/returns/${id}/package.zip`);
    const good = await repacked(packed, (name, part) => (name === '报表.xlsx' ? typed(part, { C7: '21' }) : part));
    const done = await clerk.upload<BroughtBack & { package: { changed: boolean } }>(
      `${url}?apply=1`,
      '离线.zip',
      good,
    );
    expect(done.body).toMatchObject({ applied: true, saved: 1, package: { changed: true } });
    expect((await cellsNow())['fields|culture|0|exempt_items']).toEqual(['number', 21, 'imported']);
    const data = await repacked(packed, (name, part) =>
      name === '数据.json' ? Buffer.from(part.toString().replace('12', '99')) : part,
    );
    expect((await clerk.upload<{ code: string }>(url, '离线.zip', data)).body.code).toBe(
      'input.return-package-tampered',
    );
    const manifest = await repacked(packed, (name, part) =>
      name === '清单.json' ? Buffer.from(part.toString().replace('"revision": 0', '"revision": 1')) : part,
    );
    expect((await clerk.upload<{ code: string }>(url, '离线.zip', manifest)).body.code).toBe(
      'input.return-package-tampered',
    );
    const foreign = await repacked(packed, (name, part) => (name === '清单.json' ? Buffer.from('{}') : part));
    expect((await clerk.upload<{ code: string }>(url, '离线.zip', foreign)).body.code).toBe(
      'input.return-package-tampered',
    );
    const empty = new ZipFile();
    empty.addBuffer(Buffer.from('x'), '随便.txt');
    empty.end();
    const bytes = await buffer(empty.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
    expect((await clerk.upload<{ code: string }>(url, '离线.zip', bytes)).body.code).toBe(
      'input.return-package-foreign',
    );
  });

  test('[REP-05] the formal copy is bound to its version: after a correction the old one says what it is of', async () => {
    const delivery = async () =>
      (await world.root.query('select * from return_delivery where return = $1 order by version_number', [id])).rows;
    await world.root.query(
      `insert into return_delivery (cell, id, region, unit, line, state, return, recipient, way)
       select cell, gen_random_uuid(), region, unit, line, 'waiting', id, '东区人民政府', 'same_level_government' from return_sheet where id = $1`,
      [id],
    );
    const [first] = await delivery();
    const actor = people.clerk as Actor;
    const send = { channel: 'document_exchange', document_no: '东市监〔2026〕1号', document_day: '2026-01-30' };
    await expect(world.act(actor, 'return-delivery.send', send, first.id)).rejects.toThrow('请先报送');
    await world.root.query(`update return_delivery set version_number = 1, version_digest = 'sm3:1' where id = $1`, [
      first.id,
    ]);
    await expect(world.act(actor, 'return-delivery.send', { channel: 'pigeon' }, first.id)).rejects.toThrow(
      '请选择发送渠道',
    );
    await world.act(actor, 'return-delivery.send', send, first.id);
    await expect(world.act(actor, 'return-delivery.confirm', {}, first.id)).rejects.toThrow('上传回执');
    await world.act(actor, 'return-delivery.confirm', { receipt: '区政府办公室签收' }, first.id);
    expect((await delivery())[0]).toMatchObject({
      state: 'confirmed',
      version_digest: 'sm3:1',
      document_no: '东市监〔2026〕1号',
      confirmed_by: '经办人',
      receipt: '区政府办公室签收',
    });
  });
});
