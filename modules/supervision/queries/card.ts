import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { policyWhy } from '#modules/policy/index.ts';
import type { AlertRow } from '../records/alert.ts';

interface Earlier {
  readonly id: string;
  readonly title: string;
  readonly light: string;
  readonly state: string;
  readonly opened_day: string;
}

/** A card with everything a reviewer asks: the facts, why each rule applies there, the unit's earlier cards, what has been done. */
export const card = query({
  name: 'supervision.card',
  label: '预警详情',
  right: 'supervision.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  run: async (read, { input, ctx }) => {
    const row = await read.one<AlertRow>(sql`select * from alert where id = ${input.id}`);
    if (!row) throw refuse('missing.record', '没有找到这条预警，或者它不在您的管辖范围内。');
    const [earlier, document, journal] = await Promise.all([
      read.many<Earlier>(sql`select id, title, light, state, opened_day from alert
        where unit = ${row.unit} and id <> ${row.id} and opened_day <= ${row.opened_day} and state <> 'withdrawn'
        order by opened_day desc, id limit 10`),
      row.document
        ? read.one(
            sql`select id, title, kind_name, number, state, issued_day, reply_due from supervision_document where id = ${row.document}`,
          )
        : undefined,
      read.many<{ body: string }>(
        sql`select body from journal where record = 'alert' and record_id = ${row.id} order by seq limit 200`,
      ),
    ]);
    const { explained_by: _hidden, confidential, ...shown } = row;
    return {
      alert: { ...shown, ...(ctx.actor.supervisor ? { confidential } : {}) },
      clauses: row.reasons.map((reason) => policyWhy(reason.rule, row.region, row.act_day)),
      earlier,
      document: document ?? null,
      timeline: journal.map(({ body }) => {
        const entry = JSON.parse(body) as {
          at: string;
          label: string;
          by: { name: string; unit_name: string };
          note?: string;
        };
        return {
          at: entry.at,
          label: entry.label,
          name: entry.by.name,
          unit_name: entry.by.unit_name,
          note: entry.note ?? null,
        };
      }),
    };
  },
});
