/** Returns: forms and chains of reports from the packs, filled in by units, received, returned, summed up by those above. */
import type { ModuleDef } from '#kernel/registry.ts';
import { returnCommands } from './commands/all.ts';
import { fileCommands, fileQueries } from './files/index.ts';
import { cellRecords } from './queries/cell-records.ts';
import { changedSince } from './queries/changed-since.ts';
import { mine } from './queries/my-returns.ts';
import { rounds } from './queries/rounds.ts';
import { sheet } from './queries/sheet.ts';
import { changes } from './queries/sheet-changes.ts';
import { version } from './queries/version.ts';
import { returnCell, returnComment, returnDelivery, returnLine, returnVersion } from './records/content.ts';
import { returnRecord } from './records/return.ts';
import { round } from './records/round.ts';
import { returnGrants, returnRights } from './rights.ts';
import { rollupCommands, rollupQueries, rollupRecords } from './rollup/index.ts';

export { returnCell, returnComment, returnDelivery, returnLine, returnVersion } from './records/content.ts';
export { type ReturnRow, returnRecord } from './records/return.ts';
export { type RoundRow, round } from './records/round.ts';

export const returnsModule: ModuleDef = {
  name: 'returns',
  label: '报表报送',
  records: [
    round,
    returnRecord,
    returnCell,
    returnLine,
    returnVersion,
    returnComment,
    returnDelivery,
    ...rollupRecords,
  ],
  commands: [...returnCommands, ...rollupCommands, ...fileCommands],
  queries: [sheet, changes, mine, rounds, cellRecords, changedSince, version, ...rollupQueries, ...fileQueries],
  rights: returnRights,
  grants: returnGrants,
};
