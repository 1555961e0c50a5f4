/** Words of the inspection module that are fixed by the code; what differs by region comes from the packs. */
import type { Choice } from '#kernel/record.ts';

export const PLAN_KINDS: readonly Choice[] = [
  { value: 'annual', label: '年度检查计划' },
  { value: 'special', label: '专项检查计划' },
  { value: 'ad-hoc', label: '临时检查情况（季度）' },
];

/** How the entry was proved. `none`: entered without a code and supplemented later. */
export const CODE_KINDS: readonly Choice[] = [
  { value: 'task', label: '任务码' },
  { value: 'firm', label: '企业码' },
  { value: 'officer', label: '执法人员电子证照码' },
  { value: 'none', label: '未扫码' },
];

export const RESULTS: readonly Choice[] = [
  { value: 'clean', label: '未发现问题' },
  { value: 'corrected', label: '当场改正' },
  { value: 'ordered', label: '责令限期改正' },
  { value: 'case', label: '拟立案查处' },
  { value: 'transferred', label: '移送其他机关' },
];

export const SERIOUSNESS: readonly Choice[] = [
  { value: 'none', label: '符合' },
  { value: 'minor', label: '一般问题' },
  { value: 'serious', label: '严重问题' },
  { value: 'not-applicable', label: '不适用' },
];

export const AMENDMENT_KINDS: readonly Choice[] = [
  { value: 'supplement', label: '补充' },
  { value: 'correct', label: '更正' },
];

/** Hard checks that may ask to be acknowledged; each is a row of the packs. */
export const CHECKS: readonly Choice[] = [
  { value: 'check.head_approval', label: '检查前未经负责人批准' },
  { value: 'check.head_approval.urgent', label: '紧急检查未先批准' },
  { value: 'check.two_officers', label: '持证执法人员不足' },
  { value: 'check.officer_certificate.alone', label: '无证人员独立执法' },
  { value: 'check.officer_certificate.accompanied', label: '无证人员随同' },
  { value: 'check.auxiliary_as_officer', label: '辅助人员实施检查' },
  { value: 'check.item_published', label: '检查事项未公布' },
  { value: 'check.entry_code', label: '入企前未扫码' },
  { value: 'check.entry_place', label: '入企地点远离登记场所' },
  { value: 'check.plan_filed', label: '不在已备案的计划内' },
  { value: 'check.visits_cap', label: '超过年度频次上限' },
  { value: 'check.quiet_days', label: '安静生产期入园' },
];
