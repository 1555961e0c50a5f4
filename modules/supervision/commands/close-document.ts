import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { CLOSE, ESCALATE } from '../domain/duty-kinds.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';

/** 销号：the document and its cards are closed. */
export const closeDocument = command<SupervisionDocumentRow>()({
  name: 'supervision.close',
  label: '销号',
  record: 'supervision-document',
  right: 'supervision.handle',
  from: ['accepted'],
  to: ['closed'],
  tone: 'primary',
  fields: { note: prose('销号说明', { max: 2000 }) },
  offered: (row, actor) => row.unit === actor.unit.code,
  load: (read, { row }) =>
    read.many<{ id: string }>(
      sql`select id from alert where id = any(${row.alerts ?? []}::uuid[]) and state = 'in-document'`,
    ),
  decide: ({ row, input, loaded: alerts, ctx }) => ({
    state: 'closed',
    set: { closed_day: ctx.today },
    note: input.note ?? undefined,
    change: alerts.map(({ id }) => ({ record: 'alert', id, state: 'closed', set: { closed_day: ctx.today } })),
    close_duties: [
      { record_id: row.id, kind: CLOSE },
      { record_id: row.id, kind: ESCALATE, how: '已销号' },
    ],
  }),
});
