/** Whatever happens to a return, in whatever order: drafts count nowhere, and the figures are those of the version in force. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { identityModule } from '#modules/identity/index.ts';
import { orgModule } from '#modules/org/index.ts';
import { acting } from '../../test/support/acting.ts';
import { testDatabase } from '../../test/support/database.ts';
import type { ReturnContent } from './domain/content.ts';
import { leniency } from './domain/form.fixture.ts';
import { returnsModule } from './index.ts';

const UNIT = '990102.scjg';
const BUREAU = '990102.sf';
const base = await testDatabase();
const world = await acting(base, [orgModule, identityModule, returnsModule], {
  at: '2026-01-12T09:00:00+08:00',
  adopt: { '990000': 'jiangxi' },
});
afterAll(() => world.close());
const root = base.pool('superuser');
const head = world.as('agency-head', UNIT);
const supervisor = world.as('supervisor', BUREAU, { kind: 'justice-bureau' });
await root.query(`insert into return_form (hash, form, value) values ('h1', 'form.leniency', $1)`, [
  JSON.stringify(leniency),
]);
const round = randomUUID();
await root.query(
  `insert into return_round (cell, id, region, unit, line, state, title, chain, about_year, period_from, period_until, legs)
   values ('9900', $1, '990000', '990000.sf', 'sf', 'open', '2025年度', 'chain.annual_report', 2025, '2025-01-01', '2025-12-31', '[]')`,
  [round],
);

/** A return of a unit of its own, so that runs do not meet. */
async function newReturn(receiver = BUREAU): Promise<string> {
  const id = randomUUID();
  await root.query(
    `insert into return_sheet (cell, id, region, unit, line, state, title, round, chain, leg, sheets, about_year, period_from, period_until,
       level, receiver, due, revision, accepted_revision, zero)
     values ('9901', $1, '990102', $2, 'scjg', 'draft', '报表', $3, 'chain.annual_report', $4, $5, 2025, '2025-01-01', '2025-12-31', 'county',
       $6, '2026-01-31', 0, 0, false)`,
    [id, UNIT, round, id, JSON.stringify([{ form: 'form.leniency', parts: null, hash: 'h1' }]), receiver],
  );
  return id;
}

const fills = fc.record({
  items: fc.integer({ min: 1, max: 50 }),
  cases: fc.integer({ min: 0, max: 50 }),
  ga: fc.boolean(),
});
const verb = fc.constantFrom(
  'zero',
  'send-to-review',
  'sign',
  'submit',
  'receive',
  'accept',
  'return',
  'withdraw',
  'start-correction',
  'send-back',
);
/** Mostly the way forward, now and then a step aside. */
const step = fc.oneof(
  { weight: 3, arbitrary: fills.map((cells) => ({ verb: 'fill', cells })) },
  { weight: 10, arbitrary: verb.map((name) => ({ verb: name, cells: null })) },
  { weight: 4, arbitrary: fc.constant({ verb: 'forward', cells: null }) },
);
type Step = { verb: string; cells: { items: number; cases: number; ga: boolean } | null };

const INPUT: Record<string, Record<string, unknown>> = {
  zero: { reason: '无' },
  'send-to-review': { acknowledged: true },
  submit: { acknowledged: true },
  return: { reason: '请核对', cells: null },
  withdraw: { reason: '有误' },
  'start-correction': { reason: '漏报' },
  'send-back': { reason: '请修改' },
};
const BUREAUS = ['receive', 'accept', 'return'];
const FORWARD: Record<string, string> = {
  draft: 'send-to-review',
  returned: 'send-to-review',
  correcting: 'send-to-review',
  sign: 'sign',
  signed: 'submit',
  submitted: 'receive',
  received: 'accept',
};

