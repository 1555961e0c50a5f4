/** Roll-up, texts, urging and burden of returns: what modules/returns/index.ts registers. */
import { urge } from './commands/urge.ts';
import { agreementQuery } from './queries/agreement.ts';
import { burden } from './queries/burden.ts';
import { burdenPreview } from './queries/burden-preview.ts';
import { differences } from './queries/differences.ts';
import { outlierQuery } from './queries/outliers.ts';
import { pickText } from './queries/pick-text.ts';
import { rollUp } from './queries/roll-up.ts';
import { rollUpCell } from './queries/roll-up-cell.ts';
import { texts } from './queries/texts.ts';
import { returnUrge as urgeRecord } from './records/urge.ts';

export { type ReturnUrgeRow, returnUrge } from './records/urge.ts';

export const rollupRecords = [urgeRecord];
export const rollupCommands = [urge];
export const rollupQueries = [
  rollUp,
  rollUpCell,
  agreementQuery,
  differences,
  outlierQuery,
  texts,
  pickText,
  burden,
  burdenPreview,
];
