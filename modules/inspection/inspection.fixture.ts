/** A county with an agency, its bureau, a firm in a quiet park, officers and published items, for tests through real commands. */
import type pg from 'pg';
import { Database } from '#kernel/server/database.ts';
import { identityModule } from '#modules/identity/index.ts';
import { officersModule } from '#modules/officers/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { partiesModule } from '#modules/parties/index.ts';
import { powersModule } from '#modules/powers/index.ts';
import { acting } from '../../test/support/acting.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { AGENCY, BUREAU, FIRE, put, putUnit } from './history.fixture.ts';
import { inspectionModule } from './index.ts';
import { setCodeKey, setShortCodes } from './server.ts';

export const SECRET = new Uint8Array(32).fill(9);

export async function county(base: TestDatabase, at = '2026-03-26T09:00:00+08:00') {
  setCodeKey(SECRET);
  const world = await acting(
    base,
    [orgModule, identityModule, officersModule, partiesModule, powersModule, inspectionModule],
    { at, adopt: { '990000': 'jiangxi', '990100': 'jiangxi/ganzhou', '970103': 'jiangsu/yancheng/yandu' } },
  );
  const aside = new Database({ ...base.app, max: 2 });
  setShortCodes(aside);
  const su = base.pool('superuser');
  for (const unit of [AGENCY, FIRE, BUREAU]) await putUnit(su, unit);
  const park = await put(su, 'park', { name: '演示东园', quiet: true });
  const firm = await put(su, 'firm', { name: '演示家具有限公司', kind: 'company', state: 'active', unit: BUREAU });
  const premises = await put(su, 'premises', {
    firm,
    address: '演示东街道1号',
    park,
    lat_e6: 20_315_440,
    lng_e6: 135_120_200,
    state: 'active',
  });
  const item = await put(su, 'enforcement_item', { name: '演示监督检查', basis: '演示法第一条', state: 'published' });
  const hidden = await put(su, 'enforcement_item', { name: '演示未公布事项', basis: '演示法第二条', state: 'draft' });
  const officer = world.as('officer', AGENCY, { person: await person(su, '演示甲') });
  const second = world.as('officer', AGENCY, { person: await person(su, '演示乙') });
  const draft = (more: Record<string, unknown> = {}) => ({
    firm,
    premises,
    inspection_type: 'daily',
    items: [item],
    officers: [officer.person, second.person],
    planned_from: '2026-03-26',
    planned_until: '2026-03-31',
    reason: '演示理由',
    basis: '演示法第一条',
    ...more,
  });
  const adHoc = (more: Record<string, unknown> = {}) => draft({ source_kind: 'complaint', urgent: false, ...more });
  return {
    ...world,
    aside,
    close: () => Promise.all([world.close(), aside.close()]),
    su,
    firm,
    premises,
    item,
    hidden,
    officer,
    second,
    head: world.as('agency-head', AGENCY),
    clerk: world.as('clerk', AGENCY),
    supervisor: world.as('supervisor', BUREAU, { kind: 'justice-bureau' }),
    fire: world.as('officer', FIRE, { person: await person(su, '演示丙', FIRE) }),
    draft,
    adHoc,
    /** An inspection approved by the head, ready to be entered. */
    async approved(more: Record<string, unknown> = {}) {
      const { id } = await world.act(officer, 'inspection.draft-ad-hoc', adHoc(more));
      await world.act(world.as('agency-head', AGENCY), 'inspection.approve', {}, id);
      return id;
    },
    async taskCode(id: string) {
      return (await world.ask<{ code: string }>(officer, 'inspection.task-code', { id })).code;
    },
  };
}

export type County = Awaited<ReturnType<typeof county>>;

/** What is in the tables, read past every scope: one row, and the duties of a record in the order of their kinds. */
export const reading = (su: pg.Pool) => ({
  row: async (table: string, id: string) => (await su.query(`select * from ${table} where id = $1`, [id])).rows[0],
  duties: async (record_id: string) =>
    (
      await su.query(
        'select kind, unit, due::text, closed_at is null as open from duty where record_id = $1 order by kind',
        [record_id],
      )
    ).rows,
});

/** Somebody on the roll of a unit; certified unless told otherwise. */
export async function person(
  su: pg.Pool,
  name: string,
  unit = AGENCY,
  kind = 'institution',
  certified = true,
): Promise<string> {
  const id = await put(su, 'person', { unit, name, state: 'active' });
  const officer = await put(su, 'officer', { unit, person: id, name, kind, from_day: '2020-01-01', state: 'active' });
  if (certified)
    await put(su, 'certificate', {
      unit,
      officer,
      name,
      person: id,
      kind: 'enforcement',
      number: `演示${name}`,
      valid_from: '2024-01-01',
      valid_until: '2028-12-31',
      effects: '[]',
      state: 'valid',
    });
  return id;
}
