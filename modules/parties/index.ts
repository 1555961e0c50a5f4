/** Firms and other operators, where they work, and the parks they lie in. See README.md. */
import './import.ts';
import '#modules/org/index.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant } from '#kernel/rights.ts';
import { addPremises } from './commands/add-premises.ts';
import { close } from './commands/close.ts';
import { closePremises } from './commands/close-premises.ts';
import { correct } from './commands/correct.ts';
import { correctPark } from './commands/correct-park.ts';
import { correctPremises } from './commands/correct-premises.ts';
import { merge } from './commands/merge.ts';
import { register } from './commands/register.ts';
import { registerPark } from './commands/register-park.ts';
import { reopen } from './commands/reopen.ts';
import { unmerge } from './commands/unmerge.ts';
import { duplicates } from './queries/duplicates.ts';
import { premisesOf } from './queries/premises-of.ts';
import { firm } from './record-firm.ts';
import { park } from './record-park.ts';
import { premises } from './record-premises.ts';

const grants = (rights: readonly string[], reach: Grant['reach']): Grant[] => rights.map((right) => ({ right, reach }));

export const partiesModule: ModuleDef = {
  name: 'parties',
  label: '经营主体',
  records: [park, firm, premises],
  commands: [
    register,
    correct,
    merge,
    unmerge,
    close,
    reopen,
    addPremises,
    correctPremises,
    closePremises,
    registerPark,
    correctPark,
  ],
  queries: [duplicates, premisesOf],
  rights: {
    'firm.read': '查看经营主体',
    'firm.unmask': '查看经营主体的完整联系信息',
    'firm.register': '登记经营主体和场所',
    'firm.keep': '更正、注销经营主体和场所',
    'firm.merge': '合并重复的经营主体',
    'park.keep': '管理园区',
  },
  grants: {
    officer: grants(['firm.read', 'firm.register', 'firm.keep'], 'unit'),
    clerk: grants(['firm.read', 'firm.register', 'firm.keep', 'firm.merge'], 'unit'),
    'agency-head': grants(['firm.read'], 'unit-and-below'),
    'legal-reviewer': grants(['firm.read'], 'unit'),
    'line-leader': grants(['firm.read'], 'line-and-below'),
    supervisor: grants(['firm.read', 'firm.unmask', 'firm.merge', 'park.keep'], 'region-and-below'),
    'bureau-head': grants(['firm.read'], 'region-and-below'),
    'policy-keeper': grants(['firm.read', 'park.keep'], 'region-and-below'),
    'justice-station': grants(['firm.read'], 'unit'),
    'law-office': grants(['firm.read'], 'region-and-below'),
  },
};

export { nameKey } from './domain/name-key.ts';
export { CREDIT_CLASSES, FIRM_KINDS, type FirmRow, KEY_AREAS } from './record-firm.ts';
export type { ParkRow } from './record-park.ts';
export type { PremisesRow } from './record-premises.ts';
