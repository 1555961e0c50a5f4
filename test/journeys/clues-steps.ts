/** Everything that somebody can get of clues by any way of reading: what an attack is held against. */

import sql from 'sql-template-tag';
import { readXlsx } from '#kernel/files/xlsx-read.ts';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { SESSION_COOKIE } from '#kernel/server/http.ts';
import type { DemoWorld } from '../support/demo-world.ts';
import type { Client } from '../support/http.ts';

/** The form of a clue as somebody fills it in on the telephone. */
export const clueForm = (more: Record<string, unknown> = {}) => ({
  channel: 'telephone',
  arrived_day: '2026-11-20',
  reference: null,
  title: '工地夜间施工',
  content: '沿河工地夜里两点还在打桩，附近居民无法休息。',
  about_unit: null,
  enterprise: false,
  informant: null,
  phone: null,
  address: null,
  words: null,
  papers: null,
  ...more,
});

/** The form of a hand-over without redaction. */
export const handing = (to_unit: string, more: Record<string, unknown> = {}) => ({
  kind: 'down',
  to_unit,
  reason: '属于该单位职责',
  redaction_reason: null,
  copy_title: null,
  copy_content: null,
  ...more,
});

/** The person who signs in with this name. */
export async function personOf(demo: DemoWorld, username: string): Promise<string> {
  const rows = await demo.look<{ id: string }>(sql`select person as id from account where username = ${username}`);
  return rows[0]?.id as string;
}

/** How a clue is triaged: kind, units complained of, date. */
export const triageForm = (units: readonly unknown[], more: Record<string, unknown> = {}) => ({
  categories: ['profit'],
  situations: null,
  units,
  enterprise: true,
  deadline: '2026-12-10',
  deadline_note: '逐件确定',
  triage_note: '涉嫌违规收取费用',
  ...more,
});

/** What came of a matter that is put right and for which somebody answers. */
export const OUTCOME = {
  dispositions: ['correct', 'accountable'],
  disposition_note: '退还费用，责令改正。',
  accountability_note: '对责任人员批评教育。',
  exemption_note: null,
  underlying: '检查中收费没有依据，缺少内部监督。',
};

/** A hotline's workbook of these rows. */
export function hotlineBook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const labels = ['线索来源', '来源编号', '收到日期', '标题', '线索内容', '被反映的单位', '反映人电话'];
  return xlsxBuffer([{ name: '线索', columns: labels.map((label) => ({ label, kind: 'text' })), rows }]);
}

/** Words of an exported workbook; nothing where the export is refused. */
async function exported(demo: DemoWorld, who: Client, record: string): Promise<string> {
  const answer = await demo.platform.http.inject({
    method: 'POST',
    url: `/api/records/${record}/export`,
    headers: { host: 'localhost', 'x-zs-request': '1', cookie: `${SESSION_COOKIE}=${who.token}` },
    payload: {},
  });
  if (answer.statusCode !== 200) return '';
  const book = await readXlsx(answer.rawPayload);
  const rows: unknown[] = [];
  for await (const row of book.rows()) rows.push(row.values);
  book.close();
  return JSON.stringify(rows);
}

/** Everything the people of the agency and the leader of its line can get, by any way of reading. */
export async function everythingOf(
  demo: DemoWorld,
  who: Client,
  ids: readonly string[],
  words: readonly string[] = ['和顺饭店', '整改保证金', '消防通道'],
): Promise<string> {
  const records = ['clue', 'clue-arrival', 'clue-person', 'clue-handover', 'clue-identity', 'clue-opening'];
  const got = await Promise.all([
    ...records.map((record) => who.call('POST', `/api/records/${record}/list`, { limit: 500 })),
    ...ids.flatMap((id) =>
      records.flatMap((record) => [
        who.call('GET', `/api/records/${record}/${id}`),
        who.call('GET', `/api/records/${record}/${id}/timeline`),
        who.call('GET', `/api/duties?record=${record}&record_id=${id}`),
      ]),
    ),
    ...words.map((it) => who.call('GET', `/api/search?words=${encodeURIComponent(it)}`)),
    who.call('GET', '/api/duties'),
    who.call('GET', '/api/duties?of=below'),
    who.call('GET', '/api/notices'),
    who.call('POST', '/api/queries/clues.inbox', {}),
    who.call('POST', '/api/queries/clues.reconcile', { from: '2026-11-01', until: '2026-11-30' }),
    who.call('POST', '/api/queries/clues.ledger', { from: '2026-11-01', until: '2026-11-30' }),
    ...ids.flatMap((id) => [
      who.call('POST', '/api/queries/clues.page', { id }),
      who.call('POST', '/api/queries/clues.alike', { id }),
      who.call('POST', '/api/queries/clues.for-problem', { id }),
    ]),
  ]);
  const files = await Promise.all(records.map((record) => exported(demo, who, record)));
  return files.join() + JSON.stringify(got.filter((it) => it.status === 200).map((it) => it.body));
}
