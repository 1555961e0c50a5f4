import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { exportRecords } from '#kernel/server/export-records.ts';
import { getRecord, listRecords, timeline } from '#kernel/server/read-records.ts';
import { testDatabase } from '../../test/support/database.ts';
import { alert } from './records/alert.ts';
import { AGENCY, BUREAU, county, only } from './supervision.fixture.ts';

const base = await testDatabase();
const world = await county(base);
afterAll(() => world.close());

const clerk = world.as('clerk', AGENCY);
const agencyHead = world.as('agency-head', AGENCY);
const supervisor = world.as('supervisor', BUREAU, { kind: 'justice-bureau' });
const head = world.as('bureau-head', BUREAU, { kind: 'justice-bureau' });

let both = '';
let secretOnly = '';
beforeAll(async () => {
  both = await world.inspect('2026-06-26', { coded: false, rated_badly: true });
  secretOnly = await world.inspect('2026-06-27', { rated_badly: true });
  await world.react(both, secretOnly);
});

/** Every word an agency's person can get of alerts by any way of reading. */
async function everythingSeen(): Promise<string> {
  const { db, registry } = world.deps;
  const page = await listRecords(db, alert, agencyHead, {}, true);
  const lines = await Promise.all(page.rows.map((r) => timeline(db, registry, alert, agencyHead, String(r.id))));
  const lights = await world.ask(agencyHead, 'supervision.lights', {
    from: '2026-06-01',
    until: '2026-06-30',
    by: 'unit',
  });
  const today = await world.ask(agencyHead, 'supervision.today', {});
  return JSON.stringify([page, lines, lights, today]);
}

describe('what a firm said of an agency', () => {
  test('[ENT-08] an act with both kinds of reasons has two cards, and the bureau sees both', async () => {
    const cards = await world.cards(both);
    expect(cards.map((c) => [c.confidential, c.title])).toEqual([
      [false, '黄灯：入企未扫码备案'],
      [true, '黄灯：企业差评'],
    ]);
    expect(cards[1]?.explain_due).toBeNull();
    const page = await listRecords(world.deps.db, alert, supervisor, {});
    expect(page.rows).toHaveLength(3);
  });

  test('[ENT-08] the agency finds nothing of it by list, count, filter, time line, lights or workbench', async () => {
    const seen = await everythingSeen();
    expect(seen).toContain('入企未扫码备案');
    expect(seen).not.toMatch(/差评|rated_badly|confidential|仅监督机构/);
    const { db } = world.deps;
    expect((await listRecords(db, alert, clerk, {})).rows).toHaveLength(1);
    expect((await listRecords(db, alert, clerk, { filter: { subject_id: secretOnly } })).rows).toEqual([]);
    expect((await listRecords(db, alert, clerk, { filter: { rules: 'rule.inspection.rated_badly' } })).rows).toEqual(
      [],
    );
    const lights = await world.ask<{ rows: { yellow: { count: number } }[] }>(clerk, 'supervision.lights', {
      from: '2026-06-01',
      until: '2026-06-30',
      by: 'unit',
    });
    expect(lights.rows.map((r) => r.yellow.count)).toEqual([1]);
  });

  test('[ENT-08] by its id it looks as if it did not exist: reading, time line and acting alike', async () => {
    const { db, registry } = world.deps;
    const { id } = only(await world.cards(secretOnly));
    const gone = '没有找到这条预警';
    await expect(getRecord(db, registry, alert, agencyHead, id)).rejects.toThrow(gone);
    expect(await timeline(db, registry, alert, agencyHead, id)).toEqual([]);
    await expect(world.ask(agencyHead, 'supervision.card', { id })).rejects.toThrow(gone);
    await expect(world.act(clerk, 'supervision.explain', { explanation: '试探' }, id)).rejects.toThrow(gone);
  });

  test('[ENT-08] the database itself shows an agency no row, journal entry, duty, notice or search entry of it', async () => {
    const { id } = only(await world.cards(secretOnly));
    const client = await base.pool('app').connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('zs.person', 'x', true), set_config('zs.unit', $1, true), set_config('zs.unit_lo', $1, true),
        set_config('zs.unit_hi', $1 || '.~', true), set_config('zs.line_lo', '', true), set_config('zs.line_hi', '~', true),
        set_config('zs.region_lo', '990102', true), set_config('zs.region_hi', '990102~', true), set_config('zs.supervisor', '', true)`,
        [AGENCY],
      );
      for (const [table, key] of [
        ['alert', 'id'],
        ['journal', 'record_id'],
        ['duty', 'record_id'],
        ['notice', 'record_id'],
        ['search_entry', 'id'],
      ])
        expect((await client.query(`select 1 from ${table} where ${key} = $1`, [id])).rowCount, table).toBe(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('[ENT-08] a change of the confidential side leaves the open card’s version and time as they were', async () => {
    const before = (await world.cards(both))[0];
    await world.learn(both, { rated_badly: false });
    const after = (await world.cards(both))[0];
    expect([after?.version, after?.updated_at]).toEqual([before?.version, before?.updated_at]);
    expect((await world.cards(both))[1]?.state).toBe('withdrawn');
  });

  test('[ENT-08] it cannot go into a document, and its duty at the bureau names nothing', async () => {
    const { id } = only(await world.cards(secretOnly));
    await expect(
      world.act(supervisor, 'supervision.draft-document', {
        kind: 'document.notice',
        alerts: [id],
        requirements: '说明',
        reply_due: '2026-06-30',
        reply_basis: '逐件确定',
      }),
    ).rejects.toThrow('不能直接写入文书');
    const { rows } = await world.root.query('select title from duty where record_id = $1', [id]);
    expect(rows).toEqual([{ title: '有一条仅监督机构可见的预警待核实' }]);
    await world.act(head, 'supervision.close-alert', { decision_note: '已回访企业，属误评' }, id);
    expect(only(await world.cards(secretOnly)).state).toBe('closed');
    expect((await listRecords(world.deps.db, alert, clerk, { state: ['closed'] })).rows).toEqual([]);
  });

  test('[ENT-08] an export of the agency’s cards holds the open one alone', async () => {
    const deps = world.deps as Parameters<typeof exportRecords>[0];
    const chunks: Buffer[] = [];
    for await (const chunk of await exportRecords(deps, alert, agencyHead, {})) chunks.push(Buffer.from(chunk));
    const lines: string[] = [];
    const book = await readXlsx(Buffer.concat(chunks));
    for await (const row of book.rows()) lines.push(JSON.stringify(row));
    book.close();
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('入企未扫码备案');
    expect(lines.join()).not.toMatch(/差评|仅监督机构/);
  });
});
