/** The form of an arrival: what is written down while somebody is on the telephone. */
import { bool, files, prose, text } from '#kernel/record.ts';
import { clueArrival } from '../records/around.ts';
import { clue } from '../records/clue.ts';

const { channel, arrived_day, reference, words } = clueArrival.fields;

export const informantFields = {
  informant: text('反映人姓名', {
    max: 60,
    no_draft: true,
    hint: '与线索内容分开保存，只有两人一起才能打开；匿名的不填',
  }),
  phone: text('反映人电话', { max: 40, no_draft: true }),
  address: text('反映人地址', { max: 200, no_draft: true }),
} as const;

export const arrivalFields = {
  channel,
  arrived_day,
  reference,
} as const;

export const restFields = {
  words: prose('原话或原文', { max: 8000, hint: words.hint ?? '与线索内容不同时填写' }),
  papers: files('附件'),
} as const;

export const registerFields = {
  ...arrivalFields,
  title: clue.fields.title,
  content: clue.fields.content,
  about_unit: text('被反映的单位', {
    max: 30,
    check: 'unit',
    hint: '反映本单位的，登记后直接交监督机构，本单位不再看到；不清楚的不填',
  }),
  enterprise: bool('涉企'),
  ...informantFields,
  ...restFields,
} as const;
