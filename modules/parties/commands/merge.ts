import { command } from '#kernel/command.ts';
import { prose, ref } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { FirmRow } from '../record-firm.ts';
import { firmOf } from './shared.ts';

/** 合并重复: this firm is the same as another; it points there and nothing else is touched, so it can be parted again. */
export const merge = command<FirmRow>()({
  name: 'firm.merge',
  label: '合并重复',
  record: 'firm',
  right: 'firm.merge',
  from: ['active'],
  to: ['merged'],
  confirm: '合并后，这一主体的检查、场所都算到保留的主体名下；可以再拆分。',
  fields: {
    into: ref('保留的主体', { required: true, of: 'firm' }),
    reason: prose('理由', { required: true, max: 500 }),
  },
  load: (read, { input }) => firmOf(read, input.into),
  decide: ({ row, input, loaded: kept }) => {
    if (!kept) return refuse('missing.firm', '没有找到要保留的主体，或者它不在您的管辖范围内。');
    if (kept.id === row.id) return refuse('input.into', '不能并入自己，请选择另一个主体。');
    if (kept.state !== 'active')
      return refuse('state.firm', `“${kept.name}”不是存续状态，不能并入；请选择存续的那一条。`);
    if (row.uscc && kept.uscc && row.uscc !== kept.uscc)
      return refuse('conflict.two-codes', '两条登记的统一社会信用代码不同，不是同一主体；如有一条填错，请先更正。');
    return {
      set: { merged_into: kept.id },
      state: 'merged',
      // Holds the kept row until the end, so that two people cannot merge the pair both ways, and tells its time line.
      change: [{ record: 'firm', id: kept.id, set: {} }],
      note: `“${row.name}”并入“${kept.name}”：${input.reason}`,
    };
  },
});
