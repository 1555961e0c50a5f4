/** The roles. What each may do is granted by the modules; here is who they are, what excludes what, and who needs a second factor. */
import type { RoleDef } from '#kernel/rights.ts';

const ENFORCES = ['agency', 'township', 'vertical', 'justice-bureau', 'government'];

const business: readonly RoleDef[] = [
  { name: 'officer', label: '执法人员', grants: [], unit_kinds: ENFORCES },
  { name: 'clerk', label: '经办人', grants: [] },
  { name: 'agency-head', label: '机关负责人', grants: [], unit_kinds: ENFORCES },
  { name: 'legal-reviewer', label: '法制审核人员', grants: [], unit_kinds: ENFORCES },
  { name: 'personnel', label: '人员证件管理', grants: [] },
  { name: 'line-leader', label: '系统主管人员', grants: [], unit_kinds: ['agency', 'vertical'] },
  {
    name: 'supervisor',
    label: '行政执法监督人员',
    grants: [],
    unit_kinds: ['justice-bureau'],
    second_factor: true,
    supervisor: true,
  },
  {
    name: 'bureau-head',
    label: '司法行政部门负责人',
    grants: [],
    unit_kinds: ['justice-bureau'],
    second_factor: true,
    supervisor: true,
  },
  {
    name: 'policy-keeper',
    label: '规则管理员',
    grants: [],
    unit_kinds: ['justice-bureau'],
    second_factor: true,
    supervisor: true,
  },
  { name: 'justice-station', label: '司法所工作人员', grants: [], unit_kinds: ['justice-station'] },
  { name: 'law-office', label: '法治办工作人员', grants: [], unit_kinds: ['law-office'] },
];

const ADMINS = [
  { name: 'sys-admin', label: '系统管理员' },
  { name: 'sec-admin', label: '安全管理员' },
  { name: 'audit-admin', label: '审计管理员' },
] as const;

/** 三员: one person holds at most one of them, and none together with a role of the business. */
const admins: readonly RoleDef[] = ADMINS.map(({ name, label }) => ({
  name,
  label,
  grants: [],
  second_factor: true,
  excludes: [
    ...business.map((role) => role.name),
    ...ADMINS.map((role) => role.name).filter((other) => other !== name),
  ],
}));

export const ROLES: readonly RoleDef[] = [...business, ...admins];
export const ADMIN_ROLES: readonly string[] = ADMINS.map((role) => role.name);

const byName = new Map(ROLES.map((role) => [role.name, role]));

export function roleNamed(name: string): RoleDef | undefined {
  return byName.get(name);
}

/** Roles that may not be held together with `name`, whichever of the two says so. */
export function excludedBy(name: string): readonly string[] {
  return ROLES.filter((role) => role.excludes?.includes(name) || byName.get(name)?.excludes?.includes(role.name)).map(
    (role) => role.name,
  );
}
