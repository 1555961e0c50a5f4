import { afterAll, describe, expect, test } from 'vitest';
import { digest } from '#kernel/digest.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { signCode } from './domain/codes.ts';
import { inspectionFacts } from './facts.ts';
import { AGENCY, BUREAU, FIRE, put } from './history.fixture.ts';
import { county, person } from './inspection.fixture.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());

const row = async (table: string, id: string) =>
  (await c.su.query(`select * from ${table} where id = $1`, [id])).rows[0];

/** A firm that nobody has visited. */
async function otherFirm(address: string) {
  const firm = await put(c.su, 'firm', { name: `演示${address}厂`, kind: 'company', state: 'active', unit: BUREAU });
  return { firm, premises: await put(c.su, 'premises', { firm, address, state: 'active' }) };
}

describe('codes at the door', () => {
  test('[ENT-05] a code opens once; a refused entry does not burn it', async () => {
    const [one, two] = [await c.approved(), await c.approved()];
    const code = (await c.ask<{ code: string }>(c.officer, 'inspection.officer-code', {})).code;
    await expect(c.act(c.officer, 'inspection.check-in', { code, join: one }, one)).rejects.toThrow(
      '没有找到可以加入的联合检查',
    );
    await c.act(c.officer, 'inspection.check-in', { code }, one);
    await expect(c.act(c.officer, 'inspection.check-in', { code }, two)).rejects.toThrow('这个码已经用过');
    expect((await row('inspection', two)).state).toBe('approved');
  });

  test('[ENT-05] forged, expired and foreign codes are each refused in their own words', async () => {
    const [id, other] = [await c.approved(), await c.approved()];
    const enter = (code: string) => c.act(c.officer, 'inspection.check-in', { code }, id);
    const now = c.clock.now().getTime() / 1000;
    const forged = signCode(new Uint8Array(32).fill(1), {
      kind: 'task',
      subject: id,
      unit: AGENCY,
      premises: null,
      nonce: 'x',
      made: now,
      expires: now + 60,
    });
    await expect(enter(forged)).rejects.toThrow('不是本平台签发的');
    await expect(enter('https://example.invalid/licence/91990102MA990001X4')).rejects.toThrow('这不是入企核验码');
    await expect(enter(await c.taskCode(other))).rejects.toThrow('另一项检查的任务码');
    const strangers = (await c.ask<{ code: string }>(c.fire, 'inspection.officer-code', {})).code;
    await expect(enter(strangers)).rejects.toThrow('其他单位的码');
    const old = await c.taskCode(id);
    c.clock.advance({ minutes: 5 });
    await expect(enter(old)).rejects.toThrow('已经过期');
  });

  test('[ENT-02] a second department finds the visit that is open, joins it and shows the same token: one visit for each, no crowd', async () => {
    const there = await otherFirm('3号');
    const id = await c.approved(there);
    const answer = await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(id) }, id);
    const { visit, show_token } = answer.result as { visit: string; show_token: string };
    const twin = await person(c.su, '演示丁', FIRE);
    const mine = await c.act(c.fire, 'inspection.draft-ad-hoc', c.adHoc({ ...there, officers: [c.fire.person, twin] }));
    await c.act(c.as('agency-head', FIRE), 'inspection.approve', {}, mine.id);
    const open = await c.ask<{ visits: Record<string, string>[] }>(c.fire, 'inspection.open-visits', {
      premises: there.premises,
    });
    const found = open.visits.find((it) => it.id === visit);
    expect(Object.keys(found ?? {}).sort()).toEqual(['department', 'id', 'started_at']);
    const code = (await c.ask<{ code: string }>(c.fire, 'inspection.officer-code', {})).code;
    const joined = await c.act(c.fire, 'inspection.check-in', { code, join: visit }, mine.id);
    expect(joined.result).toMatchObject({ visit, show_token });
    const shown = await c.su.query(`select zs_portal_visit($1, $2) -> 'inspections' as inspections`, [
      digest(show_token),
      c.clock.now().toISOString(),
    ]);
    expect(shown.rows[0].inspections).toHaveLength(2);

    await c.worker.transact(NO_CLAIMS, (tx) => tx.run(inspectionFacts.refresh([id, mine.id])));
    const facts = async (inspection: string) =>
      (await c.su.query('select visit, visits_year, departments_7 from fact_inspection where id = $1', [inspection]))
        .rows[0];
    expect(await facts(mine.id)).toEqual({ visit, visits_year: 1, departments_7: 1 });
    expect((await facts(id)).visit).toBe(visit);
    const alone = await c.su.query(
      `select count(distinct visit) as n from inspection where firm = $1 and id = any($2)`,
      [there.firm, [id, mine.id]],
    );
    expect(Number(alone.rows[0].n)).toBe(1);

    await c.act(c.officer, 'visit.leave', {}, visit);
    expect((await row('visit', visit)).state).toBe('ended');
    const after = await c.ask<{ visits: { id: string }[] }>(c.fire, 'inspection.open-visits', {
      premises: there.premises,
    });
    expect(after.visits.map((it) => it.id)).not.toContain(visit);
  });

  test('[ENT-02] two departments that come apart in a week are two visits and count as two departments', async () => {
    const there = await otherFirm('2号');
    const first = await c.approved(there);
    await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(first) }, first);
    const twin = await person(c.su, '演示戊', FIRE);
    const second = await c.act(
      c.fire,
      'inspection.draft-ad-hoc',
      c.adHoc({ ...there, officers: [c.fire.person, twin] }),
    );
    await c.act(c.as('agency-head', FIRE), 'inspection.approve', {}, second.id);
    const code = (await c.ask<{ code: string }>(c.fire, 'inspection.officer-code', {})).code;
    c.clock.advance({ minutes: 1 });
    await c.act(c.fire, 'inspection.check-in', { code }, second.id);
    await c.worker.transact(NO_CLAIMS, (tx) => tx.run(inspectionFacts.refresh([first, second.id])));
    const { rows } = await c.su.query(
      'select visits_year, departments_7 from fact_inspection where id = any($1) order by departments_7',
      [[first, second.id]],
    );
    expect(rows).toEqual([
      { visits_year: 1, departments_7: 1 },
      { visits_year: 1, departments_7: 2 },
    ]);
  });
});
