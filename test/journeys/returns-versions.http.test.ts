/** What belongs to a version stays with it: the numbers in its texts, and the formal copy that went out. */
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { partsOf } from '#modules/returns/files/golden/canonical.fixture.ts';
import { demoPlatform } from '../support/demo.ts';
import { CHAIN, fill, morningOf, openYear, owedBy, REPORT, save, sheetOf, staff, submit } from './returns-steps.ts';
import { personHolding } from './steps.ts';

const METRIC = 'metric.inspections';
const demo = await demoPlatform();
await morningOf(demo, '2027-01-04');
await openYear(demo);
const [clerk, head, supervisor] = await demo.all('clerk', 'head', 'supervisor');
const reviewing = await personHolding(demo, '990102.scjg', 'legal-reviewer');
const people = { clerk, head, reviewer: await staff(demo, 'scjg-reviewer', reviewing) };
const { id } = await owedBy(clerk);
const root = demo.db.pool('superuser');
/** The records say so much of the metric now. */
const recordsSay = async (num: number) =>
  root.query(`update return_expected set num = $2 where return = $1 and split_part(address, '|', 3) = $3`, [
    id,
    num,
    METRIC,
  ]);
const printed = async (version: number) => {
  const parts = await partsOf(await clerk.download(`/api/returns/${id}/file.docx?version=${version}`));
  return (parts.get('word/document.xml') ?? '').replace(/<[^>]+>/g, '');
};
const words = (txt: string) => ({
  cells: [{ form: REPORT, address: 'overall|basics|0|text', kind: 'text', txt }],
});
const deliveries = async () => (await sheetOf(clerk, id)).deliveries;
const owedCopies = () =>
  demo.look<{ title: string; unit: string }>(
    sql`select title, unit from duty where kind = 'return.deliver' and closed_at is null
      and record_id in (select id from return_delivery where return = ${id})`,
  );

describe('a version', () => {
  test('[REP-05] is not sent while its text holds a number nobody has looked at', async () => {
    await fill(clerk, id, 12);
    await save(clerk, id, words('开展培训14次【未绑定】。'));
    const refused = await clerk.refused('return.send-to-review', { acknowledged: true }, id);
    expect(refused.faults?.map((it) => it.message).join()).toContain('1 处【未绑定】');
  });

  test('keeps the numbers its texts name, and prints them, whatever the records say afterwards', async () => {
    await recordsSay(41);
    await save(clerk, id, words(`共检查{{${METRIC}}}次。`));
    await root.query(
      `insert into return_delivery (cell, id, region, unit, line, state, return, recipient, way)
       select cell, gen_random_uuid(), region, unit, line, 'waiting', id, '演示东区人民政府', 'same_level_government' from return_sheet where id = $1`,
      [id],
    );
    await submit(id, people);
    await recordsSay(57);
    const { content } = await clerk.ask<{ content: { figures: Record<string, number> } }>('returns.version', { id });
    expect(content.figures).toEqual({ [METRIC]: 41 });
    expect(await printed(1)).toContain('共检查41次');
  });

  test('[REP-05] goes out as a formal copy of its own: corrected, the old one stands beside and the new one is owed', async () => {
    const [row] = await demo.look<{ id: string }>(sql`select id from return_delivery where return = ${id}`);
    const channel = { channel: 'document_exchange', document_no: '演市监〔2027〕1号', document_day: '2027-01-04' };
    expect(await owedCopies()).toMatchObject([
      { unit: '990102.scjg', title: expect.stringContaining('送达正式文件：演示东区人民政府') },
    ]);
    await clerk.act('return-delivery.send', channel, row?.id as string);
    await clerk.act('return-delivery.confirm', { receipt: '政府办公室签收' }, row?.id as string);
    expect(await owedCopies()).toEqual([]);
    await supervisor.act('return.receive', {}, id);
    await supervisor.act('return.accept', {}, id);
    await clerk.act('return.start-correction', { reason: '漏报一件' }, id);
    await fill(clerk, id, 13);
    await save(clerk, id, words(`共检查{{${METRIC}}}次。`));
    await submit(id, people);
    expect(await deliveries()).toMatchObject([
      { state: 'confirmed', version_number: 1 },
      { state: 'waiting', version_number: 2, recipient: '演示东区人民政府' },
    ]);
    expect(await owedCopies()).toMatchObject([{ unit: '990102.scjg', title: expect.stringContaining('第2版') }]);
    expect(await printed(1)).toContain('共检查41次');
    expect(await printed(2)).toContain('共检查57次');
    const [second] = await demo.look<{ id: string }>(
      sql`select id from return_delivery where return = ${id} and version_number = 2`,
    );
    await clerk.act('return-delivery.send', channel, second?.id as string);
    expect(await owedCopies()).toEqual([]);
  });
});

test('[REP-02] a round opens by itself on its day, once', async () => {
  const rounds = await supervisor.ask<{ rounds: { chain: string; about_year: number; counts: unknown[] }[] }>(
    'returns.rounds',
    {},
  );
  expect(rounds.rounds.filter((it) => it.chain === CHAIN && it.about_year === 2026)).toHaveLength(1);
});
