import { bool, day, files, instant, int, json, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/**
 * A return: what one unit owes under one leg of a chain for one period, with all its forms as sheets. The unit keeps it; `receiver` receives,
 * returns and accepts. Numbers count from the moment of submission, never before.
 */
export const returnRecord = record({
  name: 'return',
  label: '报表',
  module: 'returns',
  table: 'return_sheet',
  sharing: 'unit',
  also_seen_by: 'receiver',
  title: 'title',
  read: 'returns.read',
  states: {
    draft: { label: '填报中', tone: 'waiting' },
    review: { label: '内部审核', tone: 'waiting' },
    sign: { label: '待签发', tone: 'waiting' },
    signed: { label: '已签发待报送', tone: 'waiting' },
    submitted: { label: '已报送', tone: 'waiting' },
    received: { label: '已签收', tone: 'waiting' },
    returned: { label: '已退回', tone: 'attention' },
    accepted: { label: '已通过', tone: 'done' },
    correcting: { label: '更正中', tone: 'attention' },
    locked: { label: '已归档', tone: 'done', final: true },
    excused: { label: '免报', tone: 'stopped', final: true },
  },
  order: { by: 'created_at', desc: true },
  fields: {
    title: text('名称', { required: true, max: 200, list: true, search: true, derived: true }),
    round: ref('报送批次', { required: true, of: 'return-round', filter: true, derived: true }),
    chain: text('报送链', { required: true, max: 100, filter: true, derived: true }),
    leg: text('报送环节', { required: true, max: 60, filter: true, derived: true }),
    /** Entry ids of its forms, and the parts of each that are asked: [{ form, parts: string[] | null, hash }]. */
    sheets: json('表格', { derived: true }),
    about_year: int('所属年度', { required: true, list: 90, filter: true, derived: true, unit: '年' }),
    period_from: day('统计期起', { required: true, derived: true }),
    period_until: day('统计期止', { required: true, derived: true }),
    level: text('层级', { required: true, max: 10, filter: true, derived: true }),
    receiver: text('接收单位', { max: 30, check: 'unit', derived: true, filter: true }),
    /** Null: 原文未规定. */
    due: day('报送期限', { list: 120, filter: true, derived: true }),
    /** Worked backwards from the level above where the documents give no date; a proposal, never a duty. */
    proposed_due: day('建议时间（倒排）', { derived: true }),
    extended_to: day('延期至', { derived: true }),
    extension_reason: prose('延期理由', { max: 1000, derived: true }),
    /** Kept apart: created_at (base), submitted_at, received_at. */
    started_at: instant('开始填报', { derived: true }),
    submitted_at: instant('报送时间', { derived: true, list: 150 }),
    received_at: instant('签收时间', { derived: true }),
    accepted_at: instant('通过时间', { derived: true }),
    zero: bool('零报告', { derived: true }),
    /** Why it is one although the records say otherwise. */
    zero_reason: prose('零报告理由', { max: 1000, derived: true }),
    author: text('填报人', { max: 60, derived: true }),
    author_id: text('填报人编号', { max: 40, derived: true }),
    reviewer: text('审核人', { max: 60, derived: true }),
    reviewer_id: text('审核人编号', { max: 40, derived: true }),
    signer: text('签发人', { max: 60, derived: true }),
    signer_id: text('签发人编号', { max: 40, derived: true }),
    /** Number of the submitted version; 0 while none was submitted. */
    revision: int('版本', { derived: true, list: 70 }),
    /** Number of the version that was accepted last; it counts while a correction is under way. 0 while none was. */
    accepted_revision: int('通过的版本', { derived: true }),
    digest: text('报送内容摘要', { max: 80, derived: true }),
    /** Recipients that were not found in the organisation: [{ way, words }]. Shown, never dropped. */
    gaps: json('缺少的接收单位', { derived: true }),
    return_reason: prose('退回理由', { max: 4000, derived: true }),
    /** Cells to mend: [{ form, cell, words }]; empty with a reason: all. */
    return_cells: json('退回的单元格', { derived: true }),
    times_returned: int('退回次数', { derived: true }),
    correction_reason: prose('更正理由', { max: 1000, derived: true }),
    answers: json('口径说明', { derived: true }),
    heading: json('表头', { derived: true }),
    attachments: files('附件', { derived: true }),
    /** Seconds somebody worked in the grid, measured. */
    worked_seconds: int('填报用时', { derived: true, unit: '秒' }),
    history: bool('历史批次', { derived: true }),
  },
});

export interface ReturnRow extends RowOf<typeof returnRecord> {}
