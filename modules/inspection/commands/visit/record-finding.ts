import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { finding } from '../../records/finding.ts';
import type { InspectionRow } from '../../records/inspection.ts';

/** 记录检查情况：one answer; answered again, the older answer is kept as replaced. */
export const recordFinding = command<InspectionRow>()({
  name: 'inspection.record-finding',
  label: '记录检查情况',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['entered'],
  tone: 'primary',
  fields: pick(finding.fields, 'item_code', 'question', 'answer', 'seriousness', 'note', 'photos'),
  load: async (read, { row, input }) =>
    input.item_code === null
      ? []
      : read.many<{ id: string }>(sql`select id from finding
          where inspection = ${row.id} and item_code = ${input.item_code} and state = 'kept'`),
  decide: ({ row, input, loaded, ctx }) => {
    const id = ctx.newId();
    return {
      create: [{ record: 'finding', id, values: { ...input, inspection: row.id } }],
      change: loaded.map((it) => ({ record: 'finding', id: it.id, state: 'replaced', set: {} })),
      note: `${input.question}：${input.answer}`,
      result: { finding: id },
    };
  },
});
