import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { RoundRow } from '../records/round.ts';

/** The round is over: what is still owed stays owed and shows as missing. Nothing more is opened in it. */
export const closeRound = command<RoundRow>()({
  name: 'return-round.close',
  label: '结束批次',
  record: 'return-round',
  right: 'returns.open',
  from: ['open'],
  to: ['closed'],
  confirm: '结束后不能再向本批次增加单位。未报的单位仍列为未报。确认结束？',
  fields: { reason: prose('说明', { max: 500 }) },
  // The bureau that keeps it.
  offered: (row, actor) => row.unit === actor.unit.code,
  decide: ({ input }) => ({ state: 'closed', ...(input.reason?.trim() ? { note: input.reason.trim() } : {}) }),
});
