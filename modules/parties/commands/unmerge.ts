import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { FirmRow } from '../record-firm.ts';

/** 拆分: takes a merge back; everything that was this firm's is its own again. */
export const unmerge = command<FirmRow>()({
  name: 'firm.unmerge',
  label: '撤销合并',
  record: 'firm',
  right: 'firm.merge',
  from: ['merged'],
  to: ['active'],
  fields: { reason: prose('理由', { required: true, max: 500 }) },
  decide: ({ input }) => ({ set: { merged_into: null }, state: 'active', note: input.reason }),
});
