/** The organisation: regions, units, what became of them, and who supervises inside them. */
import './domain/checks.ts';
import './imports/unit.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant, Reach } from '#kernel/rights.ts';
import { closeUnit } from './commands/close-unit.ts';
import { correctUnit } from './commands/correct-unit.ts';
import { createRegion } from './commands/create-region.ts';
import { createUnit } from './commands/create-unit.ts';
import { endSupervisionPerson } from './commands/end-supervision-person.ts';
import { mergeRegion } from './commands/merge-region.ts';
import { mergeUnit } from './commands/merge-unit.ts';
import { registerSupervisionPerson } from './commands/register-supervision-person.ts';
import { renameRegion } from './commands/rename-region.ts';
import { renameUnit } from './commands/rename-unit.ts';
import { setStation } from './commands/set-station.ts';
import { setSupervisingBody } from './commands/set-supervising-body.ts';
import { splitUnit } from './commands/split-unit.ts';
import { supervisionGaps } from './queries/supervision-gaps.ts';
import { tree } from './queries/tree.ts';
import { region } from './records/region.ts';
import { supervisionPerson } from './records/supervision-person.ts';
import { unit } from './records/unit.ts';
import { unitEvent } from './records/unit-event.ts';

export { reaches } from './domain/change.ts';
export { ENFORCING_KINDS, LEVELS, partsOfUnitCode, REGION_CODE, UNIT_CODE, UNIT_KINDS } from './domain/kinds.ts';
export { oneAtATime } from './domain/one-at-a-time.ts';
export { unitColumn } from './imports/lookups.ts';
export { type RegionRow, region } from './records/region.ts';
export { type SupervisionPersonRow, supervisionPerson } from './records/supervision-person.ts';
export { type UnitRow, unit } from './records/unit.ts';
export { type UnitEventRow, unitEvent } from './records/unit-event.ts';

const read: Grant = { right: 'org.read', reach: 'unit' };
const supervision = (reach: Reach): Grant[] => [
  { right: 'org.read-supervision', reach },
  { right: 'org.set-supervising', reach },
];
const seesSupervision = (reach: Reach): Grant => ({ right: 'org.read-supervision', reach });

export const orgModule: ModuleDef = {
  name: 'org',
  label: '组织机构',
  records: [region, unit, unitEvent, supervisionPerson],
  commands: [
    createRegion,
    renameRegion,
    mergeRegion,
    createUnit,
    correctUnit,
    renameUnit,
    mergeUnit,
    splitUnit,
    closeUnit,
    setSupervisingBody,
    setStation,
    registerSupervisionPerson,
    endSupervisionPerson,
  ],
  queries: [tree, supervisionGaps],
  rights: {
    'org.read': '查看区划和单位',
    'org.keep': '设立、更名、合并、撤销区划和单位',
    'org.keep-bureau': '登记司法所任务清单和监督专用章',
    'org.read-supervision': '查看内设监督机构和人员',
    'org.set-supervising': '设定内设监督机构和人员',
  },
  grants: {
    officer: [read],
    clerk: [read, ...supervision('unit')],
    'agency-head': [read, ...supervision('unit-and-below')],
    'legal-reviewer': [read, seesSupervision('unit')],
    personnel: [read, ...supervision('unit-and-below')],
    'line-leader': [read, seesSupervision('line-and-below')],
    supervisor: [read, ...supervision('region-and-below'), { right: 'org.keep-bureau', reach: 'region-and-below' }],
    'bureau-head': [read, ...supervision('region-and-below'), { right: 'org.keep-bureau', reach: 'region-and-below' }],
    'policy-keeper': [read, seesSupervision('region-and-below')],
    'justice-station': [read],
    'law-office': [read, seesSupervision('region-and-below')],
    'sys-admin': [
      { right: 'org.read', reach: 'platform' },
      { right: 'org.keep', reach: 'platform' },
    ],
    'sec-admin': [{ right: 'org.read', reach: 'platform' }],
    'audit-admin': [{ right: 'org.read', reach: 'platform' }],
  },
};
