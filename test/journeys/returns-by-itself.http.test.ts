/** What happens to returns by itself: the yearly round on its day, and a form that changes while it runs. */
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { followForms, openings } from '#modules/returns/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { CHAIN, LENIENCY, morningOf, save, sheetOf, staff, submit, typed } from './returns-steps.ts';

const demo = await demoPlatform();
const { deps } = demo.platform;
const yearly = async (day: string) =>
  (await openings(deps, day as never))
    .filter((it) => it.chain === CHAIN)
    .map(({ region, about_year }) => ({ region, about_year }));
const rounds = () =>
  demo.look<{ id: string; region: string; how: string; state: string }>(
    sql`select id, region, how, state from return_round where chain = ${CHAIN} and about_year = 2026`,
  );

describe('[REP-02] the yearly round', () => {
  test('is due from its first day on, in the topmost region whose packs have the chain, until its last date', async () => {
    const first = { region: '990000', about_year: 2026 };
    expect(await yearly('2026-12-31')).not.toContainEqual(first);
    expect(await yearly('2027-01-01')).toEqual(expect.arrayContaining([first]));
    expect((await yearly('2027-01-01')).map((it) => it.region)).not.toContain('990100');
    expect(await yearly('2027-04-01')).not.toContainEqual(first);
  });

  test('opens without anybody asking, once', async () => {
    await morningOf(demo, '2027-01-04');
    const opened = (await rounds()).filter((it) => it.region === '990000');
    expect(opened).toMatchObject([{ how: 'by_itself', state: 'open' }]);
    const [owing] = await demo.look<{ n: number }>(
      sql`select count(*)::integer as n from return_sheet where round = ${opened[0]?.id}`,
    );
    expect(owing?.n).toBeGreaterThan(40);
    await morningOf(demo, '2027-01-05');
    expect((await rounds()).filter((it) => it.region === '990000')).toHaveLength(1);
  });
});

describe('[REP-12] a form that changes while the round runs', () => {
  test('leaves what was sent as it was, keeps what a draft holds, and asks it only the new cells', async () => {
    const [clerk, head] = await demo.all('clerk', 'head');
    const [legal] = await demo.look<{ person: string }>(
      sql`select person from post where unit = '990102.scjg' and role = 'legal-reviewer' and state = 'active' limit 1`,
    );
    const reviewer = await staff(demo, 'scjg-reviewer', legal?.person as string);
    const [town] = await demo.look<{ person: string }>(
      sql`select person from post where unit = '990102.yjgl' and role = 'clerk' and state = 'active' limit 1`,
    );
    const other = await staff(demo, 'yjgl-clerk', town?.person as string);
    const idOf = async (unit: string) => {
      const [row] = await demo.look<{ id: string }>(
        sql`select id from return_sheet where unit = ${unit} and chain = ${CHAIN} and about_year = 2026`,
      );
      return row?.id as string;
    };
    const [sent, draft] = [await idOf('990102.scjg'), await idOf('990102.yjgl')];
    // As if the round had opened on a form that lacked a column.
    const old = 'before';
    await demo.db.pool('superuser').query(
      `with f as (select hash, value from return_form where form = $1 limit 1),
        kept as (insert into return_form (hash, form, value)
          select $2, $1, jsonb_set(value, '{tables,0,columns}', (value #> '{tables,0,columns}') - 9) from f returning hash)
       update return_sheet s set sheets = (select jsonb_agg(case when it ->> 'form' = $1 then jsonb_set(it, '{hash}', to_jsonb($2::text)) else it end)
         from jsonb_array_elements(s.sheets) it) where id = any($3)`,
      [LENIENCY, old, [sent, draft]],
    );
    const cell = 'fields|market|0|exempt_items';
    for (const [who, id] of [
      [clerk, sent],
      [other, draft],
    ] as const)
      await save(who, id, typed(LENIENCY, { [cell]: '1' }));
    const missing = await save(other, draft, typed(LENIENCY, { 'fields|market|0|coercion_cases': '1' }));
    expect(missing.faults[0]?.message).toContain('表样里没有这一格');
    const inspections = (await sheetOf(clerk, sent)).sheets.find((it) => it.form === 'form.stat_other')?.expected;
    expect(inspections?.['other|own|0|inspection']?.from).toBe('metric');
    await submit(sent, { clerk, reviewer, head });

    expect(await followForms(deps)).toBeGreaterThanOrEqual(1);
    const frozen = (await sheetOf(clerk, sent)).sheets.find((it) => it.form === LENIENCY);
    expect(frozen?.hash).toBe(old);
    const now = (await sheetOf(other, draft)).sheets.find((it) => it.form === LENIENCY);
    expect(now?.hash).not.toBe(old);
    expect(now?.cells[cell]?.value).toEqual({ kind: 'number', num: 1 });
    const added = await save(other, draft, typed(LENIENCY, { 'fields|market|0|coercion_cases': '1' }));
    expect(added.saved).toHaveLength(1);
    expect(await followForms(deps)).toBe(0);
  });
});
