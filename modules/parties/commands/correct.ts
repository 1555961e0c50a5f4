import { command, formOf, keepMasked } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { codeOrReason } from '../domain/code-or-reason.ts';
import { nameKey } from '../domain/name-key.ts';
import { type FirmRow, firm } from '../record-firm.ts';
import { firmWithCode } from './shared.ts';

/** Corrects or completes what was registered, for example after an on-the-spot registration with few fields. */
export const correct = command<FirmRow>()({
  name: 'firm.correct',
  label: '更正登记',
  record: 'firm',
  right: 'firm.keep',
  from: ['active'],
  fields: formOf(firm),
  load: (read, { input }) => firmWithCode(read, input.uscc),
  decide: ({ row, input, loaded: same }) => {
    const wrong = codeOrReason(input);
    if (wrong) return wrong;
    if (same && same.id !== row.id)
      return refuse('conflict.same-firm', `这个代码已登记为“${same.name}”。如为同一主体，请办理“合并重复”。`, {
        faults: [{ field: 'uscc', message: '已登记在另一主体名下' }],
        detail: { id: same.id },
      });
    return {
      set: {
        ...keepMasked(firm, input, row),
        key_areas: input.key_areas ?? [],
        name_key: nameKey(input.name),
      },
    };
  },
});
