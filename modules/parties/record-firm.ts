import { choice, choices, type RowOf, record, ref, text } from '#kernel/record.ts';

export const FIRM_KINDS = [
  { value: 'company', label: '企业' },
  { value: 'individual', label: '个体工商户' },
  { value: 'cooperative', label: '合作社' },
  { value: 'unlicensed', label: '无证经营' },
  { value: 'other', label: '其他' },
] as const;

export const NO_CODE_REASONS = [
  { value: 'not-shown', label: '现场未能提供' },
  { value: 'unlicensed', label: '无证经营' },
  { value: 'not-needed', label: '依法无须登记' },
] as const;

/** Classes of the credit risk classification, lowest risk first. */
export const CREDIT_CLASSES = [
  { value: 'A', label: 'A类' },
  { value: 'B', label: 'B类' },
  { value: 'C', label: 'C类' },
  { value: 'D', label: 'D类' },
] as const;

export const KEY_AREAS = [
  { value: 'food-drug', label: '食品药品' },
  { value: 'fire', label: '消防安全' },
  { value: 'special-equipment', label: '特种设备' },
  { value: 'hazardous-chemicals', label: '危险化学品' },
  { value: 'pollution', label: '重点污染源' },
  { value: 'construction', label: '建筑施工' },
  { value: 'other', label: '其他重点领域' },
] as const;

/** An enterprise or other operator that is inspected. Duplicates are merged by pointing at the one that stays, and can be parted again. */
export const firm = record({
  name: 'firm',
  label: '经营主体',
  module: 'parties',
  sharing: 'region',
  title: 'name',
  read: 'firm.read',
  unmask: 'firm.unmask',
  states: {
    active: { label: '存续', tone: 'plain' },
    merged: { label: '已并入', tone: 'stopped' },
    closed: { label: '已注销', tone: 'stopped' },
  },
  initial: 'active',
  fields: {
    name: text('名称', { required: true, max: 200, list: 280, search: true, import: true }),
    kind: choice('主体类型', { required: true, choices: FIRM_KINDS, list: 110, filter: true, import: true }),
    uscc: text('统一社会信用代码', { check: 'uscc', list: 180, search: true, filter: true, import: true }),
    no_code_reason: choice('无代码原因', { choices: NO_CODE_REASONS, import: true, hint: '没有代码时必须选择' }),
    legal_person: text('法定代表人或经营者', { max: 60, personal: true, seen: 'masked', import: true }),
    contact_phone: text('联系电话', { max: 30, personal: true, seen: 'masked', import: true }),
    credit_class: choice('信用风险分类', { choices: CREDIT_CLASSES, list: 110, filter: true, import: true }),
    key_areas: choices('重点领域', { choices: KEY_AREAS, list: 160, filter: true, import: true }),
    industry: text('行业', { max: 100, list: 120, filter: true, import: true }),
    /** Normalised name; the duplicate search compares it. */
    name_key: text('比对用名称', { derived: true, seen: 'never', export: false }),
    merged_into: ref('并入', { derived: true, of: 'firm' }),
  },
});

export interface FirmRow extends RowOf<typeof firm> {}
