import { afterAll, describe, expect, test } from 'vitest';
import { asDay } from '#kernel/day.ts';
import type { Actor } from '#kernel/rights.ts';
import { listRecords } from '#kernel/server/read-records.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type Effect, officersModule, spansOf, validOn } from './index.ts';

const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, officersModule], {
  at: '2026-06-10T09:00:00+08:00',
  adopt: { '990000': 'jiangxi', '990100': 'jiangxi/ganzhou' },
});
afterAll(() => world.close());
const root = base.pool('superuser');

const admin = world.as('sys-admin', '990000.sf', { kind: 'justice-bureau' });
await root.query(`insert into region (cell, id, region, unit, state, code, name, level, kind)
  select left(code, 4), gen_random_uuid(), code, code, 'active', code, name, level, 'division'
  from (values ('990102', '演示东区', 'county'), ('980102', '演示外区', 'county')) as r(code, name, level)`);
for (const [code, name, kind] of [
  ['990102.scjg', '演示东区市场监督管理局', 'agency'],
  ['990102.scjg.1', '演示东区市场监管执法大队', 'agency'],
  ['990102.sf', '演示东区司法局', 'justice-bureau'],
  ['980102.scjg', '演示外区市场监督管理局', 'agency'],
])
  await world.act(admin, 'org.create-unit', { code, name, kind });

const personnel = world.as('personnel', '990102.scjg');
const supervisor = world.as('supervisor', '990102.sf', { kind: 'justice-bureau' });
const head = world.as('bureau-head', '990102.sf', { kind: 'justice-bureau' });
const outside = world.as('personnel', '980102.scjg');

let serial = 0;
async function person(name: string): Promise<string> {
  return (await world.act(personnel, 'identity.create-person', { unit_code: '990102.scjg', name })).id;
}
async function officer(name: string, kind = 'administrative', more = {}) {
  const who = await person(name);
  const { id } = await world.act(personnel, 'officer.register', { person: who, kind, from_day: '2025-01-01', ...more });
  return { id, person: who };
}
async function certified(name: string) {
  const who = await officer(name);
  serial += 1;
  const { id } = await world.act(personnel, 'certificate.issue', certificateOf(who.id, `演示${serial}`));
  return { ...who, certificate: id };
}
const certificateOf = (of: string, number: string, kind = 'enforcement') => ({
  officer: of,
  kind,
  number,
  issued_by: '演示市人民政府',
  valid_from: '2025-01-01',
  valid_until: '2027-12-31',
});
const ground = { ground: '超越权限检查', basis: '演示办法第二十条' };

