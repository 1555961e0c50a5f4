/** The campaign of 2024 as it would have run here then: duties open, notices fall due every two months, what is late is late. */
import sql from 'sql-template-tag';
import { afterAll, describe, expect, test } from 'vitest';
import { modules } from '#apps/server/modules.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import { campaignsSweep } from './server.ts';

const base = await testDatabase();
const world = await acting(base, modules, {
  at: '2024-01-10T09:00:00+08:00',
  adopt: { 990000: 'jiangxi', 990100: 'jiangxi', 990102: 'jiangxi' },
});
afterAll(() => world.close());
const root = base.pool('superuser');
for (const [code, level] of [
  ['990000', 'province'],
  ['990100', 'city'],
  ['990102', 'county'],
])
  await root.query(
    `insert into region (cell, id, region, unit, line, state, code, name, level, kind) values (left($1, 4), gen_random_uuid(), $1, $1, '', 'active', $1, $1, $2, 'division')`,
    [code, level],
  );
for (const [code, kind] of [
  ['990000.sf', 'justice-bureau'],
  ['990102.scjg', 'agency'],
  ['990102.scjg.1', 'agency'],
  ['990102.sf', 'justice-bureau'],
] as const) {
  const [region = '', line = ''] = code.split('.');
  await root.query(
    `insert into unit (cell, id, region, unit, line, state, code, name, kind, region_code, line_code, supervised_by)
     values ('9901', gen_random_uuid(), $1, $2, $3, 'active', $2, $2, $4, $1, $3, $5)`,
    [region, code, line, kind, kind === 'agency' ? '990102.sf' : null],
  );
}
const province = world.as('supervisor', '990000.sf', { kind: 'justice-bureau' });
const clerk = world.as('clerk', '990102.scjg');
const sweep = () => campaignsSweep({ ...world.deps, worker: world.worker });
const look = <T>(query: ReturnType<typeof sql>) => world.worker.ask<T>(NO_CLAIMS, query);

describe('a campaign of the present', () => {
  test('[SPC-03] each unit owes by kind and level, a brigade nothing of its own, and a day that had passed raises no alarm', async () => {
    const { id } = await world.act(province, 'campaign.start', {
      entry: 'campaign.special_2024',
      year: null,
      history: false,
    });
    await sweep();
    await sweep();
    const rows = await look<{ unit: string; n: number }>(
      sql`select unit, count(*)::integer as n from campaign_duty where campaign = ${id} group by unit order by unit`,
    );
    expect(rows.map((it) => it.unit)).toEqual(['990000.sf', '990102.scjg', '990102.sf']);
    const open = await look<{ due: string | null }>(
      sql`select due from duty where unit = '990102.scjg' and kind = 'campaign-duty.do' and closed_at is null order by due nulls last`,
    );
    expect(open[0]?.due).toBe('2024-01-31');
    expect(open).toHaveLength(rows.find((it) => it.unit === '990102.scjg')?.n ?? 0);
  });

  test('[SPC-07] a notice falls due every two months; one published afterwards is shown as late', async () => {
    const notices = () =>
      look<{ id: string; number: string; due: string; unit: string }>(
        sql`select id, number, due, unit from campaign_notice order by number`,
      );
    expect((await notices()).map((it) => [it.unit, it.due])).toEqual([['990102.scjg', '2024-02-29']]);
    world.clock.set('2024-03-05T09:00:00+08:00');
    await sweep();
    await sweep();
    const now = await notices();
    expect(now.map((it) => it.due)).toEqual(['2024-02-29', '2024-04-30']);
    const proof = {
      published_on: '2024-03-04',
      media: '演示报',
      media_link: 'https://example.org/1',
      clipping: null,
      posted_place: '办事大厅',
      posted_photo: ['01a20265-9673-733f-a8c7-9b8db5571cb0'],
    };
    await world.act(clerk, 'campaign-notice.publish', proof, now[0]?.id);
    const [first] = await look<{ state: string; late: boolean }>(
      sql`select state, late from campaign_notice where id = ${now[0]?.id ?? ''}`,
    );
    expect(first).toEqual({ state: 'published', late: true });
  });

  test('[SPC-18] a new problem in a watched field reaches the bureau as a notice', async () => {
    const [row] = await look<{ id: string }>(sql`select id from campaign`);
    await world.act(clerk, 'problem.record', {
      title: '路面执法',
      campaign: row?.id,
      list_version: 'self',
      category: 'irregular',
      situation: null,
      situation_words: null,
      area: '运输执法',
      found_on: '2024-03-01',
      first_case: '超限处罚不一',
      case_files: null,
      harm: '不公',
      progress: null,
      measures: '规范',
      measures_now: null,
      measures_long: null,
      standard: null,
      finish_by: null,
    });
    const told = await look<{ title: string }>(sql`select title from notice where unit = '990102.sf'`);
    expect(told.map((it) => it.title)).toContain('反弹提示：990102.scjg 运输执法');
  });

  test('[SPC-03] the phases over, nothing more falls due', async () => {
    world.clock.set('2024-11-05T09:00:00+08:00');
    await sweep();
    const due = await look<{ due: string }>(sql`select due from campaign_notice order by due`);
    expect(due.map((it) => it.due)).toEqual(['2024-02-29', '2024-04-30', '2024-06-30']);
  });

  test('[SPC-14] a duty to report is done by submitting its return, and confirmed when the bureau that leads accepts it', async () => {
    const row = async () =>
      (
        await look<{ id: string; state: string; done_on: string | null; result: string; late: boolean; unit: string }>(
          sql`select id, state, done_on, result, late, unit from campaign_duty where code = 'clue_ledger' and unit = '990102.scjg'`,
        )
      )[0];
    const open = async () => look(sql`select 1 from duty where record_id = ${(await row())?.id} and closed_at is null`);
    const [sent] = (
      await root.query<{ id: string }>(
        `insert into return_sheet (cell, id, region, unit, line, state, title, chain, leg, about_year, receiver, author)
         values ('9901', gen_random_uuid(), '990102', '990102.scjg', 'scjg', 'draft', '线索处置台账', 'chain.clue_ledger_2024', 'agency', 2024, '990102.sf', '经办人')
         returning id`,
      )
    ).rows;
    await sweep();
    expect(await row()).toMatchObject({ state: 'open', done_on: null });
    expect(await open()).toHaveLength(1);
    await root.query(
      `update return_sheet set state = 'submitted', submitted_at = '2024-07-01T00:30:00+08:00' where id = $1`,
      [sent?.id],
    );
    await sweep();
    expect(await row()).toMatchObject({
      state: 'reported',
      done_on: '2024-07-01',
      result: '已报送：线索处置台账',
      late: true,
    });
    expect(await open()).toEqual([]);
    await root.query(`update return_sheet set state = 'accepted' where id = $1`, [sent?.id]);
    await sweep();
    await sweep();
    expect(await row()).toMatchObject({ state: 'confirmed', done_on: '2024-07-01' });
    const kept = await look(sql`select 1 from journal where record_id = ${(await row())?.id}`);
    expect(kept).toHaveLength(3);
  });
});
