/**
 * A province's figures of one form, written straight into the tables by SQL for measuring and for comparing sums: cities, counties, townships and
 * lines as in a round of the annual report. Not a round that could be worked on: no versions, no cells.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface ProvinceSize {
  readonly cities: number;
  readonly counties: number;
  readonly townships: number;
  readonly lines: number;
  /** Numbers of each return: rows × columns. */
  readonly rows: number;
  readonly columns: number;
}

export const PROVINCE: ProvinceSize = { cities: 11, counties: 100, townships: 1600, lines: 40, rows: 10, columns: 10 };

/** Answers the round. Regions are 99cc00, 99cckk, 99cckkttt; lines are a01…; chain and legs as in the annual report. */
export async function fillFigures(root: pg.Pool, size: ProvinceSize, form = 'form.leniency'): Promise<string> {
  const round = randomUUID();
  await root.query(
    `insert into return_round (cell, id, region, unit, line, state, title, chain, about_year, period_from, period_until)
     values ('9900', $1, '990000', '990000.sf', 'sf', 'open', '测算批次', 'chain.annual_report', 2025, '2025-01-01', '2025-12-31')`,
    [round],
  );
  await root.query(
    `with city as (select c, '99' || lpad(c::text, 2, '0') as code from generate_series(1, $2::integer) c),
     county as (select k, city.code || lpad((1 + k / $2::integer)::text, 2, '0') as code from generate_series(0, $3::integer - 1) k
       join city on city.c = 1 + k % $2::integer),
     town as (select county.code || lpad((100 + t / $3::integer)::text, 3, '0') as code from generate_series(0, $4::integer - 1) t
       join county on county.k = t % $3::integer),
     line as (select 'a' || chr(97 + l / 26) || chr(97 + l % 26) as code from generate_series(0, $5::integer - 1) l),
     owing as (
       select code as region, 'zf' as line, 'township' as level, 'township' as leg, left(code, 6) || '.sf' as receiver from town
       union all select county.code, line.code, 'county', 'agency', county.code || '.sf' from county, line
       union all select city.code || '00', line.code, 'city', 'agency', city.code || '00.sf' from city, line
       union all select '990000', line.code, 'province', 'agency', '990000.sf' from line
       union all select county.code, 'sf', 'county', 'county_bureau', left(county.code, 4) || '00.sf' from county
       union all select city.code || '00', 'sf', 'city', 'city_bureau', '990000.sf' from city)
     insert into return_sheet (cell, id, region, unit, line, state, title, round, chain, leg, level, receiver, about_year, period_from,
       period_until, revision, submitted_at, due, zero)
     select left(region, 4), gen_random_uuid(), region, region || '.' || line, line, 'accepted', region || '.' || line, $1, 'chain.annual_report',
       leg, level, receiver, 2025, '2025-01-01', '2025-12-31', 1, '2026-01-20', '2026-01-31', false from owing`,
    [round, size.cities, size.counties, size.townships, size.lines],
  );
  await root.query(
    `insert into return_figure (return, round, form, tbl, row_code, item, col, kind, num, cell, region, unit, line, receiver, leg, level)
     select s.id, s.round, $2, 'fields', 'r' || r, 0, 'c' || c, 'number', (hashint8(r * 31 + c) & 63) + (hashtext(s.unit) & 31),
       s.cell, s.region, s.unit, s.line, s.receiver, s.leg, s.level
     from return_sheet s, generate_series(1, $3::integer) r, generate_series(1, $4::integer) c where s.round = $1
     order by s.id`,
    [round, form, size.rows, size.columns],
  );
  await root.query('vacuum (analyze) return_figure');
  await root.query('vacuum (analyze) return_sheet');
  return round;
}
