import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { codeOrReason } from '../domain/code-or-reason.ts';
import { nameKey } from '../domain/name-key.ts';
import { type FirmRow, firm } from '../record-firm.ts';
import { firmWithCode } from './shared.ts';

/** A screen shows personal values masked: left empty or still masked means unchanged, so that no star is ever stored. */
const kept = (given: string | null, before: string | null) => (given === null || given.includes('*') ? before : given);

/** Corrects or completes what was registered, for example after an on-the-spot registration with few fields. */
export const correct = command<FirmRow>()({
  name: 'firm.correct',
  label: '更正登记',
  record: 'firm',
  right: 'firm.keep',
  from: ['active'],
  fields: {
    ...pick(firm.fields, 'name', 'kind', 'uscc', 'no_code_reason', 'legal_person', 'contact_phone'),
    ...pick(firm.fields, 'credit_class', 'key_areas', 'industry'),
  },
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
        ...input,
        legal_person: kept(input.legal_person, row.legal_person),
        contact_phone: kept(input.contact_phone, row.contact_phone),
        key_areas: input.key_areas ?? [],
        name_key: nameKey(input.name),
      },
    };
  },
});
