/** A made-up province of one city and two counties under Jiangxi's pack, with a round of the annual report and versions written as submitting does. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService } from '#kernel/server/policy-service.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { policyModule, providePolicy } from '#modules/policy/index.ts';
import { acting } from '../../../test/support/acting.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import type { CellValue, FilledCell } from '../domain/content.ts';
import { returnsModule } from '../index.ts';

export const PROVINCE_SF = '990000.sf';
export const CITY_SF = '990100.sf';
export const COUNTY_SF = '990102.sf';
export const OTHER_SF = '990103.sf';
export const FORM = 'form.leniency';
export const CASES = 'fields|market|exempt_cases';

const REGIONS: readonly (readonly [string, string, string])[] = [
  ['990000', '演示省', 'province'],
  ['990100', '演示市', 'city'],
  ['990102', '东区', 'county'],
  ['990103', '西区', 'county'],
  ['990102101', '东山镇', 'township'],
  ['990102102', '东河镇', 'township'],
  ['990103101', '西山镇', 'township'],
];

const UNITS: readonly (readonly [string, string, string])[] = [
  [PROVINCE_SF, '演示省司法厅', 'justice-bureau'],
  [CITY_SF, '演示市司法局', 'justice-bureau'],
  [COUNTY_SF, '东区司法局', 'justice-bureau'],
  [OTHER_SF, '西区司法局', 'justice-bureau'],
  ['990102.scjg', '东区市场监督管理局', 'agency'],
  ['990103.scjg', '西区市场监督管理局', 'agency'],
  ['990100.scjg', '演示市市场监督管理局', 'agency'],
  ['990000.scjg', '演示省市场监督管理局', 'agency'],
  ['990102101.zf', '东山镇人民政府', 'township'],
  ['990102102.zf', '东河镇人民政府', 'township'],
  ['990103101.zf', '西山镇人民政府', 'township'],
];

/** Unit, leg, level, receiver. */
const OWING: readonly (readonly [string, string, string, string])[] = [
  ['990102101.zf', 'township', 'township', COUNTY_SF],
  ['990102102.zf', 'township', 'township', COUNTY_SF],
  ['990103101.zf', 'township', 'township', OTHER_SF],
  ['990102.scjg', 'agency', 'county', COUNTY_SF],
  ['990103.scjg', 'agency', 'county', OTHER_SF],
  ['990100.scjg', 'agency', 'city', CITY_SF],
  ['990000.scjg', 'agency', 'province', PROVINCE_SF],
  [COUNTY_SF, 'county_bureau', 'county', CITY_SF],
  [OTHER_SF, 'county_bureau', 'county', CITY_SF],
  [CITY_SF, 'city_bureau', 'city', PROVINCE_SF],
];

const dueOf = (leg: string, year: number): string | null =>
  leg === 'county_bureau' ? null : leg === 'city_bureau' ? `${year}-02-28` : `${year}-01-31`;

export const num = (value: number): CellValue => ({ kind: 'number', num: value });

export interface Sent {
  readonly form?: string;
  readonly day?: string;
  readonly reason?: string;
  readonly expected?: number;
  /** Names of added rows of `fields`, by code. */
  readonly rows?: Readonly<Record<string, string>>;
  readonly hash?: string;
}

