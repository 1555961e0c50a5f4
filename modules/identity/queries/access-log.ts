import sql, { join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';

const MOST = 200;
const words = (label: string, max: number) => z.string().max(max, { error: `${label}太长` });

export const accessLogAsk = () =>
  z.strictObject({
    from: z.iso.date({ error: '开始日期应写成 2026-03-01' }).optional(),
    until: z.iso.date({ error: '结束日期应写成 2026-03-01' }).optional(),
    kind: words('类别', 20).optional(),
    ok: z.boolean({ error: '请选择是否成功' }).optional(),
    account: words('账号', 60).optional(),
    address: words('地址', 60).optional(),
    /** Entries before this number: the next page. */
    before: z.number({ error: '翻页位置不对，请回到第一页' }).int().min(1).optional(),
    limit: z.number({ error: '每页条数应为数字' }).int().min(1).max(MOST).default(50),
  });
export type AccessLogAsk = z.infer<ReturnType<typeof accessLogAsk>>;

export interface AccessEntry {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly ok: boolean;
  readonly person: string;
  readonly person_name: string | null;
  readonly account: string;
  readonly username: string | null;
  readonly unit: string;
  readonly address: string;
  readonly what: Readonly<Record<string, unknown>>;
}

/** A page of the log, newest first. Under the audit administrator's claims only; for others the table is empty. */
export async function readAccessLog(read: Reader, ask: AccessLogAsk): Promise<AccessEntry[]> {
  const where: Sql[] = [sql`true`];
  if (ask.from) where.push(sql`l.at >= ${`${ask.from}T00:00:00+08:00`}`);
  if (ask.until) where.push(sql`l.at < (${ask.until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  if (ask.kind) where.push(sql`l.kind = ${ask.kind}`);
  if (ask.ok !== undefined) where.push(sql`l.ok = ${ask.ok}`);
  if (ask.account) where.push(sql`(l.account = ${ask.account} or a.username = ${ask.account})`);
  if (ask.address) where.push(sql`l.address = ${ask.address}`);
  if (ask.before) where.push(sql`l.seq < ${ask.before}`);
  const rows = await read.many<Omit<AccessEntry, 'what'> & { body: string }>(sql`
    select l.seq, l.at, l.kind, l.ok, l.person, p.name as person_name, l.account, a.username, l.unit, l.address, l.body
    from access_log l left join account a on a.id::text = l.account left join person p on p.id::text = l.person
    where ${join(where, ' and ')} order by l.seq desc limit ${ask.limit}`);
  return rows.map(({ body, ...row }) => ({ ...row, what: JSON.parse(body).what ?? {} }));
}

export const accessLog = query({
  name: 'audit.access-log',
  label: '登录和访问日志',
  right: 'audit.read-log',
  input: accessLogAsk,
  run: async (read, { input }) => {
    const entries = await readAccessLog(read, input);
    return { entries, next: entries.length === input.limit ? (entries.at(-1)?.seq ?? null) : null };
  },
});
