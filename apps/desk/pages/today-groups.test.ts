import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '#kernel/day.ts';
import type { Duty } from '#kernel/ui/index.ts';
import { groupDuties } from './today-groups.ts';

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
});