async function doStep(id: string, { verb: name, cells }: Step): Promise<void> {
  try {
    if (cells) {
      const typed = (address: string, words: string) => ({ form: 'form.leniency', address, typed: words });
      await world.act(
        head,
        'return.save-cells',
        {
          cells: [
            typed('main|csgl|0|items', String(cells.items)),
            typed('main|csgl|0|cases', String(cells.cases)),
            typed('main|ga|0|items', cells.ga ? '无此职权' : '0'),
            typed('main|ga|0|cases', cells.ga ? '无此职权' : '0'),
          ],
        },
        id,
      );
      return;
    }
    const { rows } = await root.query<{ state: string }>('select state from return_sheet where id = $1', [id]);
    const verbNow = name === 'forward' ? FORWARD[rows[0]?.state ?? ''] : name;
    if (!verbNow) return;
    await world.act(BUREAUS.includes(verbNow) ? supervisor : head, `return.${verbNow}`, INPUT[verbNow] ?? {}, id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

interface Now {
  readonly state: string;
  readonly revision: number;
  readonly accepted_revision: number;
}

/** Numbers that should count: those of the version in force, from its frozen content. */
async function shouldCount(id: string): Promise<{ now: Now; numbers: string[] }> {
  const { rows } = await root.query<Now>(
    'select state, revision::integer, accepted_revision::integer from return_sheet where id = $1',
    [id],
  );
  const now = rows[0] as Now;
  const sent = ['submitted', 'received', 'accepted', 'locked'].includes(now.state);
  const number = sent ? now.revision : now.accepted_revision;
  const versions = await root.query<{ content: ReturnContent }>(
    'select content from return_version where return = $1 and number = $2',
    [id, number],
  );
  const cells = Object.entries(versions.rows[0]?.content.sheets[0]?.cells ?? {});
  return {
    now,
    numbers: cells
      .filter(([, cell]) => cell.value.kind !== 'text')
      .map(([address, cell]) => `${address}=${cell.value.kind === 'number' ? cell.value.num : cell.value.kind}`)
      .sort(),
  };
}

async function counted(id: string): Promise<string[]> {
  const { rows } = await root.query<{ cell: string }>(
    `select concat_ws('|', tbl, row_code, item, col) || '=' || coalesce(num::text, kind) as cell from return_figure where return = $1`,
    [id],
  );
  return rows.map((it) => it.cell).sort();
}

const go = (name: string): Step => ({ verb: name, cells: null });
const onward = (times: number): Step[] => Array.from({ length: times }, () => go('forward'));
const WALK: Step[] = [go('forward'), go('send-back'), ...onward(4), go('return'), ...onward(5), go('start-correction')];

test('[REP-12] figures are those of the version in force, and a draft has none', async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
      const id = await newReturn();
      await doStep(id, { verb: 'fill', cells: { items: 2, cases: 3, ga: true } });
      for (const it of steps) {
        await doStep(id, it);
        const { now, numbers } = await shouldCount(id);
        reached.add(now.state);
        expect(await counted(id)).toEqual(numbers);
        if (now.accepted_revision === 0 && ['draft', 'sign', 'signed', 'returned'].includes(now.state))
          expect(numbers).toEqual([]);
        if (['submitted', 'received', 'accepted'].includes(now.state)) expect(numbers.length).toBeGreaterThan(0);
      }
    }),
    // One walk that meets every state, whatever chance brings besides.
    { numRuns: 10, examples: [[WALK]] },
  );
  for (const state of ['draft', 'sign', 'signed', 'submitted', 'received', 'accepted', 'returned'])
    expect(reached).toContain(state);
});

test('what a unit keeps for itself is filed with its submission, and counts', async () => {
  const id = await newReturn(UNIT);
  await doStep(id, { verb: 'fill', cells: { items: 2, cases: 3, ga: true } });
  for (let i = 0; i < 3; i += 1) await doStep(id, { verb: 'forward', cells: null });
  const { now, numbers } = await shouldCount(id);
  expect(now).toEqual({ state: 'accepted', revision: 1, accepted_revision: 1 });
  expect(await counted(id)).toEqual(numbers);
  expect(numbers.length).toBeGreaterThan(0);
});
