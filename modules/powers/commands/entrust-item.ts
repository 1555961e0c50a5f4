import { command } from '#kernel/command.ts';
import { choice, day, prose, text } from '#kernel/record.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { mayEntrust } from '../domain/may-entrust.ts';
import { keeps } from '../domain/whose.ts';
import { type EnforcementItemRow, TRUSTEE_KINDS } from '../record-item.ts';

/** 委托: another unit exercises the matter in this agency's name. Never a business or an intermediary (NOR-24). */
export const entrustItem = command<EnforcementItemRow>()({
  name: 'item.entrust',
  label: '登记委托',
  record: 'enforcement-item',
  right: 'item.keep',
  from: ['filed', 'published'],
  fields: {
    trustee: text('受委托单位', { required: true, max: 100 }),
    trustee_kind: choice('受委托单位性质', { required: true, choices: TRUSTEE_KINDS }),
    trust_basis: prose('委托依据', { required: true, max: 1000, hint: '允许委托的法律、法规、规章条款和委托书文号' }),
    trust_from: day('委托起日', { required: true }),
    trust_until: day('委托止日', { required: true }),
  },
  offered: keeps,
  decide: ({ input, ctx }) => {
    const may = mayEntrust(input.trustee_kind, ctx.policy);
    if (may instanceof Refusal) return may;
    if (input.trust_until < input.trust_from)
      return refuse('input.trust_until', '委托止日不能早于起日。', {
        faults: [{ field: 'trust_until', message: '不能早于起日' }],
      });
    return { set: { ...input }, note: may.note ?? `委托${input.trustee}实施` };
  },
});
