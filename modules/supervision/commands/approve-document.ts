import sql from 'sql-template-tag';
import { type Change, command, type NewDuty } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { APPROVE, EXPLAIN, HANDLE, REPLY } from '../domain/duty-kinds.ts';
import { documentKind, replyDate } from '../domain/papers.ts';
import type { AlertRow } from '../records/alert.ts';
import type { SupervisionDocumentRow } from '../records/document.ts';

const OPEN = ['open', 'explained', 'reopened'];

/** 审签发文：another person than the drafter signs; the document takes its number and seal and goes out, all in one act. */
export const approveDocument = command<SupervisionDocumentRow>()({
  name: 'supervision.approve-document',
  label: '审签发文',
  record: 'supervision-document',
  right: 'supervision.approve',
  from: ['review'],
  to: ['issued'],
  tone: 'primary',
  confirm: '审签后即编号、用印并送达被监督单位，不能撤回。确定发文吗？',
  fields: { review_note: prose('审签意见', { max: 2000 }) },
  other_than: [{ field: 'drafter', message: '起草人不能审签自己的文书，请由本单位负责人办理。' }],
  load: (read, { row }) => read.many<AlertRow>(sql`select * from alert where id = any(${row.alerts ?? []}::uuid[])`),
  decide: ({ row, input, loaded: alerts, ctx }) => {
    const kind = documentKind(ctx.policy, row.kind);
    if (kind instanceof Refusal) return kind;
    const settled = alerts.find((a) => !OPEN.includes(a.state));
    if (settled) return refuse('conflict.alert', `所涉预警“${settled.title}”已由其他办理改变，请退回修改后再审签。`);
    const reply = replyDate(ctx.policy, kind, row, ctx.today);
    if (reply instanceof Refusal) return reply;
    const year = Number(ctx.today.slice(0, 4));
    const seal = ctx.policy.ask('supervision.seal_name').value;
    const about = { record: 'supervision-document', record_id: row.id };
    const answer = reply.day ? `请于${reply.day}前反馈整改情况。` : '';
    return {
      state: 'issued',
      number: { field: 'number', series: `${kind.series}:${row.unit}`, year, format: `${kind.name}〔{year}〕{n}号` },
      set: {
        addressee: row.to_unit,
        approver: ctx.actor.person,
        approver_name: ctx.actor.name,
        review_note: input.review_note,
        unit_name: ctx.actor.unit.name,
        issued_day: ctx.today,
        sealed_at: ctx.now,
        // Which seal is 原文未规定 in most places: then the unit's own.
        seal_name: typeof seal === 'string' ? seal : '印章',
        reply_due: reply.day,
        reply_basis: reply.basis || null,
      },
      change: alerts.map(
        (a): Change => ({ record: 'alert', id: a.id, state: 'in-document', set: { document: row.id } }),
      ),
      close_duties: [
        { record_id: row.id, kind: APPROVE },
        ...alerts.flatMap((a) => [
          { record_id: a.id, kind: HANDLE },
          { record_id: a.id, kind: EXPLAIN },
        ]),
      ],
      duties: reply.day
        ? [
            {
              kind: REPLY,
              unit: row.to_unit,
              title: `反馈整改：${row.title}`,
              due: reply.day as NewDuty['due'],
              basis: kind.reply ?? undefined,
              fixed: true,
              ...about,
            },
          ]
        : [],
      notices: [
        { unit: row.to_unit, title: row.title, text: `${ctx.actor.unit.name}制发了${kind.name}。${answer}`, ...about },
      ],
      basis: [row.kind, ...(kind.reply ? [kind.reply] : [])],
    };
  },
});
