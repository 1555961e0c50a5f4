import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { pickText } from './queries/pick-text.ts';
import type { texts } from './queries/texts.ts';
import { CITY_SF, COUNTY_SF, num, OTHER_SF, province } from './rollup.fixture.ts';

type Texts = Awaited<ReturnType<typeof texts.run>>;
type Picked = Awaited<ReturnType<typeof pickText.run>>;

const db = await testDatabase();
const world = await province(db);
afterAll(() => world.close());
const round = world.round.id;
const clerk = world.as('supervisor', CITY_SF);
const ASK = { round, part: 'overall', heading: 'basics' };
const REPORT = 'overall|basics|0|text';

async function county(unit: string, words: string, cases: number): Promise<string> {
  // One return, two forms: the report and the table its numbers come from.
  await world.send(unit, { 'fields|market|exempt_cases': num(cases), [REPORT]: words }, { form: 'form.leniency' });
  const id = world.round.of.get(unit) as string;
  await world.root.query(
    `update return_version set content = jsonb_set(content, '{sheets}', jsonb_build_array(content -> 'sheets' -> 0,
       jsonb_build_object('form', 'form.annual_report', 'hash', 'h', 'rows', '[]'::jsonb, 'cells',
         jsonb_build_object($2::text, content -> 'sheets' -> 0 -> 'cells' -> $2::text)))) where return = $1`,
    [id, REPORT],
  );
  return id;
}

describe('texts of those below [REP-01] [REP-05]', () => {
  test('one heading shows every text side by side, with version and figures, and names who is missing', async () => {
    await county(COUNTY_SF, '全县办理不予处罚案件128件。\n开展培训14次。', 128);
    const answer = await world.ask<Texts>(clerk, 'returns.texts', ASK);
    expect(answer.lower.map((it) => [it.unit_name, it.revision, it.paragraphs.length, it.figures])).toEqual([
      ['东区司法局', 1, 2, ['128件', '14次']],
    ]);
    expect(answer.missing.map((it) => it.unit_name)).toEqual(['演示市市场监督管理局', '西区司法局']);
    expect(answer.own).toMatchObject({ open: true, text: '', version: 0 });
  });

  test('a picked paragraph carries its source, its known number becomes the sum, the unknown one is marked', async () => {
    const id = await county(OTHER_SF, '办理不予处罚案件72件。', 72);
    const east = world.round.of.get(COUNTY_SF) as string;
    const picks = [
      { return: east, paragraph: 0 },
      { return: east, paragraph: 1 },
    ];
    const picked = await world.ask<Picked>(clerk, 'returns.pick-text', { ...ASK, picks });
    expect(picked.text).toBe('全县办理不予处罚案件200件。\n开展培训14次【未绑定】。');
    expect(picked.picked[0]?.figures[0]?.known[0]).toMatchObject({
      label: '市场监管 不予行政处罚案件数量',
      sum: 200,
      returns: 2,
    });
    expect(picked.sources).toEqual([
      { return: east, unit: COUNTY_SF, unit_name: '东区司法局', part: 'overall|basics' },
    ]);
    expect(id).not.toBe(east);
  });

  test('the draft keeps the paragraph with its source', async () => {
    const own = world.round.of.get(CITY_SF) as string;
    const east = world.round.of.get(COUNTY_SF) as string;
    const picked = await world.ask<Picked>(clerk, 'returns.pick-text', {
      ...ASK,
      picks: [{ return: east, paragraph: 0 }],
    });
    await world.root.query(`update return_sheet set sheets = '[]' where id = $1`, [own]);
    await world.root.query(
      `insert into return_cell (cell, id, region, unit, line, state, return, receiver, address, kind, txt, origin, sources)
       select cell, gen_random_uuid(), region, unit, line, 'kept', id, receiver, $2, 'text', $3, 'picked', $4::jsonb from return_sheet where id = $1`,
      [own, `form.annual_report|${REPORT}`, picked.text, JSON.stringify(picked.sources)],
    );
    const answer = await world.ask<Texts>(clerk, 'returns.texts', ASK);
    expect(answer.own).toMatchObject({ text: '全县办理不予处罚案件200件。', version: 1 });
    expect(answer.own?.sources.map((it) => it.unit_name)).toEqual(['东区司法局']);
    expect(answer.own?.filled).toEqual({ 'overall|basics': { chars: 15, waiting: 0 } });
  });

  test('another county’s texts are not shown', async () => {
    const other = world.as('supervisor', OTHER_SF);
    const answer = await world.ask<Texts>(other, 'returns.texts', { ...ASK, receiver: CITY_SF });
    expect(answer.lower.map((it) => it.unit)).toEqual([OTHER_SF]);
  });
});
