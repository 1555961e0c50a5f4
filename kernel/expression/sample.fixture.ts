/** Dictionaries of the engine's own tests: invented facts of an invented subject. */
import { check, type FactDictionary, type ParamDictionary, type ScalarType } from './index.ts';

export const facts: FactDictionary = {
  subject: 'visit',
  fields: {
    visits: {
      type: 'int',
      label: '检查次数',
      unit: '次',
      meaning: '该企业此前一年内被检查的次数',
      column: 'visits_365',
    },
    fine: { type: 'int', label: '罚款', unit: '分', meaning: '罚款金额' },
    few: { type: 'int', label: '人数', unit: '人', meaning: '到场人数', min: 0, max: 100 },
    urgent: { type: 'bool', label: '紧急', meaning: '是否紧急检查' },
    planned: { type: 'bool', label: '有计划', meaning: '是否在计划内' },
    kind: { type: 'text', label: '方式', meaning: '检查方式' },
    matter: { type: 'text', label: '事项', meaning: '检查事项' },
    visited: { type: 'day', label: '检查日', meaning: '进入场所的日期' },
    due: { type: 'day', label: '到期日', meaning: '结果应当告知的日期' },
    tags: { type: 'text[]', label: '标签', meaning: '场所标签' },
  },
};

export const params: ParamDictionary = {
  'visit.cap': { type: 'int', label: '年度上限', unit: '次' },
  'visit.days': { type: 'int' },
  'visit.strict': { type: 'bool' },
  'visit.kind': { type: 'text' },
  'visit.since': { type: 'day' },
};

/** Checks and insists that the expression is accepted. */
export function accepted(source: string, want: ScalarType = 'bool', allow_today = false) {
  const checked = check(source, { facts, params, want, allow_today });
  if (!checked.ok) throw new Error(`${source}: ${checked.errors.map((e) => e.message).join('；')}`);
  return checked;
}
