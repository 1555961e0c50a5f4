/** Two acts that give out more than a screen shows: opening one masked field, and the proof of a record with its whole text. */
import { describe, expect, test } from 'vitest';
import { type Proof, verifyProof } from '#kernel/server/proof.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client, Trouble } from '../support/http.ts';

const demo = await demoPlatform();
const su = demo.db.pool('superuser');
const [officer, clerk, supervisor, personnel, audit, province] = (await Promise.all(
  ['officer', 'clerk', 'supervisor', 'personnel', 'audit-admin', 'province'].map((name) => demo.as(name)),
)) as [Client, Client, Client, Client, Client, Client];

const one = async <T>(text: string) => (await su.query(text)).rows[0] as T;
const own = await one<{ id: string; id_number: string }>(
  `select id, id_number from person where unit = '990102.sf' and id_number is not null limit 1`,
);
const other = await one<{ id: string; id_number: string }>(
  `select id, id_number from person where unit = '990102.scjg' and id_number is not null limit 1`,
);
const logged = async () =>
  (
    await audit.ask<{ entries: { kind: string; ok: boolean; person_name: string; what: Record<string, unknown> }[] }>(
      'audit.access-log',
      { limit: 200 },
    )
  ).entries;
const unmask = (who: Client, record: string, id: string, body: unknown) =>
  who.call<Trouble & { value?: string }>('POST', `/api/records/${record}/${id}/unmask`, body);
const proofOf = (who: Client, record: string, id: string) =>
  who.call<Proof & Trouble>('GET', `/api/records/${record}/${id}/proof`);

describe('a masked number', () => {
  test('is opened by those who keep the people of their own unit, with a reason, once', async () => {
    const shown = (await personnel.open('person', own.id)).row.id_number as string;
    expect(shown).toContain('*');
    const before = await one<{ n: string }>('select count(*) as n from journal');
    const { status, body } = await unmask(personnel, 'person', own.id, { field: 'id_number', reason: 'verify' });
    expect({ status, body }).toEqual({ status: 200, body: { field: 'id_number', value: own.id_number } });
    expect((await personnel.open('person', own.id)).row.id_number).toBe(shown);
    expect(await one('select count(*) as n from journal')).toEqual(before);
  });

  test('leaves who, which, why in the access log, and never the number', async () => {
    const entry = (await logged()).find((it) => it.kind === 'unmask');
    expect(entry).toMatchObject({
      ok: true,
      what: { record: 'person', id: own.id, field: 'id_number', reason: 'verify' },
    });
    const { rows } = await su.query(`select 1 from access_log where body like '%' || $1 || '%'`, [own.id_number]);
    expect(rows).toEqual([]);
  });

  test('is not opened without the right, out of scope, without a reason, or where nothing is masked', async () => {
    const why = { field: 'id_number', reason: 'verify' };
    expect((await unmask(officer, 'person', other.id, why)).body.code).toBe('right.denied');
    expect((await unmask(supervisor, 'person', own.id, why)).body.code).toBe('right.denied');
    expect((await unmask(personnel, 'person', other.id, why)).body.code).toBe('right.scope');
    expect((await unmask(personnel, 'person', own.id, { field: 'id_number' })).body.detail).toContain(
      '请选择查看完整信息的理由',
    );
    expect((await unmask(personnel, 'person', own.id, { ...why, reason: '我想看' })).status).toBe(400);
    expect((await unmask(personnel, 'person', own.id, { ...why, field: 'name' })).body.code).toBe('input.field');
    expect((await unmask(personnel, 'person', own.id, { ...why, field: 'constructor' })).body.code).toBe('input.field');
    expect((await unmask(personnel, 'firm', own.id, why)).body.code).toBe('right.denied');
    expect((await unmask(audit, 'person', own.id, why)).body.code).toBe('right.denied');
    expect((await logged()).filter((it) => it.kind === 'refused' && it.what.code === 'right.scope')).not.toEqual([]);
  });

  test('is offered on a screen exactly where it would be opened', async () => {
    const offered = async (who: Client, record: string, id: string) =>
      ((await who.open(record, id)) as unknown as { unmaskable: boolean }).unmaskable;
    expect(await offered(personnel, 'person', own.id)).toBe(true);
    expect(await offered(personnel, 'person', other.id)).toBe(false);
    expect(await offered(officer, 'person', own.id)).toBe(false);
  });

  test('of a firm is opened by the supervising side of the place and by nobody else', async () => {
    const firm = await one<{ id: string }>(`select id from firm where county = '990102' and state = 'active' limit 1`);
    await su.query(`update firm set contact_phone = '13900000000' where id = $1`, [firm.id]);
    const why = { field: 'contact_phone', reason: 'contact' };
    expect((await unmask(supervisor, 'firm', firm.id, why)).body.value).toBe('13900000000');
    expect((await unmask(clerk, 'firm', firm.id, why)).body.code).toBe('right.denied');
    expect((await unmask(await demo.as('sui-bureau'), 'firm', firm.id, why)).body.code).toBe('missing.record');
  });

  test('is neither searched, filtered, listed, exported nor told in the time line', async () => {
    const { body } = await personnel.call('POST', '/api/records/person/list', { filter: { id_number: own.id_number } });
    expect((body as unknown as Trouble).code).toBe('input.filter');
    const digits = own.id_number.slice(0, 12);
    const found = await personnel.call<{ hits: unknown[] }>('GET', `/api/search?words=${own.id_number}`);
    expect(found.body.hits).toEqual([]);
    for (const url of [`/api/records/person/${own.id}`, `/api/records/person/${own.id}/timeline`])
      expect(JSON.stringify((await personnel.call('GET', url)).body)).not.toContain(digits);
    expect(JSON.stringify(await personnel.list('person', { limit: 500 }))).not.toContain(digits);
  });
});