export async function province(base: TestDatabase, at = '2026-02-05T09:00:00+08:00') {
  const adopt = { 990000: 'jiangxi' };
  const world = await acting(base, [orgModule, identityModule, policyModule, returnsModule], { at, adopt });
  const dir = join(projectRoot(), 'policies');
  const policy = await createPolicyService({
    dirs: [dir],
    calendar_dir: join(dir, 'national', 'calendar'),
    regions: async () => ({
      adoptions: [{ region: '990000', adopts: 'jiangxi' }],
      codes: REGIONS.map(([code]) => code),
    }),
    locals: async () => [],
    calendar_rows: async () => [],
  });
  await policy.reload();
  Object.assign(world.deps, { policy: policy.view, remindDays: policy.remindDays });
  providePolicy(policy);
  const root = base.pool('superuser');
  for (const [code, name, level] of REGIONS)
    await root.query(
      `insert into region (cell, id, region, unit, line, state, code, name, level) values (left($1, 4), gen_random_uuid(), $1, $1, '', 'active', $1, $2, $3)`,
      [code, name, level],
    );
  for (const [code, name, kind] of UNITS) {
    const [region = '', line = ''] = code.split('.');
    await root.query(
      `insert into unit (cell, id, region, unit, line, state, code, name, kind, region_code, line_code)
       values (left($1, 4), gen_random_uuid(), $1, $2, $3, 'active', $2, $4, $5, $1, $3)`,
      [region, code, line, name, kind],
    );
  }
  const openRound = async (year: number): Promise<{ id: string; of: ReadonlyMap<string, string> }> => {
    const id = randomUUID();
    await root.query(
      `insert into return_round (cell, id, region, unit, line, state, title, chain, about_year, period_from, period_until, opened_on)
       values ('9900', $1, '990000', $2, 'sf', 'open', $3, 'chain.annual_report', $4, $5, $6, $7)`,
      [id, PROVINCE_SF, `${year}年度报告`, year, `${year}-01-01`, `${year}-12-31`, `${year + 1}-01-01`],
    );
    const of = new Map<string, string>();
    for (const [unit, leg, level, receiver] of OWING) {
      const [region = '', line = ''] = unit.split('.');
      const one = randomUUID();
      of.set(unit, one);
      await root.query(
        `insert into return_sheet (cell, id, region, unit, line, state, title, round, chain, leg, sheets, level, receiver, about_year, period_from,
           period_until, due, revision, times_returned, zero)
         values (left($2, 4), $1, $2, $3, $4, 'draft', $5, $6, 'chain.annual_report', $7, '[]', $8, $9, $10, $11, $12,
           $13, 0, 0, false)`,
        [
          one,
          region,
          unit,
          line,
          `${year}年度报告`,
          id,
          leg,
          level,
          receiver,
          year,
          `${year}-01-01`,
          `${year}-12-31`,
          dueOf(leg, year + 1),
        ],
      );
    }
    return { id, of };
  };
  const round = await openRound(2025);

  return {
    ...world,
    root,
    policy,
    round,
    openRound,
    /** Submits: the next version with these cells, as the engine writes it. */
    async send(
      unit: string,
      cells: Readonly<Record<string, CellValue | string>>,
      more: Sent = {},
      of = round,
    ): Promise<string> {
      const id = of.of.get(unit);
      if (!id) throw new Error(`no return of ${unit}`);
      const filled = Object.fromEntries(
        Object.entries(cells).map(([address, value]): [string, FilledCell] => {
          const [table, row, column] = address.split('|');
          const key = typeof value === 'string' ? address : `${table}|${row}|0|${column}`;
          const cell: CellValue = typeof value === 'string' ? { kind: 'text', txt: value } : value;
          const expected =
            more.expected === undefined
              ? {}
              : { expected: { num: more.expected, from: 'below' as const, source: 'below', as_of: '2026-02-01' } };
          return [key, { value: cell, origin: 'typed', reason: more.reason ?? null, ...expected }];
        }),
      );
      const rows = Object.entries(more.rows ?? {}).map(([code, name], i) => ({
        table: 'fields',
        code,
        name,
        place: i + 1,
      }));
      const of_form = { form: more.form ?? FORM, hash: more.hash ?? 'h', parts: null };
      const sheet = { ...of_form, rows, cells: filled, answers: {}, head: {} };
      const day = more.day ?? '2026-01-20';
      await root.query(
        `with s as (update return_sheet set state = 'submitted', revision = revision + 1, submitted_at = $2::date + interval '2 hours',
             worked_seconds = 1800 where id = $1 returning *)
         insert into return_version (cell, id, region, unit, line, state, return, receiver, number, words, content, digest, author, submitted_at)
         select s.cell, gen_random_uuid(), s.region, s.unit, s.line, 'kept', s.id, s.receiver, s.revision, '', $3::jsonb, 'd', '经办人', s.submitted_at from s`,
        [id, day, JSON.stringify({ sheets: [sheet], zero: false, attachments: [] })],
      );
      return id;
    },
    async setState(unit: string, state: string): Promise<void> {
      await root.query('update return_sheet set state = $2 where id = $1', [round.of.get(unit), state]);
    },
  };
}
