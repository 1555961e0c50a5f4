/** Open duties in the order an official wants them at eight in the morning. Pure. */
import type { Day } from '#kernel/day.ts';
import type { Duty } from '#kernel/ui/index.ts';

export interface Groups {
  readonly today: readonly Duty[];
  readonly overdue: readonly Duty[];
  readonly returned: readonly Duty[];
  readonly later: readonly Duty[];
}

/** Duties opened because a paper came back; the kind's last part says so. */
const RETURNED = /(^|[.-])(redo|redraft|return|returned|revise|sent-back)$/;

/** Each duty stands in one group: due today, overdue (longest first), sent back and not yet due, the rest by date. `back` holds records known to have come back. */
export function groupDuties(duties: readonly Duty[], today: Day, back: ReadonlySet<string> = new Set()): Groups {
  const byDue = [...duties].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  const isReturned = (duty: Duty) => RETURNED.test(duty.kind) || back.has(duty.record_id);
  const open = (duty: Duty) => duty.due === null || duty.due > today;
  return {
    today: byDue.filter((duty) => duty.due === today),
    overdue: byDue.filter((duty) => duty.due !== null && duty.due < today),
    returned: byDue.filter((duty) => open(duty) && isReturned(duty)),
    later: byDue.filter((duty) => open(duty) && !isReturned(duty)),
  };
}
