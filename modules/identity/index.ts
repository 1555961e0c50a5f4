/** Who people are: persons, posts, delegations, accounts; the roles of the platform. Sign-in itself is in `server.ts`. */
import './domain/checks.ts';
import './imports/account.ts';
import './imports/person.ts';
import './imports/post.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant } from '#kernel/rights.ts';
import { closeAccount } from './commands/close-account.ts';
import { correctPerson } from './commands/correct-person.ts';
import { createAccount } from './commands/create-account.ts';
import { createPerson } from './commands/create-person.ts';
import { delegate } from './commands/delegate.ts';
import { endDelegation } from './commands/end-delegation.ts';
import { endPost } from './commands/end-post.ts';
import { grantPost } from './commands/grant-post.ts';
import { linkSubject } from './commands/link-subject.ts';
import { personLeaves } from './commands/person-leaves.ts';
import { resetSecondFactor } from './commands/reset-second-factor.ts';
import { resumeAccount } from './commands/resume-account.ts';
import { suspendAccount } from './commands/suspend-account.ts';
import { accessLog } from './queries/access-log.ts';
import { account } from './records/account.ts';
import { delegation } from './records/delegation.ts';
import { person } from './records/person.ts';
import { post } from './records/post.ts';
import { ROLES } from './roles.ts';

export { onePerson } from './imports/lookups.ts';
export { type AccountRow, account } from './records/account.ts';
export { type DelegationRow, delegation } from './records/delegation.ts';
export { type PersonRow, person } from './records/person.ts';
export { type PostRow, post } from './records/post.ts';
export { type RightsMatrix, rightsMatrix } from './rights-matrix.ts';
export { ADMIN_ROLES, ROLES, roleNamed } from './roles.ts';
export { SIGN_IN } from './settings.ts';

const people: Grant = { right: 'identity.read-people', reach: 'unit' };
const matrix: Grant = { right: 'identity.read-matrix', reach: 'unit' };
const delegates: Grant[] = [
  { right: 'identity.delegate', reach: 'unit' },
  { right: 'identity.end-delegation', reach: 'unit' },
];
const platform = (...rights: string[]): Grant[] => rights.map((right) => ({ right, reach: 'platform' }));

export const identityModule: ModuleDef = {
  name: 'identity',
  label: '人员和账号',
  records: [person, post, delegation, account],
  commands: [
    createPerson,
    correctPerson,
    personLeaves,
    grantPost,
    endPost,
    delegate,
    endDelegation,
    createAccount,
    linkSubject,
    suspendAccount,
    resumeAccount,
    closeAccount,
    resetSecondFactor,
  ],
  queries: [accessLog],
  roles: ROLES,
  rights: {
    'identity.read-people': '查看人员、岗位和委托',
    'identity.keep-people': '登记和维护人员',
    'identity.unmask-people': '查看完整的公民身份号码和联系电话',
    'identity.grant-posts': '授予和结束岗位',
    'identity.delegate': '委托他人办理',
    'identity.end-delegation': '终止委托',
    'identity.read-accounts': '查看账号',
    'identity.keep-accounts': '开设、停用、注销账号',
    'identity.issue-password': '发放初始口令',
    'identity.reset-second-factor': '重置动态口令',
    'identity.read-matrix': '查看权限矩阵',
    'audit.read-log': '查看和导出登录和访问日志',
  },
  grants: {
    officer: [people],
    clerk: [people],
    'agency-head': [people, matrix, ...delegates],
    'legal-reviewer': [people, ...delegates],
    personnel: [
      people,
      { right: 'identity.keep-people', reach: 'region-and-below' },
      { right: 'identity.unmask-people', reach: 'unit-and-below' },
    ],
    'line-leader': [people],
    supervisor: [people, matrix, ...delegates],
    'bureau-head': [people, matrix, ...delegates],
    'policy-keeper': [people, matrix],
    'justice-station': [people],
    'law-office': [people],
    'sys-admin': platform(
      'identity.read-people',
      'identity.keep-people',
      'identity.read-accounts',
      'identity.keep-accounts',
      'identity.issue-password',
      'identity.read-matrix',
    ),
    'sec-admin': platform(
      'identity.read-people',
      'identity.grant-posts',
      'identity.end-delegation',
      'identity.read-accounts',
      'identity.issue-password',
      'identity.reset-second-factor',
      'identity.read-matrix',
    ),
    'audit-admin': platform('identity.read-people', 'identity.read-accounts', 'identity.read-matrix', 'audit.read-log'),
  },
};
