import { bool, choice, day, int, json, type RowOf, record, text } from '#kernel/record.ts';

/** A round: one opening of a chain for one period, in one region and what lies below it. */
export const round = record({
  name: 'return-round',
  label: '报送批次',
  module: 'returns',
  sharing: 'staff',
  title: 'title',
  read: 'returns.read-round',
  states: {
    opening: { label: '正在开单', tone: 'waiting' },
    open: { label: '报送中', tone: 'waiting' },
    closed: { label: '已结束', tone: 'done', final: true },
  },
  order: { by: 'created_at', desc: true },
  fields: {
    title: text('名称', { required: true, max: 200, list: true, search: true }),
    chain: text('报送链', { required: true, max: 100, filter: true }),
    about_year: int('所属年度', { required: true, min: 2000, max: 2100, list: 90, filter: true, unit: '年' }),
    period_from: day('统计期起', { required: true }),
    period_until: day('统计期止', { required: true }),
    opened_on: day('开单日期', { derived: true, list: 120 }),
    owing: int('应报', { derived: true, list: 80, unit: '份' }),
    /** Legs of the chain as they were when the round opened. */
    legs: json('报送环节', { derived: true }),
    /** A campaign of the past: nobody is reminded, nothing is late today. */
    history: bool('历史批次', { derived: true }),
    how: choice('开单方式', {
      derived: true,
      choices: [
        { value: 'by_itself', label: '到日自动' },
        { value: 'by_hand', label: '人工' },
      ],
    }),
  },
});

export interface RoundRow extends RowOf<typeof round> {}
