import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '#kernel/calendar.ts';
import { checkPacks, faultText } from '#kernel/policy/index.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { readCalendars } from '#kernel/server/policy-service.ts';
import { ruleBook } from '#kernel/server/rules/rule-book.ts';
import { inspectionFacts } from '#modules/inspection/index.ts';
import { modules } from '../../apps/server/modules.ts';

const dir = join(projectRoot(), 'policies');
const report = checkPacks(dir, {
  facts: Object.fromEntries(modules.flatMap((it) => it.facts ?? []).map((it) => [it.subject, it])),
  calendar: calendarOf(readCalendars(join(dir, 'national', 'calendar'))),
});

describe('the shipped packs against the facts that are really kept', () => {
  test('every rule speaks only of facts there are, and every example does what it says', () => {
    expect(report.faults.map(faultText)).toEqual([]);
    expect(report.examples).toBeGreaterThan(100);
  });

  test('all rules make one book whose due days are day facts', () => {
    const book = ruleBook(report.set, inspectionFacts);
    expect(book.rules.length).toBeGreaterThanOrEqual(10);
    for (const rule of book.rules)
      for (const { value } of rule.variants)
        if (value.past) expect(inspectionFacts.fields[value.past]?.type, rule.id).toBe('day');
  });
});
