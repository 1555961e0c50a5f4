import { bool, choice, int, json, type RowOf, record, ref, text } from '#kernel/record.ts';
import { ANSWER_KINDS } from './domain/checklist-items.ts';

export const CHECKLIST_SOURCES = [
  { value: 'pack', label: '规则包' },
  { value: 'agency', label: '本单位' },
] as const;

/** 检查单 (NOR-20): what is looked at and how it is answered. A list in force is never edited: a new edition replaces it. */
export const checklist = record({
  name: 'checklist',
  label: '检查单',
  module: 'powers',
  sharing: 'region',
  title: 'title',
  read: 'item.read',
  states: {
    draft: { label: '编制中', tone: 'plain' },
    'in-force': { label: '使用中', tone: 'done' },
    replaced: { label: '已被新版替代', tone: 'stopped', final: true },
  },
  initial: 'draft',
  fields: {
    title: text('检查单名称', { required: true, max: 200, list: 300, search: true }),
    item_line: text('条线', { max: 60, list: 110, filter: true }),
    items: json('检查项', {
      required: true,
      export: false,
      each: {
        code: text('编号', { required: true, max: 30, serial: true }),
        text: text('检查内容', { required: true, max: 500 }),
        basis: text('依据', { required: true, max: 500 }),
        answers: choice('作答方式', {
          required: true,
          choices: Object.entries(ANSWER_KINDS).map(([value, label]) => ({ value, label })),
        }),
        required: bool('必答', { required: true }),
      },
    }),
    origin: choice('来源', { derived: true, choices: CHECKLIST_SOURCES, list: 100, filter: true }),
    edition: int('版次', { derived: true, list: 80 }),
    /** First edition of the same list. */
    first: ref('初版', { derived: true, of: 'checklist' }),
  },
});

export interface ChecklistRow extends RowOf<typeof checklist> {}