describe('the proof of a record', () => {
  test('verifies by itself, holds the whole history, and is in the access log as an export', async () => {
    await demo.seal();
    const { id } = await one<{ id: string }>(
      `select id from inspection where unit = '990102.scjg' and state in ('closed', 'result') limit 1`,
    );
    const { status, body } = await proofOf(clerk, 'inspection', id);
    expect(status).toBe(200);
    expect(verifyProof(body)).toEqual([]);
    expect(body.entries.length).toBeGreaterThan(3);
    expect(body.entries.every((entry) => entry.seal !== null)).toBe(true);
    const [first, ...rest] = body.entries;
    expect(verifyProof({ ...body, entries: rest })).not.toEqual([]);
    expect(
      verifyProof({
        ...body,
        entries: [{ ...first!, body: first!.body.replace('"version":1', '"version":2') }, ...rest],
      }),
    ).not.toEqual([]);
    expect((await logged())[0]).toMatchObject({
      kind: 'export',
      ok: true,
      what: { record: 'inspection', id, proof: true },
    });
  });

  test('keeps personal fields sealed', async () => {
    const { id, firm_signer } = await one<{ id: string; firm_signer: string }>(
      `select id, firm_signer from inspection where unit = '990102.scjg' and firm_signer is not null limit 1`,
    );
    const text = JSON.stringify((await proofOf(clerk, 'inspection', id)).body);
    expect(text).toContain('$enc');
    expect(text).not.toContain(`"${firm_signer}"`);
  });

  test('is not given to an addressee, nor of what the supervised are not shown, nor out of scope', async () => {
    const document = await one<{ id: string }>(
      `select id from supervision_document where addressee like '990102.scjg%' limit 1`,
    );
    expect((await clerk.open('supervision-document', document.id)).row.id).toBe(document.id);
    expect((await proofOf(clerk, 'supervision-document', document.id)).body.code).toBe('right.proof');
    const alert = await one<{ id: string }>(
      `select id from alert where unit = '990102.scjg' and not confidential limit 1`,
    );
    expect((await proofOf(clerk, 'alert', alert.id)).body.code).toBe('right.proof');
    const plan = await one<{ id: string }>(`select id from plan where unit = '990102.yjgl' limit 1`);
    expect((await proofOf(clerk, 'plan', plan.id)).body.code).toBe('missing.record');
    const visit = await one<{ id: string }>(`select id from visit where unit = '990102.scjg' limit 1`);
    expect((await proofOf(officer, 'visit', visit.id)).body.code).toBe('right.proof');
    expect((await proofOf(audit, 'inspection', visit.id)).body.code).toBe('right.denied');
    expect((await proofOf(audit, 'person', own.id)).body.code).toBe('right.proof');
  });

  test('of an alert and its document is given to the bureau, and to the province above it', async () => {
    const alert = await one<{ id: string }>(`select id from alert where unit = '990102.scjg' limit 1`);
    const document = await one<{ id: string }>(`select id from supervision_document where unit = '990102.sf' limit 1`);
    for (const who of [supervisor, province])
      for (const [record, id] of [
        ['alert', alert.id],
        ['supervision-document', document.id],
      ] as const) {
        const { status, body } = await proofOf(who, record, id);
        expect({ record, status }).toEqual({ record, status: 200 });
        expect(verifyProof(body)).toEqual([]);
      }
  });
});
