/** Registers what came in at the portal: ratings and complaints become records of the bureau, with their journal entry and duty. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import { asDay } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { type Database, NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import { insertRow } from '#kernel/server/write-rows.ts';
import { COMPLAINT_DUTY } from '../domain/duty-kinds.ts';
import { complaint, rating } from '../records/firm-side.ts';

export interface TakeDeps {
  readonly worker: Database;
  readonly clock: Clock;
  readonly policy: (region: string, day: string) => PolicyView;
  readonly remindDays: (due: string, region?: string) => readonly string[];
}

interface Post {
  readonly id: string;
  readonly kind: 'rating' | 'complaint';
  readonly visit: string | null;
  readonly about_unit: string;
  readonly confirmed: boolean;
  readonly bad: boolean;
  readonly body: Readonly<Record<string, unknown>>;
  readonly receipt_hash: string;
  readonly at: string;
  readonly bureau: string;
  readonly region: string;
  readonly line: string;
}

const MOST = 100;

/** Takes what waits, oldest first; returns how many. A unit without a named bureau goes to the justice bureau of its county. */
export async function takePosts(deps: TakeDeps): Promise<number> {
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const posts =
      await tx.many<Post>(sql`select p.*, coalesce(v.unit, p.about_unit) as about_unit, b.code as bureau, b.region_code as region,
        b.line_code as line
      from portal_post p left join visit v on v.id = p.visit join unit u on u.code = coalesce(v.unit, p.about_unit)
      join lateral (select * from unit b where b.code = u.supervised_by
          or u.supervised_by is null and b.kind = 'justice-bureau' and b.region_code = left(u.region_code, 6) limit 1) b on true
      where p.taken_at is null order by p.at limit ${MOST} for update of p skip locked`);
    for (const post of posts) await take(deps, tx, post);
    return posts.length;
  });
}

async function take(deps: TakeDeps, tx: Transaction, post: Post): Promise<void> {
  const id = uuidv7();
  const now = deps.clock.now().toISOString();
  const def = post.kind === 'rating' ? rating : complaint;
  const place = { id, region: post.region, unit: post.bureau, line: post.line, state: def.initial, source: '' };
  const act = {
    act: uuidv7(),
    at: now,
    verb: `portal.${post.kind}`,
    label: post.kind === 'rating' ? '企业评价' : '提交投诉',
    by: { person: 'portal', name: '公众端', unit: '', unit_name: '', roles: [] },
    right: 'portal',
    pack: '',
  };
  const common = { visit: post.visit, about_unit: post.about_unit, confidential: true };
  const values =
    post.kind === 'rating'
      ? { ...common, ...said(post, 'level', 'answers', 'words'), bad: post.bad, confirmed: post.confirmed }
      : { ...common, ...said(post, 'about', 'words', 'contact'), receipt_hash: post.receipt_hash };
  await insertRow(tx, def, place, values, act);
  if (post.kind === 'complaint') await openDuty(deps, tx, post, id, now);
  await tx.run(sql`update portal_post set taken_at = ${now}, body = '{}' where id = ${post.id}`);
}

/** Only what the form asks for: the portal may be another machine, and nothing it sends may name other fields. */
function said(post: Post, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, post.body[name] ?? null]));
}

async function openDuty(deps: TakeDeps, tx: Transaction, post: Post, id: string, now: string): Promise<void> {
  const due = deps
    .policy(post.region, deps.clock.today())
    .due('deadline.complaint_handling', asDay(deps.clock.today()));
  await tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis, remind_days)
    values (${uuidv7()}, ${post.region.slice(0, 4)}, ${post.region}, ${post.bureau}, ${post.line}, ${COMPLAINT_DUTY}, '办理涉企执法投诉', 'complaint',
      ${id}, ${now}, ${due.day}, ${due.provisional}, 'deadline.complaint_handling', ${due.day ? deps.remindDays(due.day, post.region) : []})`);
}
