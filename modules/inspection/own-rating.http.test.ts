/** An officer who would like to write or read the rating of his own visit. */
import sql from 'sql-template-tag';
import { afterAll, describe, expect, test } from 'vitest';
import { claimsOf } from '#kernel/server/run-command.ts';
import { testDatabase } from '../../test/support/database.ts';
import { portalOf } from './portal.fixture.ts';

const base = await testDatabase();
const portal = await portalOf(base);
const { c, call, entered, firmKey, rate, ratedBadly, take } = portal;
afterAll(() => portal.close());

describe('an officer who holds the licence code of the firm and his own codes', () => {
  test('[ENT-08] cannot take the place of the firm: without its key nothing he sends vouches or hides', async () => {
    const visit = await entered();
    const mine = (await c.ask<{ code: string }>(c.officer, 'inspection.officer-code', {})).code;
    for (const firm_key of ['91990102MA990001X4', mine, visit.show_token, c.firm])
      expect(await rate(visit.show_token, { level: 'very-good', firm_key })).toMatchObject({
        status: 400,
        body: { code: 'input.firm-key' },
      });
    for (let n = 0; n < 3; n++) expect((await rate(visit.show_token, { level: 'very-good' })).status).toBe(200);
    await take();
    expect(await ratedBadly(visit.id)).toBeNull();
    const { firm_key } = await firmKey();
    expect((await rate(visit.show_token, { level: 'bad', firm_key })).status).toBe(200);
    await take();
    expect(await ratedBadly(visit.id)).toBe(true);
    await rate(visit.show_token, { level: 'very-good' });
    await take();
    expect(await ratedBadly(visit.id)).toBe(true);
  });

  test('[ENT-08] learns nothing: answers to him are the same before and after the firm has rated', async () => {
    const visit = await entered();
    const { firm_key } = await firmKey();
    const look = async () => [
      (await rate(visit.show_token, { firm_key: 'guess-guess-guess-guess' })).body.code,
      (await rate(visit.show_token)).status,
      (await call('GET', `/api/portal/visit/${visit.show_token}`)).body,
      (await call('POST', '/api/records/rating/list', {}, undefined, 'officer')).body.code,
      (await call('POST', '/api/records/complaint/list', {}, undefined, 'head')).body.code,
      (await call('POST', '/api/records/firm-key/list', {}, undefined, 'head')).body.code,
      (await call('GET', `/api/records/inspection/${visit.id}/timeline`, undefined, undefined, 'head')).body.entries
        .length,
    ];
    const before = await look();
    await rate(visit.show_token, { level: 'very-bad', firm_key });
    await take();
    expect(await look()).toEqual(before);
    expect(before.slice(3, 6)).toEqual(['right.denied', 'right.denied', 'right.denied']);
  });

  test('[ENT-08] finds no row of it under his claims, nor the shown token or digests in what the desk gives him', async () => {
    const visit = await entered();
    await rate(visit.show_token, { level: 'very-bad' });
    await take();
    const agency = { ...c.head, grants: c.head.grants };
    for (const table of ['rating', 'complaint', 'firm_key'])
      for (const reach of ['unit', 'region-and-below'] as const) {
        const rows = await c.deps.db.read(claimsOf(agency, reach), (read) =>
          read.many(sql([`select id from ${table}`])),
        );
        expect(rows, `${table} ${reach}`).toEqual([]);
      }
    const journal = await c.deps.db.read(claimsOf(agency, 'region-and-below'), (read) =>
      read.many(sql`select body from journal where record in ('rating', 'complaint', 'firm-key')`),
    );
    expect(journal).toEqual([]);
    await expect(
      c.deps.db.read(claimsOf(agency, 'unit'), (read) => read.many(sql`select visit from portal_post`)),
    ).rejects.toThrow(/permission denied/);
    const page = await call('GET', `/api/records/visit/${visit.visit}`, undefined, undefined, 'officer');
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.body)).not.toContain('show_hash');
  });
});
