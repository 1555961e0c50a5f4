import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newCard, nextCard } from './card.ts';
import { cardTitle, mergeReasons, type Reason, standing, worst } from './reason.ts';

const reason = (rule: string, light: 'red' | 'yellow' = 'yellow', state: Reason['state'] = 'standing'): Reason => ({
  rule,
  title: `规则${rule}`,
  message: '有问题。',
  light,
  day: '2026-06-01',
  pack: 'v1',
  facts: [],
  basis: '《演示办法》第1条',
  state,
});
const none = new Set<string>();
const states = ['open', 'explained', 'accepted', 'in-document', 'reopened', 'closed', 'withdrawn'];
const rules = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'));

describe('reasons of a card', () => {
  test('the light is the worst of the standing reasons, the title names the first and counts the rest', () => {
    const reasons = mergeReasons([], [reason('a'), reason('b', 'red')], none, '2026-06-02');
    expect(worst(reasons)).toBe('red');
    expect(cardTitle(reasons)).toBe('红灯：规则b等2项');
    const later = mergeReasons(reasons, [reason('a')], none, '2026-06-03');
    expect(worst(later)).toBe('yellow');
    expect(later.find((r) => r.rule === 'b')).toMatchObject({ state: 'gone', gone_day: '2026-06-03' });
  });

  test('[SUP-05] a card nobody has acted on is withdrawn when nothing stands; one in a document stays where it is', () => {
    const had = { reasons: [reason('a')], light: 'yellow' };
    expect(nextCard({ ...had, state: 'open' }, [], none, '2026-06-02')).toMatchObject({
      state: 'withdrawn',
      asks: false,
    });
    expect(nextCard({ ...had, state: 'in-document' }, [], none, '2026-06-02')).toMatchObject({ state: 'in-document' });
    expect(nextCard({ ...had, state: 'closed' }, [reason('a'), reason('b')], none, '2026-06-02')).toMatchObject({
      state: 'reopened',
      asks: true,
    });
  });

  test('the same judgement twice changes nothing the second time, whatever the state', () => {
    fc.assert(
      fc.property(rules, rules, rules, fc.constantFrom(...states), (first, second, unknown, state) => {
        const card = newCard(first.map((r) => reason(r)));
        const cannot = new Set(unknown.filter((r) => !second.includes(r)));
        const had = { state, light: 'yellow', reasons: card?.reasons ?? [] };
        const after = nextCard(
          had,
          second.map((r) => reason(r)),
          cannot,
          '2026-06-02',
        );
        const then = after ? { state: after.state, light: after.light, reasons: after.reasons } : had;
        expect(
          nextCard(
            then,
            second.map((r) => reason(r)),
            cannot,
            '2026-06-03',
          ),
        ).toBeUndefined();
        const stands = standing(then.reasons).map((r) => r.rule);
        for (const rule of second) expect(stands).toContain(rule);
        for (const rule of stands) expect(second.includes(rule) || cannot.has(rule)).toBe(true);
      }),
    );
  });
});
