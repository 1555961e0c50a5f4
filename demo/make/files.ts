/** The text of the generated demonstration files: one row per line, so that a change shows as the rows that changed. */
import { stringify } from 'yaml';
import { makeFirms, parks } from './firms.ts';
import { makePeople } from './people.ts';
import { makeRegions, makeUnits } from './regions.ts';

/** The day from which the demonstration looks back and ahead. */
export const AS_OF = '2026-11-20';

const MADE = '# 由 scripts/make-demo-data.ts 生成，不要手改；改 demo/make 里的计划后重新生成。\n';
const DAYS = '# 日期以 as_of 为准；在别的日子回放时，所有日期按同样天数平移。\n';

const REGIONS = `# 演示用的虚构区划和单位。全部虚构：任何真实区划、单位都不在其中，也没有为真实单位编造的执法行为。
${MADE}${DAYS}# 为什么是 99、98、97 开头：GB/T 2260 的省级代码到 82 为止，97 至 99 不是任何真实区划的代码，将来也不会与真实区划混在一个统计数里。
# 演示市采用赣州的规则包，但不挂在 360000 之下：若挂在江西省下，省级汇总会把虚构数字算进真实的省，江西省司法厅等真实单位也会被迫
#   “做出”虚构的行为。所以另设演示江省（采用江西的规则包），其下演示市；演示鄂省—演示随市（随州）、演示苏省—演示盐市—演示盐区（盐都）同理。
# 规则包按 adopts 继承：没有写 adopts 的区划用上一级的；演示鄂省、演示苏省、演示盐市没有自己的依据文件，用全国包。
# go_live：平台覆盖该单位的第一天；空＝尚未接入（演示南县农业农村局，任何统计数都应当写明不含它）。
# 合并：演示谷镇 2026-06-30 撤销，并入演示岭镇；以前的文书仍用原名。
`;

const PEOPLE = `# 演示用的虚构人员。姓名由姓氏和表示度量衡的字拼成，身份证件号码的地址码是虚构区划；与任何真实的人同名纯属巧合。
${MADE}${DAYS}# demo: true 的人员在界面上一律带“演示”标记。这里只有用户名；口令在建演示时随机生成，不写入文件。
# 有意留下的情形：一张过期证件、一张暂扣证件、一张即将到期的证件；演示南县农业农村局没有内设监督人员（ORG-04 缺口）。
# delegations.acts 是委托的行为种类（中文名称），由使用方对应到权限代码。
# roles 是登录后有权限的岗位；designations 是只登记、不带权限的身份（内设执法监督人员、执法辅助人员）。
`;

const FIRMS = `# 演示用的虚构企业和个体工商户。名称都含“演示”；统一社会信用代码校验位正确，但登记机关代码是虚构区划，不会与真实主体重合。
${MADE}${DAYS}# 坐标在西太平洋公海（东经135至136度、北纬20至21度），没有真实地址。
# uscc 为空：个体工商户未提供代码，或无证摊点。quiet：园区适用当地规则包的安静生产期（哪几天由规则包规定，这里不写数字）。
`;

function rows(items: readonly unknown[]): string {
  return items
    .map(
      (item) =>
        `  - ${stringify(item, { collectionStyle: 'flow', lineWidth: 0, aliasDuplicateObjects: false }).trim()}\n`,
    )
    .join('');
}

/** File name → text, for the three generated files. Call once per process: persons are numbered as they are made. */
export function makeDemoFiles(): Record<'regions.yaml' | 'people.yaml' | 'firms.yaml', string> {
  const head = `as_of: ${AS_OF}\n`;
  const { roles, designations, people, delegations, accounts } = makePeople();
  const named = (labels: Readonly<Record<string, string>>): string =>
    Object.entries(labels)
      .map(([code, label]) => `  ${code}: ${label}\n`)
      .join('');
  return {
    'regions.yaml': `${REGIONS}${head}regions:\n${rows(makeRegions())}units:\n${rows(makeUnits())}`,
    'people.yaml': `${PEOPLE}${head}roles:\n${named(roles)}designations:\n${named(designations)}people:\n${rows(people)}delegations:\n${rows(delegations)}accounts:\n${rows(accounts)}`,
    'firms.yaml': `${FIRMS}${head}parks:\n${rows(parks)}firms:\n${rows(makeFirms())}`,
  };
}
