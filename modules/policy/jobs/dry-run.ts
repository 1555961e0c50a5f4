/**
 * Dry run of a local value: which alerts would appear or vanish and which duties would move, worked out by the very statements that would run,
 * in transactions that are rolled back. Rules are tried with the back-test.
 */
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import type { Calendar } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import { isDay } from '#kernel/day.ts';
import type { FactDef } from '#kernel/facts.ts';
import type { JobContext, JobDef } from '#kernel/jobs.ts';
import { flatten, type LocalValue, type PolicyRow, type PolicyWorld, refuseLocal } from '#kernel/policy/index.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Registry } from '#kernel/registry.ts';
import { regionPrefix } from '#kernel/rights.ts';
import { type Claims, type Database, NO_CLAIMS, type Transaction } from '#kernel/server/database.ts';
import type { Verdict } from '#kernel/server/reactor.ts';
import { judgeSql } from '#kernel/server/rules/judge-sql.ts';
import { type RuleBook, ruleBook } from '#kernel/server/rules/rule-book.ts';
import { draftWorldSql } from '#kernel/server/rules/rule-world.ts';
import { datedDuties, dayNow, type OpenDuty } from '../open-duties.ts';

export interface DryRunDeps {
  readonly registry: Pick<Registry, 'facts'>;
  readonly clock: Clock;
  readonly policy_service: {
    readonly world: () => PolicyWorld;
    readonly regions: () => readonly string[];
    readonly calendar: () => Calendar;
  };
}

const day = z.string().refine(isDay, { error: '日期应写成 2026-03-01' });
const input = () =>
  z
    .strictObject({
      policy_id: z.string({ error: '请选择政策条目' }).max(120, { error: '条目编号太长' }),
      region: z.string().regex(/^\d{6}$/, { error: '区划代码应为六位数字' }),
      value: z.json({ error: '设定值格式不对' }),
      /** Acts in this period are judged both ways. */
      from: day,
      until: day,
    })
    .refine((it) => it.from <= it.until, { error: '起始日期不能晚于截止日期', path: ['until'] });
type DryRunInput = z.output<ReturnType<typeof input>>;

