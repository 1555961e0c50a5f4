/** Returns: forms and chains of reports from the packs, filled in by units, received, returned, summed up by those above. */
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant, Reach } from '#kernel/rights.ts';
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
import { rollupCommands, rollupQueries, rollupRecords } from './rollup/index.ts';

export { returnCell, returnComment, returnDelivery, returnLine, returnVersion } from './records/content.ts';
export { type ReturnRow, returnRecord } from './records/return.ts';
export { type RoundRow, round } from './records/round.ts';

const reads = (reach: Reach): Grant[] => [
  { right: 'returns.read', reach },
  { right: 'returns.read-round', reach: 'platform' },
  { right: 'returns.comment', reach },
];

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
  rights: {
    'returns.read-round': '查看报送批次',
    'returns.read': '查看报表',
    'returns.fill': '填报报表',
    'returns.review': '审核本单位报表',
    'returns.sign': '签发本单位报表',
    'returns.receive': '签收、退回、通过下级报表',
    'returns.open': '开单',
    'returns.comment': '提出和答复审核意见',
  },
  grants: {
    clerk: [...reads('unit-and-below'), { right: 'returns.fill', reach: 'unit' }],
    'legal-reviewer': [...reads('unit-and-below'), { right: 'returns.review', reach: 'unit' }],
    'agency-head': [
      ...reads('unit-and-below'),
      { right: 'returns.fill', reach: 'unit' },
      { right: 'returns.review', reach: 'unit' },
      { right: 'returns.sign', reach: 'unit' },
    ],
    'line-leader': [...reads('line-and-below'), { right: 'returns.receive', reach: 'line-and-below' }],
    supervisor: [
      ...reads('region-and-below'),
      { right: 'returns.fill', reach: 'unit' },
      { right: 'returns.receive', reach: 'region-and-below' },
      { right: 'returns.open', reach: 'region-and-below' },
    ],
    'bureau-head': [
      ...reads('region-and-below'),
      { right: 'returns.review', reach: 'unit' },
      { right: 'returns.sign', reach: 'unit' },
      { right: 'returns.receive', reach: 'region-and-below' },
      { right: 'returns.open', reach: 'region-and-below' },
    ],
    'law-office': reads('region-and-below'),
  },
};
