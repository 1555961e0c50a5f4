/** How far a round is, by its legs. Pure. */
import type { RoundsAnswer } from '../shapes.ts';

export interface LegCount {
  readonly leg: string;
  readonly name: string;
  readonly all: number;
  /** Handed in and not sent back. */
  readonly sent: number;
  readonly accepted: number;
  readonly returned: number;
  readonly late: number;
  /** Without a recipient in the organisation. */
  readonly gaps: number;
  readonly excused: number;
}

type Round = RoundsAnswer['rounds'][number];

const SENT = new Set(['submitted', 'received', 'accepted', 'correcting', 'locked']);
const ACCEPTED = new Set(['accepted', 'correcting', 'locked']);

export function legCounts(round: Round): readonly LegCount[] {
  const names = new Map((round.legs ?? []).map((leg) => [leg.code, leg.name]));
  const codes = [...new Set([...names.keys(), ...round.counts.map((it) => it.leg)])];
  return codes
    .map((leg) => {
      const own = round.counts.filter((it) => it.leg === leg);
      const sum = (pick: (state: string) => boolean) =>
        own.filter((it) => pick(it.state)).reduce((n, it) => n + it.returns, 0);
      return {
        leg,
        name: names.get(leg) ?? leg,
        all: sum((state) => state !== 'excused'),
        sent: sum((state) => SENT.has(state)),
        accepted: sum((state) => ACCEPTED.has(state)),
        returned: sum((state) => state === 'returned'),
        excused: sum((state) => state === 'excused'),
        // Of a campaign of the past nothing is late today.
        late: round.history ? 0 : own.reduce((n, it) => n + it.late, 0),
        gaps: own.reduce((n, it) => n + it.gaps, 0),
      };
    })
    .filter((it) => it.all + it.excused > 0);
}
