import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { county } from './inspection.fixture.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());

describe('an inspection', () => {
  test('[ENT-05] entered without a code it is marked and supplemented with the reason; temporary checks owe one quarter report', async () => {
    const id = await c.approved();
    await expect(
      c.act(
        c.officer,
        'inspection.check-in-late',
        { entered_at: '2026-03-27T10:00:00+08:00', late_code_reason: '无网络' },
        id,
      ),
    ).rejects.toThrow('不能晚于现在');
    const answer = await c.act(
      c.officer,
      'inspection.check-in-late',
      { entered_at: '2026-03-25T10:00:00+08:00', late_code_reason: '无网络' },
      id,
    );
    const marks = (answer.result as { marks: { check: string; basis: string }[] }).marks;
    expect(marks.map((it) => it.check)).toEqual(['check.entry_code', 'check.quiet_days']);
    expect(marks[0]?.basis).toContain('赣市府建办字〔2023〕2号');
    const open = (
      await c.su.query(`select due::text from duty where kind = 'inspection.temporary-report' and closed_at is null`)
    ).rows;
    expect(open).toEqual([{ due: '2026-03-31' }]);
  });

  test('[ENT-01] in the quiet days a special ground that is registered takes the mark away', async () => {
    const id = await c.approved({ quiet_ground: 'emergency' });
    const answer = await c.act(
      c.officer,
      'inspection.check-in-late',
      { entered_at: '2026-03-25T10:00:00+08:00', late_code_reason: '无网络' },
      id,
    );
    expect((answer.result as { marks: { check: string }[] }).marks.map((it) => it.check)).toEqual(['check.entry_code']);
    await expect(c.act(c.officer, 'inspection.draft-ad-hoc', c.adHoc({ quiet_ground: 'other' }))).rejects.toThrow(
      '请写明特殊情形的具体情况',
    );
  });
});
