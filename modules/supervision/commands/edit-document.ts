import { command, pick } from '#kernel/command.ts';
import { Refusal } from '#kernel/refusal.ts';
import { documentKind, replyDate } from '../domain/papers.ts';
import { type SupervisionDocumentRow, supervisionDocument } from '../records/document.ts';

/** 修改文书草稿. */
export const editDocument = command<SupervisionDocumentRow>()({
  name: 'supervision.edit-document',
  label: '修改草稿',
  record: 'supervision-document',
  right: 'supervision.handle',
  from: ['draft'],
  fields: pick(
    supervisionDocument.fields,
    'title',
    'facts',
    'problems',
    'requirements',
    'basis',
    'reply_due',
    'reply_basis',
  ),
  decide: ({ row, input, ctx }) => {
    const kind = documentKind(ctx.policy, row.kind);
    if (kind instanceof Refusal) return kind;
    const reply = replyDate(ctx.policy, kind, input, ctx.today);
    if (reply instanceof Refusal) return reply;
    return { set: { ...input, reply_due: reply.day, reply_basis: reply.basis || null } };
  },
});
