/** Hours by the rule of another region, and the facts held against the pure rule for everybody there is. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { shortBy } from '#modules/training/domain/standing.ts';
import { trainingSweep } from '#modules/training/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { lesson } from './training-steps.ts';

const demo = await demoPlatform();

test('[PER-12] forty and twenty in Suizhou, both; the facts say what the rule says, for everybody', async () => {
  const sui = await demo.as('sui-bureau');
  const [one] = await demo.look<{ id: string; unit: string }>(
    sql`select id, unit from officer where region = '980100' and state = 'active' and kind <> 'auxiliary' and from_day < '2026-01-01' order by id limit 1`,
  );
  expect(one).toBeDefined();
  const hours = (kind: string, n: number) =>
    sui.act(
      'training.record-session',
      lesson({
        title: kind,
        kind,
        hours: n,
        course: 'penalty_law',
        form: 'lecture',
        day: '2026-11-18',
        persons: [one?.id],
      }),
    );
  await hours('business_skill', 60);
  await hours('public_law', 5);
  await trainingSweep(demo.platform.deps);
  await demo.settle();
  const rows = await demo.look<Record<string, number | null> & { officer: string; year: number }>(
    sql`select officer, year, hours_counted, hours_public_law, hours_business_skill, required_total, required_public_law, required_business_skill,
      short_hours from fact_training`,
  );
  expect(rows.find((it) => it.officer === one?.id && it.year === 2026)).toMatchObject({
    required_total: null,
    short_hours: 15,
  });
  for (const it of rows)
    expect(it.short_hours).toBe(
      shortBy(
        {
          total: it.required_total ?? null,
          public_law: it.required_public_law ?? null,
          business_skill: it.required_business_skill ?? null,
        },
        {
          counted: it.hours_counted ?? 0,
          public_law: it.hours_public_law ?? 0,
          business_skill: it.hours_business_skill ?? 0,
        },
      ),
    );
});
