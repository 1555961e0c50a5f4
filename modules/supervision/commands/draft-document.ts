import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { prose, text } from '#kernel/record.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { documentKind, draftWords, replyDate } from '../domain/papers.ts';
import type { AlertRow } from '../records/alert.ts';
import { type SupervisionDocumentRow, supervisionDocument } from '../records/document.ts';

const SENDABLE = ['open', 'explained', 'reopened'];

interface Loaded {
  readonly alerts: readonly AlertRow[];
  readonly to: { readonly code: string; readonly name: string } | undefined;
}

/** 起草监督文书, from one or several cards of one unit, or from none. Nothing reaches the unit before it is issued. */
export const draftDocument = command<SupervisionDocumentRow>()({
  name: 'supervision.draft-document',
  label: '起草监督文书',
  record: 'supervision-document',
  creates: true,
  right: 'supervision.handle',
  from: [],
  tone: 'primary',
  fields: {
    ...pick(supervisionDocument.fields, 'kind', 'alerts', 'requirements', 'reply_due', 'reply_basis'),
    to_unit: text('主送单位', { max: 30, check: 'unit', hint: '由预警起草的，自动取被监督单位' }),
    facts: prose('事实', { max: 8000, hint: '不填则按预警写出' }),
    problems: prose('存在的问题', { max: 8000, hint: '不填则按预警写出' }),
    basis: prose('依据', { max: 4000, hint: '不填则按预警写出' }),
  },
  load: async (read, { input }): Promise<Loaded> => {
    const ids = input.alerts ?? [];
    const alerts = await read.many<AlertRow>(sql`select * from alert where id = any(${ids}::uuid[]) order by act_day`);
    const code = alerts[0]?.unit ?? input.to_unit;
    const to = code
      ? await read.one<{ code: string; name: string }>(
          sql`select ${code} as code, zs_unit_name(${code}) as name where zs_unit_name(${code}) is not null`,
        )
      : undefined;
    return { alerts, to };
  },
  decide: ({ input, loaded: { alerts, to }, ctx }) => {
    const wanted = input.alerts ?? [];
    const wrong = wrongAlerts(wanted, alerts, input.to_unit);
    if (wrong) return wrong;
    if (!to)
      return refuse('input.addressee', '请选择主送单位。', {
        faults: [{ field: 'to_unit', message: '请选择主送单位' }],
      });
    const kind = documentKind(ctx.policy, input.kind);
    if (kind instanceof Refusal) return kind;
    const reply = replyDate(ctx.policy, kind, input, ctx.today);
    if (reply instanceof Refusal) return reply;
    const words = draftWords(alerts);
    const said = {
      facts: input.facts || words.facts,
      problems: input.problems || words.problems,
      basis: input.basis || words.basis,
    };
    const empty = Object.entries(said).filter(([, value]) => !value);
    if (empty.length > 0)
      return refuse('input.faults', '没有选择预警的文书，事实、问题和依据都要填写。', {
        faults: empty.map(([field]) => ({ field, message: '请填写' })),
      });
    return {
      set: {
        ...said,
        kind: input.kind,
        kind_name: kind.name,
        title: `关于${to.name}有关行政执法问题的${kind.name}`,
        to_unit: to.code,
        to_unit_name: to.name,
        alerts: wanted,
        requirements: input.requirements,
        reply_due: reply.day,
        reply_basis: reply.basis || null,
        unit_name: ctx.actor.unit.name,
        drafter: ctx.actor.person,
        drafter_name: ctx.actor.name,
      },
      basis: [input.kind, ...(kind.reply ? [kind.reply] : [])],
    };
  },
});

/** Cards must be visible, not settled, of one unit, and not what a firm or informant said. */
function wrongAlerts(wanted: readonly string[], alerts: readonly AlertRow[], to: string | null): Refusal | undefined {
  const fault = (message: string) => refuse('input.alerts', message, { faults: [{ field: 'alerts', message }] });
  if (new Set(wanted).size !== alerts.length) return fault('有预警没有找到，或者不在您的管辖范围内，请重新选择。');
  if (alerts.some((a) => a.confidential))
    return fault('仅监督机构可见的预警不能直接写入文书。请先核实，再以核实取得的事实起草，不要透露来源。');
  if (new Set(alerts.map((a) => a.unit)).size > 1) return fault('一份文书只能针对一个单位，请只选择同一单位的预警。');
  if (to && alerts[0] && alerts[0].unit !== to) return fault('所选预警不是主送单位的，请核对。');
  const settled = alerts.find((a) => !SENDABLE.includes(a.state));
  return settled ? fault(`“${settled.title}”已经办结或已发文，不能再写入文书。`) : undefined;
}
