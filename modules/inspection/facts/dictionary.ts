/** The facts of an inspection, as reviewers read them. */
import type { FactField } from '#kernel/facts.ts';

const MOST = 100_000;
const own = '这次检查的登记或补正';
const neighbours = '这次检查，或同一企业此前365日内的检查';
const fact = (type: FactField['type'], label: string, meaning: string, stale: string): FactField => ({
  type,
  label,
  meaning,
  stale,
});
const count = (label: string, unit: string, meaning: string, stale: string): FactField => ({
  type: 'int',
  label,
  unit,
  meaning,
  stale,
  min: 0,
  max: MOST,
});

export const fields: Readonly<Record<string, FactField>> = {
  planned: fact('bool', '列入计划', '列入已备案（需审核的为已审核通过）的检查计划，不论先后', '计划的报送、退回、撤回'),
  plan_filed_before: fact(
    'bool',
    '入企前已备案',
    '含有这次检查的计划在入企之前已经备案（需审核的为已审核通过）',
    '计划的报送、退回、撤回',
  ),
  approved_before: fact('bool', '入企前已批准', '本机关负责人批准的时间不晚于入企时间', own),
  urgent: fact('bool', '紧急检查', '登记为情况紧急、需要当场实施', own),
  plan_exempt: fact('bool', '登记了临时检查原因', '登记了可以不列入检查计划的原因；只免去列入计划，照常计数', own),
  quiet_exempt: fact(
    'bool',
    '登记了安静生产期特殊情形',
    '登记了安静生产期特殊情形清单中的一项；只免去安静生产期的限制',
    own,
  ),
  cap_exempt: fact('bool', '上级部署的专项检查', '专项检查且登记了上级部署文件；照常计数，超过频次上限时另作标记', own),
  inspection_type: fact('text', '检查类型', '日常、个案、专项，按规则包的词典', own),
  source_kind: fact('text', '临时检查原因', '投诉举报、转办交办等，按规则包的词典', own),
  coded: fact('bool', '已扫码', '入企时用任务码、企业码或者执法人员证照码核验', own),
  code_late_day: fact('day', '补录期限', '未扫码入企的补录期限，从入企之日起算', '入企日期、规则包、放假安排'),
  entered_day: fact('day', '入企日期', '进入企业场所的日期', own),
  entered_day_of_month: { ...count('入企日', '日', '入企日期是当月第几日', own), min: 1, max: 31 },
  in_park: fact('bool', '在安静生产期园区', '检查场所在实行安静生产期的园区内', '场所、园区的登记'),
  valid_officers: count(
    '持证人数',
    '人',
    '入企当日持有效执法证件的执法人员，辅助人员除外',
    '证件的核发、暂扣、收回、注销、吊销，人员库',
  ),
  officers: count('执法人员数', '人', '登记为执法人员的人数，随同人员除外', own),
  invalid_officers: count('无有效证件人数', '人', '登记为执法人员而当日没有有效执法证件的人数', '证件和人员库'),
  auxiliary_officers: count('辅助人员数', '人', '登记为执法人员而当日属辅助人员的人数', '人员库'),
  visits_365: count('365日内次数', '次', '含这次在内的365日中，本单位入该企业的次数；联合检查计一次', neighbours),
  visits_year: count('本年度次数', '次', '本年1月1日至这次，本单位入该企业的次数；联合检查计一次', neighbours),
  visits_cap: count('年度频次上限', '次', '入企当日当地规则包的上限；原文未规定且本地未设的为空', '规则包'),
  departments_7: count(
    '7日内部门数',
    '个',
    '含这次在内的7日中分别入该企业的部门数；同一次联合检查的不另计',
    neighbours,
  ),
  same_officer_no_finding: count(
    '连续未发现问题次数',
    '次',
    '这次的任一执法人员365日内连续检查该企业未发现问题的最多次数；这次未录结果的为空',
    neighbours,
  ),
  result_due_day: fact('day', '结果录入期限', '从入企之日起算的期限', '入企日期、规则包、放假安排'),
  result_day: fact('day', '结果录入日期', '录入检查结果的日期', own),
  publish_due_day: fact(
    'day',
    '公示期限',
    '从录入结果之日起算的期限；写明不予公开理由的为空',
    '结果、规则包、放假安排',
  ),
  publish_day: fact('day', '公示日期', '登记公示的日期', own),
  rated_badly: fact(
    'bool',
    '差评',
    '有差评为是；有经企业凭证确认的评价且无差评为否；没有评价或者只有未确认的好评为空',
    '企业评价',
  ),
  place_distance: {
    ...count('入企地点距离', '米', '入企定位与登记场所的直线距离；没有定位的为空', own),
    max: 50_000_000,
  },
  entry_supplement_day: fact('day', '补录日期', '未扫码入企的补录日期', own),
};
