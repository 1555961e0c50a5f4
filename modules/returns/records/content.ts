/** What stands in a return: cells and added rows while it is filled in, versions once it was submitted. */
import { choice, files, instant, int, json, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** What stands in a cell. 0 is a number; 无 and 无此职权 are values of their own; an empty cell has no row. */
export const CELL_KINDS = [
  { value: 'number', label: '数' },
  { value: 'text', label: '文字' },
  { value: 'none', label: '无' },
  { value: 'no_competence', label: '无此职权' },
] as const;

/** A cell that somebody filled in. Address: form, table (or text part), row (or heading), item (0 unless the column holds several), column. */
export const returnCell = record({
  name: 'return-cell',
  label: '单元格',
  module: 'returns',
  sharing: 'unit',
  also_seen_by: 'receiver',
  title: 'address',
  read: 'returns.read',
  order: { by: 'created_at', desc: false },
  /** A value that was deleted leaves its row, emptied, with its history. */
  states: { kept: { label: '有值' }, emptied: { label: '已清空', tone: 'stopped' } },
  fields: {
    return: ref('报表', { required: true, of: 'return', derived: true }),
    receiver: text('接收单位', { max: 30, derived: true }),
    /** `form|table|row|item|column`, unique within a return. */
    address: text('位置', { required: true, max: 300, derived: true }),
    kind: choice('值类', { required: true, choices: CELL_KINDS, derived: true }),
    /** Whole number: money in 分, decimals as a whole number of the last digit. */
    num: int('数', { derived: true }),
    txt: prose('文字', { max: 20_000, derived: true }),
    picked: files('附件', { derived: true }),
    origin: choice('来源', {
      required: true,
      derived: true,
      choices: [
        { value: 'typed', label: '填写' },
        { value: 'pasted', label: '粘贴' },
        { value: 'imported', label: '导入' },
        { value: 'picked', label: '选自下级' },
        { value: 'zero', label: '零报告' },
      ],
    }),
    /** Why it differs from what the records say. */
    reason: prose('改动理由', { max: 1000, derived: true }),
    /** For paragraphs picked from below: [{ return, unit, unit_name, part }]. */
    sources: json('出处', { derived: true }),
    by: text('填写人', { max: 60, derived: true }),
  },
});

/** A row that the reporting unit added to an open table. */
export const returnLine = record({
  name: 'return-line',
  label: '增加的行',
  module: 'returns',
  sharing: 'unit',
  also_seen_by: 'receiver',
  title: 'name',
  read: 'returns.read',
  order: { by: 'created_at', desc: false },
  states: { kept: { label: '有效' }, dropped: { label: '已删除', tone: 'stopped', final: true } },
  fields: {
    return: ref('报表', { required: true, of: 'return', derived: true }),
    receiver: text('接收单位', { max: 30, derived: true }),
    form: text('表', { required: true, max: 100, derived: true }),
    tbl: text('表内分表', { required: true, max: 60, derived: true }),
    /** Row code in addresses: `x` and a number within the return. */
    code: text('行代码', { required: true, max: 60, derived: true }),
    name: text('行名', { max: 200, derived: true }),
    place: int('次序', { required: true, derived: true }),
  },
});

/** A submitted version: the whole content, frozen, with its digest. Never changed; a correction is the next one. */
export const returnVersion = record({
  name: 'return-version',
  label: '报送版本',
  module: 'returns',
  sharing: 'unit',
  also_seen_by: 'receiver',
  title: 'words',
  read: 'returns.read',
  order: { by: 'created_at', desc: true },
  fields: {
    return: ref('报表', { required: true, of: 'return', derived: true }),
    receiver: text('接收单位', { max: 30, derived: true }),
    number: int('版本', { required: true, derived: true, list: 80 }),
    words: text('说明', { max: 200, derived: true, list: true }),
    /** Content as domain/content.ts says, with what the records said at that moment beside each number. */
    content: json('内容', { required: true, derived: true }),
    digest: text('内容摘要', { required: true, max: 80, derived: true, list: 200 }),
    author: text('报送人', { max: 60, derived: true, list: 100 }),
    signer: text('签发人', { max: 60, derived: true, list: 100 }),
    reason: prose('更正理由', { max: 1000, derived: true }),
    /** [{ address, before, after }]. */
    changed: json('变动的单元格', { derived: true }),
    submitted_at: instant('报送时间', { required: true, derived: true, list: 150 }),
  },
});

/** A remark on a cell, or on the whole return, between the levels. */
export const returnComment = record({
  name: 'return-comment',
  label: '审核意见',
  module: 'returns',
  sharing: 'unit',
  also_seen_by: 'receiver',
  title: 'words',
  read: 'returns.read',
  states: { open: { label: '待答复', tone: 'waiting' }, answered: { label: '已答复', tone: 'done', final: true } },
  fields: {
    return: ref('报表', { required: true, of: 'return', derived: true }),
    receiver: text('接收单位', { max: 30, derived: true }),
    /** Empty: about the whole. */
    address: text('位置', { max: 300, derived: true }),
    words: prose('意见', { required: true, max: 2000, list: true }),
    from_unit: text('提出单位', { max: 30, derived: true }),
    by: text('提出人', { max: 60, derived: true, list: 100 }),
    answer: prose('答复', { max: 2000, derived: true }),
    answered_by: text('答复人', { max: 60, derived: true }),
  },
});

/** The formal copy: one recipient, one channel, bound to one version. */
export const returnDelivery = record({
  name: 'return-delivery',
  label: '正式文件送达',
  module: 'returns',
  sharing: 'unit',
  also_seen_by: 'receiver',
  title: 'recipient',
  read: 'returns.read',
  states: {
    waiting: { label: '待送达', tone: 'waiting' },
    sent: { label: '已发出', tone: 'waiting' },
    confirmed: { label: '已确认收到', tone: 'done', final: true },
  },
  fields: {
    return: ref('报表', { required: true, of: 'return', derived: true }),
    receiver: text('接收单位', { max: 30, derived: true }),
    /** Name of the recipient, with or without an account. */
    recipient: text('接收者', { required: true, max: 100, derived: true, list: true }),
    way: text('接收者类别', { required: true, max: 40, derived: true }),
    version_number: int('版本', { derived: true, list: 80 }),
    version_digest: text('版本摘要', { max: 80, derived: true }),
    channel: choice('发送渠道', { dictionary: 'dict.delivery_channel', list: 120 }),
    document_no: text('文号', { max: 60, list: 160, search: true }),
    document_day: text('成文日期', { max: 10 }),
    scanned: files('盖章扫描件'),
    sent_at: instant('发出时间', { derived: true }),
    confirmed_at: instant('确认时间', { derived: true }),
    confirmed_by: text('确认人', { max: 60, derived: true }),
    receipt: prose('回执', { max: 1000 }),
    receipt_files: files('回执附件'),
  },
});

export interface ReturnCellRow extends RowOf<typeof returnCell> {}
export interface ReturnLineRow extends RowOf<typeof returnLine> {}
export interface ReturnVersionRow extends RowOf<typeof returnVersion> {}
export interface ReturnCommentRow extends RowOf<typeof returnComment> {}
export interface ReturnDeliveryRow extends RowOf<typeof returnDelivery> {}
