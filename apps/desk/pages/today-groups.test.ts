import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '#kernel/day.ts';
import type { Duty } from '#kernel/ui/index.ts';
import { type Card, groupDuties, linesOf, noneWords } from './today-groups.ts';

const today = asDay('2026-11-22');
const duty = (id: string, due: string | null, kind = 'sample.reply'): Duty => ({
  id,
  kind,
  title: id,
  unit: 'u',
  person: null,
  record: 'sample',
  record_id: id,
  due,
  provisional: false,
  basis: null,
});
const ids = (list: readonly Duty[]) => list.map((d) => d.id);

describe('the workbench', () => {
  it('puts what is due today first, the longest overdue before the newer, what came back apart', () => {
    const groups = groupDuties(
      [
        duty('tomorrow', '2026-11-23'),
        duty('late', '2026-11-21'),
        duty('later-still', '2026-01-01'),
        duty('now', '2026-11-22'),
        duty('back', '2026-12-01', 'sample.sent-back'),
        duty('open', null),
      ],
      today,
    );
    expect(ids(groups.today)).toEqual(['now']);
    expect(ids(groups.overdue)).toEqual(['later-still', 'late']);
    expect(ids(groups.returned)).toEqual(['back']);
    expect(ids(groups.later)).toEqual(['tomorrow', 'open']);
  });

  it('shows every duty exactly once', () => {
    const one = fc.record({
      due: fc.constantFrom(null, '2026-11-21', '2026-11-22', '2026-11-23'),
      kind: fc.constantFrom('a.reply', 'a.redo', 'return'),
    });
    fc.assert(
      fc.property(fc.array(one), (list) => {
        const duties = list.map((it, i) => duty(String(i), it.due, it.kind));
        const groups = groupDuties(duties, today);
        const shown = ids([...groups.today, ...groups.overdue, ...groups.returned, ...groups.later]);
        expect(shown.sort()).toEqual(ids(duties).sort());
      }),
    );
  });

  it('puts red before yellow before the rest, and within a light what was opened first', () => {
    const card = (light: Card['light']): Card => ({ light, title: '黄灯：演示', unit: '甲局' });
    const at = (id: string, day: string) => ({ ...duty(id, null), opened_at: `2026-11-${day}T00:00:00Z` });
    const duties = [duty('none', '2026-11-25'), at('y2', '20'), at('y1', '03'), at('r2', '21'), at('r1', '19')];
    const cards = new Map(['y1', 'y2', 'r1', 'r2'].map((id) => [id, card(id.startsWith('r') ? 'red' : 'yellow')]));
    expect(ids(groupDuties(duties, today, new Set(), cards).later)).toEqual(['r1', 'r2', 'y1', 'y2', 'none']);
  });

  it('folds what is said more than three times into one line, by unit, and loses none', () => {
    const one = fc.record({ title: fc.constantFrom('甲', '乙', '丙'), unit: fc.constantFrom('一局', '二局') });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (list) => {
        const cards = new Map(
          list.map((it, i) => [String(i), { light: 'yellow' as const, title: `黄灯：${it.title}`, unit: it.unit }]),
        );
        const lines = linesOf(
          list.map((_, i) => duty(String(i), null)),
          cards,
        );
        const shown = lines.flatMap((line) =>
          line.kind === 'one' ? [line.duty.id] : line.units.flatMap((it) => ids(it.duties)),
        );
        expect(shown.sort()).toEqual(list.map((_, i) => String(i)).sort());
        for (const line of lines)
          if (line.kind === 'many') {
            expect(line.title).toMatch(/^[甲乙丙]$/);
            expect(line.units.flatMap((it) => it.duties).length).toBeGreaterThan(3);
            expect(new Set(line.units.map((it) => it.unit)).size).toBe(line.units.length);
          }
      }),
    );
  });

  it('says in one line which sections are empty, and nothing when none is', () => {
    const sections = [
      { title: '今天到期', count: 0 },
      { title: '逾期', count: 2 },
      { title: '退回', count: 0 },
    ];
    expect(noneWords(sections)).toBe('今天到期、退回：没有');
    expect(noneWords([{ title: '逾期', count: 1 }])).toBe('');
  });
});
