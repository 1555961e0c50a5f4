import { command, pick } from '#kernel/command.ts';
import { choices } from '#kernel/record.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { type InspectionRow, inspection } from '../records/inspection.ts';
import { CHECKS } from '../records/words.ts';
import { drafted, draftFields, loadDraft } from './draft.ts';

/** 拟定计划外检查 (ENT-02): for a complaint, an order from above, a transfer, monitoring or the firm's own request. */
export const draftAdHoc = command<InspectionRow>()({
  name: 'inspection.draft-ad-hoc',
  label: '拟定临时检查',
  record: 'inspection',
  creates: true,
  right: 'inspection.draft',
  from: [],
  tone: 'primary',
  fields: {
    ...draftFields,
    ...pick(inspection.fields, 'urgent', 'urgent_reason'),
    acknowledge: choices('已知晓', { choices: CHECKS }),
  },
  load: (read, { input }) => loadDraft(read, input),
  decide: ({ input, loaded, ctx }) => {
    if (input.urgent && !input.urgent_reason)
      return refuse('input.urgent-reason', '选择紧急检查的，请写明紧急情况。', {
        faults: [{ field: 'urgent_reason', message: '请写明紧急情况' }],
      });
    const row = drafted(input, loaded, ctx);
    if (row instanceof Refusal) return row;
    return {
      set: row.values,
      notices: [
        {
          unit: ctx.actor.unit.code,
          title: input.urgent ? '紧急检查待批准' : '检查待批准',
          text: `${ctx.actor.name}拟定了对${loaded.firm?.name ?? ''}的检查：${input.reason}`,
        },
      ],
    };
  },
});
