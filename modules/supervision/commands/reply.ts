import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { CHECK, ESCALATE, REPLY } from '../domain/duty-kinds.ts';
import { standing } from '../domain/reason.ts';
import type { AlertRow } from '../records/alert.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';
import { rectification } from '../records/followup.ts';

/** 反馈整改：the unit addressed says what it did, with evidence. Later facts that put reasons right are counted beside it. */
export const replyDocument = command<SupervisionDocumentRow>()({
  name: 'supervision.reply',
  label: '反馈整改情况',
  record: 'supervision-document',
  right: 'supervision.reply',
  addressee: true,
  from: ['issued', 'rectify-again'],
  to: ['replied'],
  tone: 'primary',
  fields: pick(rectification.fields, 'done', 'evidence'),
  offered: (row, actor) => belongsTo(row.addressee, actor.unit.code),
  load: (read, { row }) => read.many<AlertRow>(sql`select * from alert where id = any(${row.alerts ?? []}::uuid[])`),
  decide: ({ row, input, loaded: alerts, ctx }) => {
    const reasons = alerts.flatMap((a) => a.reasons);
    const gone = reasons.length - standing(reasons).length;
    const about = { record: 'supervision-document', record_id: row.id };
    return {
      state: 'replied',
      create: [
        {
          record: 'rectification',
          values: {
            title: `对${row.number ?? row.title}的整改反馈`,
            document: row.id,
            done: input.done,
            evidence: input.evidence,
            replied_day: ctx.today,
            replied_by: ctx.actor.name,
            facts_gone: gone,
          },
        },
      ],
      close_duties: [
        { record_id: row.id, kind: REPLY },
        { record_id: row.id, kind: ESCALATE, how: '已反馈' },
      ],
      duties: [{ kind: CHECK, unit: row.unit, title: `核查整改：${row.title}`, due: null, ...about }],
      notices: [
        {
          unit: row.unit,
          title: `${ctx.actor.unit.name}已反馈：${row.title}`,
          text: gone > 0 ? `其中${gone}项已由后续事实证明改正。请核查。` : '请核查整改情况和材料。',
          ...about,
        },
      ],
    };
  },
});

/** Is the acting unit the one addressed, a brigade of it, or the agency a brigade belongs to? */
function belongsTo(addressee: string | null, unit: string): boolean {
  return (
    addressee !== null && (addressee === unit || unit.startsWith(`${addressee}.`) || addressee.startsWith(`${unit}.`))
  );
}
