import { day, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** One urging of one unit about one return: kept by the unit that urged, read by the unit urged. */
export const returnUrge = record({
  name: 'return-urge',
  label: '催报记录',
  module: 'returns',
  sharing: 'unit',
  also_seen_by: 'to_unit',
  title: 'title',
  read: 'returns.read',
  order: { by: 'created_at', desc: true },
  states: { sent: { label: '已发出', tone: 'done', final: true } },
  fields: {
    title: text('催报事项', { required: true, max: 300, list: true, search: true, derived: true }),
    return: ref('被催的报表', { required: true, of: 'return', derived: true }),
    round: ref('报送批次', { required: true, of: 'return-round', filter: true, derived: true }),
    to_unit: text('被催单位', { required: true, max: 30, check: 'unit', filter: true, derived: true }),
    to_name: text('被催单位名称', { max: 100, list: 200, derived: true }),
    /** Where the return stands with that unit: the step that blocks. */
    step: text('停在哪一步', { max: 60, list: 120, derived: true }),
    person_name: text('经手人', { max: 60, list: 100, derived: true }),
    /** The unit above whose summing waits for it. */
    waits_for: text('等着它的单位', { max: 100, derived: true }),
    words: prose('催报说明', { max: 500 }),
    day: day('催报日期', { required: true, list: 120, filter: true, derived: true }),
    by: text('催报人', { max: 60, list: 100, derived: true }),
  },
});

export interface ReturnUrgeRow extends RowOf<typeof returnUrge> {}
