/** Open duties in the order an official wants them at eight in the morning. Pure. */
import type { Day } from '#kernel/day.ts';
import type { Duty } from '#kernel/ui/index.ts';

/** What a duty on an alert is about. */
export interface Card {
  readonly light: 'red' | 'yellow';
  readonly title: string;
  /** Name of the unit whose act it is. */
  readonly unit: string;
}
/** Alerts by id. */
export type Cards = ReadonlyMap<string, Card>;

export interface Groups {
  readonly today: readonly Duty[];
  readonly overdue: readonly Duty[];
  readonly returned: readonly Duty[];
  readonly later: readonly Duty[];
}

/** Duties opened because a paper came back; the kind's last part says so. */
const RETURNED = /(^|[.-])(redo|redraft|return|returned|revise|sent-back)$/;
const NO_CARDS: Cards = new Map();

/**
 * Each duty stands in one group: due today, overdue (longest first), sent back and not yet due, the rest: red before yellow before what has no
 * light, and within a light what was opened first. `back` holds records known to have come back.
 */
export function groupDuties(
  duties: readonly Duty[],
  today: Day,
  back: ReadonlySet<string> = new Set(),
  cards: Cards = NO_CARDS,
): Groups {
  const byDue = [...duties].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  const isReturned = (duty: Duty) => RETURNED.test(duty.kind) || back.has(duty.record_id);
  const open = (duty: Duty) => duty.due === null || duty.due > today;
  return {
    today: byDue.filter((duty) => duty.due === today),
    overdue: byDue.filter((duty) => duty.due !== null && duty.due < today),
    returned: byDue.filter((duty) => open(duty) && isReturned(duty)),
    later: byLight(
      byDue.filter((duty) => open(duty) && !isReturned(duty)),
      cards,
    ),
  };
}

const RANK = { red: 0, yellow: 1 } as const;
const NO_RANK = 2;

/** With a light: by light, then by opening. Without one the order given stays: by due day. */
function byLight(duties: readonly Duty[], cards: Cards): readonly Duty[] {
  const rank = (duty: Duty) => {
    const card = cards.get(duty.record_id);
    return card ? RANK[card.light] : NO_RANK;
  };
  return duties.toSorted((a, b) => {
    const apart = rank(a) - rank(b);
    if (apart !== 0 || rank(a) === NO_RANK) return apart;
    return (a.opened_at ?? '').localeCompare(b.opened_at ?? '');
  });
}

/** A duty, or several of the same words folded into one line. */
export type Line = { readonly kind: 'one'; readonly duty: Duty } | Folded;

export interface Folded {
  readonly kind: 'many';
  readonly title: string;
  readonly light: Card['light'] | undefined;
  readonly units: readonly { readonly unit: string; readonly duties: readonly Duty[] }[];
}

/** More of the same words than this are folded. */
const FOLD_ABOVE = 3;
const LIGHT_WORDS = /^[红黄]灯：/;

/** Words of a card without its light, which is shown beside them. */
export const plainTitle = (card: Card): string => card.title.replace(LIGHT_WORDS, '');

/** What the duty asks for, where its words say more than the card and whose act it is: “说明预警”. */
export function actWords(duty: Duty, card: Card): string {
  const cut = duty.title.search(/[红黄]灯：/);
  const before = cut > 0 ? duty.title.slice(0, cut).replace(/：$/, '') : '';
  return before === card.unit ? '' : before;
}

/**
 * Lines of a list. Duties of the same words that stand there more than three times become one line at the place of the first, opened by unit; the
 * others stay as they are, in their order.
 */
export function linesOf(duties: readonly Duty[], cards: Cards = NO_CARDS): readonly Line[] {
  const key = (duty: Duty) => {
    const card = cards.get(duty.record_id);
    return card ? `${duty.kind} ${card.light} ${card.title}` : `${duty.kind} ${duty.title}`;
  };
  const same = groupBy(duties, key);
  return duties.flatMap((duty): readonly Line[] => {
    const all = same.get(key(duty)) ?? [];
    if (all.length <= FOLD_ABOVE) return [{ kind: 'one', duty }];
    if (all[0] !== duty) return [];
    const card = cards.get(duty.record_id);
    const units = groupBy(all, (it) => cards.get(it.record_id)?.unit ?? it.unit_name ?? it.unit);
    return [
      {
        kind: 'many',
        title: card ? plainTitle(card) : duty.title,
        light: card?.light,
        units: [...units].map(([unit, of_unit]) => ({ unit, duties: of_unit })),
      },
    ];
  });
}

function groupBy<T>(list: readonly T[], key: (it: T) => string): ReadonlyMap<string, readonly T[]> {
  const out = new Map<string, T[]>();
  for (const it of list) {
    const group = out.get(key(it));
    if (group) group.push(it);
    else out.set(key(it), [it]);
  }
  return out;
}

/** Headings of empty sections in one calm line; empty when none is. */
export function noneWords(sections: readonly { readonly title: string; readonly count: number }[]): string {
  const none = sections.filter((it) => it.count === 0).map((it) => it.title);
  return none.length === 0 ? '' : `${none.join('、')}：没有`;
}