/** What any department is told, without seeing the certificate. */
async function validDay(who: string, day: string): Promise<boolean> {
  const client = await base.pool('app').connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('zs.person', 'somebody', true)`);
    const { rows } = await client.query<{ valid: boolean }>('select zs_certificate_valid($1, $2) as valid', [who, day]);
    return rows[0]?.valid === true;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('certificates by day', () => {
  test('[PER-05] a suspension takes its days away and gives the rest back', async () => {
    const who = await certified('甲演示');
    await world.act(
      supervisor,
      'certificate.suspend',
      { effective_from: '2026-06-01', until: '2026-06-30', ...ground },
      who.certificate,
    );
    expect(await validDay(who.person, '2026-05-31')).toBe(true);
    expect(await validDay(who.person, '2026-06-01')).toBe(false);
    expect(await validDay(who.person, '2026-07-01')).toBe(true);
    await world.act(personnel, 'certificate.resume', { resumed_from: '2026-06-10' }, who.certificate);
    expect(await validDay(who.person, '2026-06-09')).toBe(false);
    expect(await validDay(who.person, '2026-06-10')).toBe(true);
  });

  test('[PER-05] a withdrawal reaches back and the answer for a past day follows it', async () => {
    const who = await certified('乙演示');
    expect(await validDay(who.person, '2026-03-02')).toBe(true);
    await world.act(supervisor, 'certificate.withdraw', { effective_from: '2026-03-01', ...ground }, who.certificate);
    expect(await validDay(who.person, '2026-03-02')).toBe(false);
    expect(await validDay(who.person, '2026-02-28')).toBe(true);
    await expect(
      world.act(personnel, 'certificate.resume', { resumed_from: '2026-06-10' }, who.certificate),
    ).rejects.toThrow('现在是“收回”，不能办理“恢复”');
  });

  test('[PER-05] days between the end and a late renewal stay invalid', async () => {
    const who = await officer('丙演示');
    const { id } = await world.act(personnel, 'certificate.issue', {
      ...certificateOf(who.id, '演示续1'),
      valid_until: '2026-05-31',
    });
    await world.act(personnel, 'certificate.renew', { renewed_from: '2026-06-10', valid_until: '2031-05-31' }, id);
    expect(await validDay(who.person, '2026-05-31')).toBe(true);
    expect(await validDay(who.person, '2026-06-09')).toBe(false);
    expect(await validDay(who.person, '2026-06-10')).toBe(true);
  });

  test('[PER-05] the database cuts the same spans as the domain', async () => {
    const { rows } = await root.query<{ id: string; valid_from: string; valid_until: string; effects: Effect[] }>(
      'select id, valid_from::text, valid_until::text, effects from certificate',
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const spans = await root.query(
        `select valid_from::text as "from", valid_until::text as until from certificate_span where source = $1 order by 1`,
        [row.id],
      );
      const validity = {
        valid_from: asDay(row.valid_from),
        valid_until: asDay(row.valid_until),
        effects: row.effects,
      };
      expect(spans.rows).toEqual(spansOf(validity));
      expect(validOn(validity, asDay('2024-12-31'))).toBe(false);
    }
  });

  test('[PER-07] a certificate of supervision does not entitle to enforce', async () => {
    const who = await officer('丁演示');
    await world.act(personnel, 'certificate.issue', certificateOf(who.id, '演示监1', 'supervision'));
    expect(await validDay(who.person, '2026-06-10')).toBe(false);
  });

  test('no claims, no answer', async () => {
    const who = await certified('戊演示');
    const { rows } = await base
      .pool('app')
      .query('select zs_certificate_valid($1, $2) as valid', [who.person, '2026-06-10']);
    expect(rows).toEqual([{ valid: false }]);
    expect((await base.pool('app').query('select 1 from certificate_span')).rows).toEqual([]);
    const asked = await base
      .pool('worker')
      .query('select zs_certificate_valid($1, $2) as valid', [who.person, '2026-06-10']);
    expect(asked.rows).toEqual([{ valid: true }]);
  });
});

describe('who may hold what', () => {
  test('[PER-20] an auxiliary gets no certificate, and a holder cannot become one', async () => {
    const who = await officer('己演示', 'auxiliary');
    await expect(world.act(personnel, 'certificate.issue', certificateOf(who.id, '演示辅1'))).rejects.toThrow(
      '辅助人员不得持有执法证件',
    );
    const holder = await certified('庚演示');
    await expect(
      world.act(personnel, 'officer.correct', { kind: 'auxiliary', from_day: '2025-01-01' }, holder.id),
    ).rejects.toThrow('请先收回或注销');
  });

  test('[PER-09] police are qualified by their own rules, from the day they are on the roll', async () => {
    const who = await officer('辛演示', 'police');
    expect(await validDay(who.person, '2026-06-10')).toBe(true);
    expect(await validDay(who.person, '2024-12-31')).toBe(false);
    await expect(world.act(personnel, 'certificate.issue', certificateOf(who.id, '演示警1'))).rejects.toThrow(
      '按公安机关的规定管理',
    );
  });

  test('[PER-05] a revocation needs a pack that knows it, and the right to do it', async () => {
    const who = await certified('壬演示');
    await expect(
      world.act(personnel, 'certificate.revoke', { effective_from: '2026-06-10', ...ground }, who.certificate),
    ).rejects.toThrow('当前的岗位不能办理“吊销”');
    const done = await world.act(
      head,
      'certificate.revoke',
      { effective_from: '2026-06-10', ...ground },
      who.certificate,
    );
    expect(done.state).toBe('revoked');
  });

  test('a unit elsewhere neither sees nor touches it', async () => {
    const who = await certified('癸演示');
    await expect(
      world.act(outside, 'certificate.suspend', { effective_from: '2026-06-10', ...ground }, who.certificate),
    ).rejects.toThrow('没有找到这条执法证件');
    await expect(
      world.act(outside, 'officer.register', {
        person: who.person,
        kind: 'institution',
        from_day: '2026-01-01',
        unit_code: '990102.scjg.1',
      }),
    ).rejects.toThrow('超出了您当前岗位的管辖范围');
  });
});

describe('consequences', () => {
  test('[PER-07] every open visit on a day without certificate owes another officer, and its unit is told', async () => {
    const who = await certified('子演示');
    await root.query(
      `insert into inspection (cell, id, region, unit, line, state, title, officers, planned_from)
       select '9901', gen_random_uuid(), '990102', '990102.scjg.1', 'scjg', 'approved', title, array[$1::uuid], day
       from (values ('演示一厂检查', '2026-06-12'::date), ('演示二厂检查', '2026-07-12')) as v(title, day)`,
      [who.person],
    );
    await world.act(
      supervisor,
      'certificate.suspend',
      { effective_from: '2026-06-10', until: '2026-06-30', ...ground },
      who.certificate,
    );
    const duties = await root.query(
      `select unit, title, due::text from duty where kind = 'inspection.replace-officer' order by due`,
    );
    expect(duties.rows).toEqual([
      { unit: '990102.scjg.1', title: '更换执法人员子演示：演示一厂检查', due: '2026-06-12' },
    ]);
    const notices = await root.query(`select title from notice where unit = '990102.scjg.1'`);
    expect(notices.rows).toEqual([{ title: '子演示的证件已暂扣，请更换执法人员' }]);
  });

  test('[PER-05] whoever leaves owes the cancellation; cancelling settles it', async () => {
    const who = await certified('丑演示');
    await world.act(personnel, 'officer.leave', { until_day: '2026-06-09' }, who.id);
    const open = () =>
      root.query(
        `select due from duty where record_id = $1 and kind = 'certificate.cancel-on-leaving' and closed_at is null`,
        [who.certificate],
      );
    // "及时": the documents give no number of days, so none is invented.
    expect((await open()).rows).toEqual([{ due: null }]);
    await world.act(personnel, 'certificate.cancel', { effective_from: '2026-06-10', ...ground }, who.certificate);
    expect((await open()).rows).toEqual([]);
  });

  test('a measure cannot be dated ahead or before the certificate', async () => {
    const who = await certified('寅演示');
    const suspend = (effective_from: string) =>
      world.act(personnel, 'certificate.suspend', { effective_from, ...ground }, who.certificate);
    await expect(suspend('2026-06-11')).rejects.toThrow('不能晚于今天');
    await expect(suspend('2024-12-31')).rejects.toThrow('早于证件有效期起日');
  });
});

describe('queries', () => {
  test('[PER-01] staff by kind, unit by unit, as of a day', async () => {
    await officer('卯演示', 'institution', { unit_code: '990102.scjg.1' });
    const seen = async (who: Actor) =>
      world.ask<{ units: { unit: string; institution: number; certified: number }[] }>(who, 'officers.staff-overview', {
        on: '2026-06-10',
      });
    const { units } = await seen(personnel);
    const brigade = units.find((u) => u.unit === '990102.scjg.1');
    expect(brigade).toMatchObject({ institution: 1, administrative: 0, certified: 0, uncertified: 1 });
    const agency = units.find((u) => u.unit === '990102.scjg');
    expect(agency).toMatchObject({ police: 1, auxiliary: 1 });
    expect((await seen(outside)).units).toEqual([]);
  });

  test('[PER-05] certificates that run out by a day, expired ones marked', async () => {
    const who = await officer('辰演示');
    await world.act(personnel, 'certificate.issue', {
      ...certificateOf(who.id, '演示到期1'),
      valid_until: '2026-06-09',
    });
    const { rows } = await world.ask<{ rows: { number: string; expired: boolean }[] }>(personnel, 'officers.expiring', {
      until: '2026-12-31',
    });
    expect(rows.map(({ number, expired }) => ({ number, expired }))).toEqual([{ number: '演示到期1', expired: true }]);
  });

  test('[PER-05] lists say whose certificate it is by the person, so that two of one name are told apart', async () => {
    const [one, other] = [await certified('同名演示'), await certified('同名演示')];
    const listed = async (name: string) => {
      const def = world.deps.registry.records.get(name);
      if (!def) throw new Error(`no record ${name}`);
      const { rows } = await listRecords(world.deps.db, def, personnel, { filter: { name: '同名演示' } });
      return rows.map((row) => row.person).sort();
    };
    const both = [one.person, other.person].sort();
    expect(await listed('officer')).toEqual(both);
    expect(await listed('certificate')).toEqual(both);
  });
});