interface Moved {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Flip {
  readonly id: string;
  readonly unit: string;
  readonly act_day: string;
  readonly rule: string;
  readonly title: string;
  readonly change: 'appears' | 'vanishes';
}

export interface DryRunAnswer {
  readonly judged: number;
  readonly appear: number;
  readonly vanish: number;
  readonly by_rule: readonly {
    readonly rule: string;
    readonly title: string;
    readonly appear: number;
    readonly vanish: number;
  }[];
  readonly examples: readonly Flip[];
  readonly duties: readonly Moved[];
}

const PAGE = 1_000;
const EXAMPLES = 20;
const MOST_DUTIES = 200;

export function dryRunJob(deps: DryRunDeps): JobDef<DryRunInput> {
  return {
    name: 'policy.dry-run',
    label: '试算本地设定值',
    right: 'policy.dry-run',
    input: input as unknown as JobDef<DryRunInput>['input'],
    run: (ctx) => dryRun(deps, ctx),
  };
}

async function dryRun(deps: DryRunDeps, ctx: JobContext<DryRunInput>): Promise<DryRunAnswer> {
  const ask = ctx.input;
  const before = deps.policy_service.world();
  const mine: LocalValue = {
    id: ask.policy_id,
    region: ask.region,
    from: ask.from,
    until: null,
    value: ask.value,
    basis: '试算',
    signed_by: '',
    signed_on: deps.clock.today(),
  };
  const wrong = refuseLocal(before.set, before.adoptions ?? [], mine);
  if (wrong) throw refuse('policy.local', wrong, { basis: [ask.policy_id] });
  const locals = (before.locals ?? []).filter((l) => l.id !== mine.id || l.region !== mine.region);
  const after: PolicyWorld = { ...before, locals: [...locals, mine] };
  const prefix = regionPrefix(ask.region);
  const regions = deps.policy_service.regions().filter((code) => code.startsWith(prefix));

  const flips: Flip[] = [];
  let judged = 0;
  for (const facts of deps.registry.facts.values()) {
    const book = ruleBook(before.set, facts);
    const sides = { before: flatten(before, regions), after: flatten(after, regions) };
    const ids = await subjects(ctx, facts, ask, prefix);
    for (let i = 0; i < ids.length; i += PAGE) {
      await ctx.report(i, ids.length, `正在试算${facts.label}`);
      const page = ids.slice(i, i + PAGE);
      flips.push(...(await bothWays(ctx, deps, book, sides, ask.policy_id, page)));
      judged += page.length;
    }
  }
  const shown = ctx.claims.supervisor ? flips : flips.filter((f) => !confidential(before, f.rule));
  return { ...counted(shown, judged), duties: await movedDuties(deps, ctx, after, ask, prefix) };
}

const within = (claims: Claims) => {
  const s = claims.scope;
  return sql`unit >= ${s.unit_lo} and unit <= ${s.unit_hi} and line >= ${s.line_lo} and line <= ${s.line_hi}`;
};

async function subjects(
  ctx: JobContext<DryRunInput>,
  facts: FactDef,
  ask: DryRunInput,
  prefix: string,
): Promise<string[]> {
  const rows = await ctx.worker.ask<{ id: string }>(
    NO_CLAIMS,
    sql`select id from ${raw(facts.table)} where act_day between ${ask.from} and ${ask.until} and ${within(ctx.claims)}
      and region >= ${prefix} and region <= ${`${prefix}~`} order by id`,
  );
  return rows.map((row) => row.id);
}

class RolledBack extends Error {}

/** Judges a page as things are and as they would be; the transaction is always rolled back. */
async function bothWays(
  ctx: JobContext<DryRunInput>,
  deps: DryRunDeps,
  book: RuleBook,
  sides: { readonly before: readonly PolicyRow[]; readonly after: readonly PolicyRow[] },
  id: string,
  ids: readonly string[],
): Promise<Flip[]> {
  const today = deps.clock.today();
  let flips: Flip[] = [];
  const judge = (tx: Transaction, flat: readonly PolicyRow[]) =>
    tx.many<Verdict>(sql`with draft_world as materialized (${draftWorldSql(book, flat)})
      ${judgeSql(book, today, sql`f.id = any(${ids}::uuid[])`, { all: true, world: raw('draft_world') })}`);
  await rolledBack(ctx.worker, async (tx) => {
    const was = await judge(tx, sides.before);
    await replaceValue(tx, id, sides.after);
    await tx.run(book.facts.refresh(ids));
    const is = new Map((await judge(tx, sides.after)).map((v) => [v.id, v]));
    flips = was.flatMap((v) => flipsOf(book, v, is.get(v.id)));
  });
  return flips;
}

async function rolledBack(worker: Database, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await worker
    .transact(NO_CLAIMS, async (tx) => {
      await work(tx);
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
}

async function replaceValue(tx: Transaction, id: string, flat: readonly PolicyRow[]): Promise<void> {
  const rows = flat.filter((row) => row.id === id);
  const regions = [...new Set(rows.map((row) => row.region))];
  await tx.run(sql`delete from policy_value where id = ${id} and region = any(${regions}::text[])`);
  await tx.run(sql`insert into policy_value (id, region, valid_from, valid_until, status, value, num, txt, source, pack_version)
    select id, region, "from", coalesce(until, '9999-12-31'), status, value, num, txt, source, 'dry-run'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, region text, "from" date, until date, status text, value jsonb,
      num bigint, txt text, source text)`);
}

function flipsOf(book: RuleBook, was: Verdict, is: Verdict | undefined): Flip[] {
  const flip = (place: number, change: Flip['change']): Flip[] => {
    const rule = book.rules[place - 1];
    return rule ? [{ id: was.id, unit: was.unit, act_day: was.act_day, rule: rule.id, title: rule.title, change }] : [];
  };
  const now = is?.fired ?? [];
  return [
    ...now.filter((p) => !was.fired.includes(p)).flatMap((p) => flip(p, 'appears')),
    ...was.fired.filter((p) => !now.includes(p)).flatMap((p) => flip(p, 'vanishes')),
  ];
}

function confidential(world: PolicyWorld, rule: string): boolean {
  return [...world.set.packs.values()].some((pack) =>
    pack.entries.get(rule)?.values.some((v) => (v.value as { confidential?: boolean } | undefined)?.confidential),
  );
}

function counted(flips: readonly Flip[], judged: number): Omit<DryRunAnswer, 'duties'> {
  const n = (change: Flip['change'], rule?: string) =>
    flips.filter((f) => f.change === change && (rule === undefined || f.rule === rule)).length;
  const rules = new Map(flips.map((f) => [f.rule, f.title]));
  return {
    judged,
    appear: n('appears'),
    vanish: n('vanishes'),
    by_rule: [...rules].map(([rule, title]) => ({
      rule,
      title,
      appear: n('appears', rule),
      vanish: n('vanishes', rule),
    })),
    examples: [
      ...flips.filter((f) => f.change === 'appears').slice(0, EXAMPLES),
      ...flips.filter((f) => f.change === 'vanishes').slice(0, EXAMPLES),
    ],
  };
}

/** Open duties that rest on this entry, with the day the value would give them. */
async function movedDuties(
  deps: DryRunDeps,
  ctx: JobContext<DryRunInput>,
  after: PolicyWorld,
  ask: DryRunInput,
  prefix: string,
): Promise<Moved[]> {
  if (!ask.policy_id.startsWith('deadline.')) return [];
  const open = await ctx.worker.ask<OpenDuty>(
    NO_CLAIMS,
    sql`${datedDuties(sql`basis = ${ask.policy_id} and region >= ${prefix} and region <= ${`${prefix}~`} and ${within(ctx.claims)}`)}
      limit ${MOST_DUTIES}`,
  );
  const calendar = deps.policy_service.calendar();
  return open.flatMap((duty) => {
    const then = dayNow(after, calendar, duty)?.day ?? null;
    return then === duty.due
      ? []
      : [{ id: duty.id, title: duty.title, unit: duty.unit, before: duty.due, after: then }];
  });
}
