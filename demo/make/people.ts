/** Builds the invented persons: names out of words for measure and rule, so that nobody takes them for real. */
import type { DemoAccount, DemoCertificate, DemoDelegation, DemoPerson, DemoPost } from '../read-demo.ts';
import { Dice, makeResidentId } from './codes.ts';
import { makeUnits } from './regions.ts';

const dice = new Dice(20240101);
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'];
const GIVEN = [...'准绳规矩衡尺墨量度平正端直方圆权'];
const SINCE = '2025-01-01';

const ROLES = {
  officer: '执法人员',
  clerk: '经办人',
  'agency-head': '机关负责人',
  'legal-reviewer': '法制审核人员',
  personnel: '人员证件管理',
  'line-leader': '系统主管人员',
  supervisor: '行政执法监督人员',
  'bureau-head': '司法行政部门负责人',
  'policy-keeper': '规则管理员',
  'justice-station': '司法所工作人员',
  'law-office': '法治办工作人员',
  'sys-admin': '系统管理员',
  'sec-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const;
const DESIGNATIONS = { 'internal-supervisor': '内设执法监督人员', auxiliary: '执法辅助人员' } as const;
const LABELS = { ...ROLES, ...DESIGNATIONS };
type Role = keyof typeof LABELS;

/** The agency left without a person for supervision inside (ORG-04): the gap must show. */
export const GAP = '990122.nyny';

const TITLES: Partial<Record<Role, string>> = {
  officer: '执法员',
  clerk: '办公室科员',
  'agency-head': '局长',
  'legal-reviewer': '法制科科长',
  'internal-supervisor': '法制科科长（兼内设执法监督）',
  supervisor: '行政执法协调监督科科员',
  'bureau-head': '局长',
};

/** Provincial departments have 厅长 and 处 where cities and counties have 局长 and 科. */
function titleOf(unit: string, role: Role): string {
  const title = TITLES[role] ?? LABELS[role];
  return unit.startsWith('990000')
    ? title.replace('局长', '厅长').replace('科员', '干部').replaceAll('科', '处')
    : title;
}

const people: DemoPerson[] = [];
const names = new Set<string>();

function nextName(): string {
  for (;;) {
    const name = dice.pick(SURNAMES) + dice.pick(GIVEN) + dice.pick(GIVEN);
    if (name.charAt(1) === name.charAt(2) || names.has(name)) continue;
    names.add(name);
    return name;
  }
}

function certificateFor(serial: number, unit: string, role: Role): DemoCertificate[] {
  if (!['officer', 'legal-reviewer', 'agency-head', 'supervisor'].includes(role)) return [];
  const supervising = role === 'supervisor';
  const year = 2022 + dice.under(4);
  return [
    {
      kind: supervising ? '行政执法监督证' : '行政执法证',
      number: `演示${supervising ? '监' : '执'}${unit.slice(0, 6)}${String(serial).padStart(4, '0')}`,
      valid_from: `${year}-07-01`,
      valid_until: `${year + 5}-06-30`,
      status: 'valid',
    },
  ];
}

/** Adds one person with one post per role, all in the same unit. */
function add(unit: string, roles: readonly Role[], change: Partial<DemoPerson> = {}, title?: string): DemoPerson {
  const serial = people.length + 1;
  const [first] = roles;
  if (!first) throw new Error('a person needs a post');
  const posts: DemoPost[] = roles.map((role) => ({
    unit,
    role,
    title: title ?? titleOf(unit, role),
    from: SINCE,
    until: null,
  }));
  const birth = `${1968 + dice.under(30)}-0${1 + dice.under(9)}-${10 + dice.under(18)}`;
  const reviewing = roles.includes('legal-reviewer');
  const person: DemoPerson = {
    id: `p${String(serial).padStart(3, '0')}`,
    name: nextName(),
    demo: true,
    id_number: makeResidentId(unit.slice(0, 6), birth, 1 + dice.under(998)),
    employment: dice.under(3) === 0 ? '事业编制' : '行政编制',
    education: dice.pick(['大专', '本科', '本科', '研究生'] as const),
    law_degree: reviewing || dice.under(3) === 0,
    legal_qualification: reviewing || dice.under(6) === 0,
    posts,
    certificates: certificateFor(serial, unit, first),
    ...change,
  };
  people.push(person);
  return person;
}

function also(person: DemoPerson, unit: string, role: Role, title: string): void {
  person.posts.push({ unit, role, title, from: SINCE, until: null });
}

const byRole = new Map<string, DemoPerson>();
function staff(unit: string, counts: Partial<Record<Role, number>>): void {
  for (const [role, count] of Object.entries(counts) as [Role, number][]) {
    for (let index = 0; index < count; index += 1) {
      const person = add(unit, [role]);
      if (!byRole.has(`${unit}/${role}`)) byRole.set(`${unit}/${role}`, person);
    }
  }
}
function of(unit: string, role: Role): DemoPerson {
  const person = byRole.get(`${unit}/${role}`);
  if (!person) throw new Error(`nobody is ${role} in ${unit}`);
  return person;
}

function certify(person: DemoPerson, change: Partial<DemoCertificate>): void {
  person.certificates = person.certificates.map((certificate) => ({ ...certificate, ...change }));
}

const STAFFED: Readonly<Record<string, Partial<Record<Role, number>>>> = {
  '990000.sf': { supervisor: 1, 'bureau-head': 1, 'sys-admin': 1, 'sec-admin': 1, 'audit-admin': 1 },
  '990000.scjg': { 'line-leader': 1 },
  '990000.sw': { clerk: 1 },
  '990100.sf': { supervisor: 2, 'bureau-head': 1, 'policy-keeper': 1 },
  '990100.fzb': { 'law-office': 1 },
  '990100.scjg': { officer: 2, 'agency-head': 1 },
  '990100.whsc.1': { officer: 2 },
  '990102.sf': { supervisor: 2, 'bureau-head': 1, personnel: 1 },
  '990102.scjg': { officer: 2, 'agency-head': 1, clerk: 1, auxiliary: 2 },
  '990102.scjg.1': { officer: 2 },
  '990102.yjgl': { officer: 2, 'agency-head': 1, clerk: 1 },
  '990102.sthj': { officer: 2 },
  '990102.csgl': { officer: 2, auxiliary: 1 },
  '990102.sw': { officer: 1 },
  '990102001.zf': { officer: 2 },
  '990102001.sfs': { 'justice-station': 1 },
  '990121.sf': { supervisor: 1, 'bureau-head': 1 },
  '990121.scjg': { officer: 2 },
  '990121101.zf': { officer: 2 },
  '990122.sf': { supervisor: 1 },
  '980100.sf': { supervisor: 1, 'bureau-head': 1 },
  '980100.csgl': { officer: 2 },
  '980102.sf': { supervisor: 1 },
  '970103.sf': { supervisor: 1, 'bureau-head': 1 },
  '970103.scjg': { officer: 2 },
};

/** Whoever approves, files and keeps rules where the demonstration's stories play; added last, so that the others keep their ids. */
const ALSO_STAFFED: Readonly<Record<string, Partial<Record<Role, number>>>> = {
  '990102.sthj': { 'agency-head': 1, clerk: 1 },
  '990102.csgl': { officer: 1, 'agency-head': 1, clerk: 1 },
  '990102001.zf': { 'agency-head': 1, clerk: 1 },
  '990121.scjg': { officer: 1, 'agency-head': 1, clerk: 1 },
  '980100.csgl': { 'agency-head': 1, clerk: 1 },
  '980100.sf': { 'policy-keeper': 1 },
  '970103.scjg': { 'agency-head': 1, clerk: 1 },
  '970103.sf': { 'policy-keeper': 1 },
};

/** The tax bureaux file their own line's returns; their heads come after all others, for the same reason. */
const LINE_OFFICES = ['990102.sw', '990100.sw', '990000.sw'];

/** Second posts of those who sign in for small units: the same person enforces and does the paper work. */
function secondPosts(): void {
  also(of('990102001.zf', 'officer'), '990102001.zf', 'clerk', '综合执法办经办人（兼）');
  also(of('990102.sw', 'officer'), '990102.sw', 'clerk', '法制股经办人（兼）');
  also(of('990000.sw', 'clerk'), '990000.sw', 'line-leader', '系统主管人员（兼）');
}

function staffAll(): void {
  for (const [unit, counts] of Object.entries(STAFFED)) staff(unit, counts);
  for (const unit of makeUnits()) {
    const enforcing = unit.kind === 'agency' || unit.kind === 'vertical';
    if (!enforcing || unit.code === GAP || unit.code.split('.').length > 2) continue;
    const reviewer = add(unit.code, ['legal-reviewer', 'internal-supervisor']);
    byRole.set(`${unit.code}/legal-reviewer`, reviewer);
  }
  staff(GAP, { officer: 2 });
  for (let index = 0; index < 2; index += 1) {
    add('990102.ga', ['officer'], { employment: '人民警察', certificates: [] }, '民警');
  }
  for (const person of people) {
    if (person.posts.some((post) => post.role === 'auxiliary')) person.employment = '辅助人员';
  }
}

function specialCases(): void {
  const expired = of('990121.scjg', 'officer');
  certify(expired, { valid_from: '2021-07-01', valid_until: '2026-06-30' });
  const suspended = of('990102.csgl', 'officer');
  certify(suspended, { status: 'suspended', suspended_from: '2026-10-09', reason: '年度审验未通过，暂扣（演示）' });
  const soon = of('990102.yjgl', 'officer');
  certify(soon, { valid_from: '2021-12-11', valid_until: '2026-12-10' });
  also(of('990102.scjg', 'officer'), '990102.scjg.2', 'officer', '分局执法员（兼）');
  also(of('990102.sf', 'supervisor'), '990102001.sfs', 'justice-station', '司法所联系人（兼）');
  also(of('990100.sf', 'supervisor'), '990100.fzb', 'law-office', '法治办联络员（兼）');
}

const DELEGATE = '990102.scjg';
/** The deputy who approves in the head's name while the delegation lasts. */
let deputy: DemoPerson | undefined;
function theDeputy(): DemoPerson {
  deputy ??= add(DELEGATE, ['clerk'], {}, '副局长（分管执法）');
  return deputy;
}
function delegations(): DemoDelegation[] {
  return [
    {
      id: 'd001',
      from_person: of(DELEGATE, 'agency-head').id,
      to_person: theDeputy().id,
      unit: DELEGATE,
      acts: ['检查计划审批'],
      from: '2026-11-16',
      until: '2026-12-04',
      reason: '外出培训期间委托审批检查计划（演示）',
    },
  ];
}

/** username, unit, role, what the sign-in shows */
const SIGN_INS: readonly (readonly [string, string, Role, string])[] = [
  ['officer', '990102.scjg', 'officer', '县级执法人员：检查、立案、手机端'],
  ['officer-2', '990102.scjg.1', 'officer', '分局执法人员：两人执法的第二人'],
  ['clerk', '990102.scjg', 'clerk', '机关经办人：填报、送审'],
  ['head', '990102.scjg', 'agency-head', '机关负责人：审批'],
  ['delegate', '990102.scjg', 'clerk', '受委托人：在委托期内以负责人名义审批'],
  ['legal-reviewer', '990102.yjgl', 'legal-reviewer', '法制审核'],
  ['supervisor', '990102.sf', 'supervisor', '县级司法局监督人员：预警、监督文书'],
  ['bureau-head', '990102.sf', 'bureau-head', '县级司法局负责人：签发'],
  ['policy-keeper', '990100.sf', 'policy-keeper', '规则管理员：本地数值、回测'],
  ['city-bureau', '990100.sf', 'supervisor', '市司法局：全市'],
  ['province', '990000.sf', 'supervisor', '省司法厅：全省'],
  ['personnel', '990102.sf', 'personnel', '人员和证件管理'],
  ['line-leader', '990000.scjg', 'line-leader', '省级系统主管部门：本系统上下'],
  ['vertical', '990102.sw', 'officer', '垂直管理部门（县级）：不走同级，报表报本系统上级'],
  ['vertical-province', '990000.sw', 'clerk', '垂直管理部门（省级）：本系统年报直接报省司法厅'],
  ['township', '990102001.zf', 'officer', '街道办事处：赋权执法、填报报表'],
  ['station', '990102001.sfs', 'justice-station', '司法所：协助监督'],
  ['sys-admin', '990000.sf', 'sys-admin', '系统管理员：不见业务数据'],
  ['sec-admin', '990000.sf', 'sec-admin', '安全管理员：不见业务数据'],
  ['audit-admin', '990000.sf', 'audit-admin', '审计管理员：不见业务数据'],
  ['sui-bureau', '980100.sf', 'supervisor', '演示随市司法局：另一套规则'],
  ['yan-bureau', '970103.sf', 'supervisor', '演示盐区司法局：区—镇两级'],
];

/** All persons, delegations and demonstration sign-ins (user names only; passwords are made when the demonstration is built). */
export function makePeople() {
  staffAll();
  specialCases();
  theDeputy();
  for (const [unit, counts] of Object.entries(ALSO_STAFFED)) staff(unit, counts);
  for (const unit of LINE_OFFICES) add(unit, ['agency-head'], {}, '局长');
  add('990100.sw', ['clerk', 'line-leader'], {}, '法制科科员（兼系统主管）');
  secondPosts();
  const accounts: DemoAccount[] = SIGN_INS.map(([username, unit, role, shows]) => ({
    username,
    person: (username === 'delegate' ? theDeputy() : of(unit, role)).id,
    unit,
    role,
    shows,
  }));
  return { roles: ROLES, designations: DESIGNATIONS, people, delegations: delegations(), accounts };
}
