/** Who may do what with clues. Officers take what they hear and see no clue; who gave the information opens only for two persons together. */
import type { Grant, Reach } from '#kernel/rights.ts';

export const rights: Readonly<Record<string, string>> = {
  'clue.read': '查看线索',
  'clue.register': '登记线索',
  'clue.handle': '研判、移交、核查、处置线索',
  'clue.pull-up': '提级核查下级的线索',
  'clue.read-persons': '查看线索涉及的人员',
  'clue.read-identity': '查看反映人身份的申请和记录',
  'clue.open-identity': '申请查看反映人身份',
  'clue.allow-identity': '批准查看反映人身份',
  'clue.lead': '设立工作专班',
};

const at = (reach: Reach, ...names: string[]): Grant[] => names.map((right) => ({ right, reach }));

export const grants: Readonly<Record<string, readonly Grant[]>> = {
  officer: at('unit', 'clue.register'),
  'justice-station': at('unit', 'clue.register'),
  clerk: [
    ...at('unit-and-below', 'clue.read'),
    ...at(
      'unit',
      'clue.register',
      'clue.handle',
      'clue.read-persons',
      'clue.read-identity',
      'clue.open-identity',
      'clue.lead',
    ),
  ],
  'agency-head': [
    ...at('unit-and-below', 'clue.read'),
    ...at('unit', 'clue.handle', 'clue.read-persons', 'clue.read-identity', 'clue.allow-identity', 'clue.lead'),
  ],
  'line-leader': [
    ...at('line-and-below', 'clue.read', 'clue.pull-up'),
    ...at('unit', 'clue.register', 'clue.handle', 'clue.read-persons'),
  ],
  supervisor: [
    ...at('region-and-below', 'clue.read', 'clue.pull-up'),
    ...at(
      'unit',
      'clue.register',
      'clue.handle',
      'clue.read-persons',
      'clue.read-identity',
      'clue.open-identity',
      'clue.lead',
    ),
  ],
  'bureau-head': [
    ...at('region-and-below', 'clue.read', 'clue.pull-up'),
    ...at('unit', 'clue.handle', 'clue.read-persons', 'clue.read-identity', 'clue.allow-identity', 'clue.lead'),
  ],
};
