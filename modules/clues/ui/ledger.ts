/** The ledger of clues as returns take it in: a row for each clue the unit holds. */
import { offerLedger } from '#modules/returns/ui/index.ts';
import type { LedgerAnswer } from '../queries/ledger.ts';

offerLedger({
  label: '线索台账',
  record: 'clue',
  query: 'clues.ledger',
  columns: ['source', 'verified', 'outcome', 'content'],
  ask: ({ from, until }) => ({ from, until }),
  lines: (answer) =>
    (answer as LedgerAnswer).lines.map(
      ({ id, source, content, responsible, verified, outcome, time_limit, underlying }) => ({
        id,
        row: null,
        row_name: '',
        words: { source, content, responsible, verified, outcome, time_limit: time_limit ?? '', underlying },
      }),
    ),
});
