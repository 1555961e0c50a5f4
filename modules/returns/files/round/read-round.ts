/** Returns of a round that carry a form, within the caller's reach, page by page, with the numbers of their version in force. */
import sql from 'sql-template-tag';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Actor, grantOf, type Reach } from '#kernel/rights.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { readForms } from '../../queries/read-forms.ts';

export interface RoundForm {
  readonly round: { readonly id: string; readonly title: string; readonly about_year: number };
  readonly form: FormValue;
  readonly hash: string;
}

export interface RoundReturn {
  readonly id: string;
  readonly unit: string;
  readonly name: string | null;
  readonly state: string;
  readonly revision: number | null;
  readonly submitted_at: string | null;
  /** By `table|row|item|column`: a number, or the kind that stands for it. */
  readonly cells: Readonly<Record<string, number | 'none' | 'no_competence'>> | null;
}

const PAGE = 250;

export function reachOf(actor: Actor): Reach {
  const grant = grantOf(actor, 'returns.read');
  if (!grant) throw refuse('right.denied', '您当前的岗位不能查看报表。');
  return grant.reach;
}

/** The form as most returns of the round have it. */
export async function roundForm(deps: HttpDeps, actor: Actor, round: string, form: string): Promise<RoundForm> {
  return deps.db.read(claimsOf(actor, reachOf(actor)), async (read) => {
    const found = await read.one<{ id: string; title: string; about_year: number; hash: string | null }>(sql`
      select r.id, r.title, r.about_year, (select it ->> 'hash' from return_sheet s, jsonb_array_elements(s.sheets) it
          where s.round = r.id and it ->> 'form' = ${form} group by 1 order by count(*) desc limit 1) as hash
      from return_round r where r.id = ${round}`);
    if (!found) throw refuse('missing.return-round', '没有找到这个报送批次，请从批次列表中打开。');
    if (!found.hash) throw refuse('missing.return-form', '这个批次里没有这张表，或者没有您能查看的报表。');
    const forms = await readForms(read, [found.hash]);
    const { hash, ...about } = found;
    return { round: about, form: forms.get(hash) as FormValue, hash };
  });
}

/** All of them in the order of units: the database makes the next page while this one is worked on, and the event loop is free between pages. */
export async function* roundReturns(
  deps: HttpDeps,
  actor: Actor,
  round: string,
  form: string,
): AsyncGenerator<readonly RoundReturn[]> {
  let next: Promise<RoundReturn[]> | undefined = readPage(deps, actor, round, form, FIRST);
  while (next) {
    const rows: RoundReturn[] = await next;
    const last: RoundReturn | undefined = rows.at(-1);
    next = last && rows.length === PAGE ? readPage(deps, actor, round, form, last) : undefined;
    // Whoever stops reading half way is not told of its failure.
    next?.catch(() => undefined);
    if (rows.length > 0) yield rows;
  }
}

const FIRST = { unit: '', id: '00000000-0000-0000-0000-000000000000' };

/** `json`, not `jsonb`: the text is made once and read once. */
function readPage(
  deps: HttpDeps,
  actor: Actor,
  round: string,
  form: string,
  after: { readonly unit: string; readonly id: string },
): Promise<RoundReturn[]> {
  const carries = JSON.stringify([{ form }]);
  return deps.db.ask<RoundReturn>(
    claimsOf(actor, reachOf(actor)),
    sql`select s.id, s.unit, zs_unit_name(s.unit) as name, s.state, s.revision, s.submitted_at, f.cells
      from (select id, unit, state, revision, submitted_at from return_sheet
        where round = ${round} and state <> 'excused' and sheets @> ${carries}::jsonb and (unit, id) > (${after.unit}, ${after.id}::uuid)
        order by unit, id limit ${PAGE}) s
      left join lateral (select json_object_agg(g.tbl || '|' || g.row_code || '|' || g.item || '|' || g.col,
          case when g.kind = 'number' then to_json(g.num) else to_json(g.kind) end) as cells
        from return_figure g where g.return = s.id and g.form = ${form}) f on true
      order by s.unit, s.id`,
  );
}

/** What an import has to know of a return; numbers only of those that can no longer be entered for, to tell whether the sheet says the same. */
export type KnownReturn = Pick<RoundReturn, 'id' | 'unit' | 'state' | 'cells'>;

export async function knownReturns(
  deps: HttpDeps,
  actor: Actor,
  round: string,
  form: string,
  open: readonly string[],
): Promise<ReadonlyMap<string, KnownReturn>> {
  const carries = JSON.stringify([{ form }]);
  const rows = await deps.db.ask<KnownReturn>(
    claimsOf(actor, reachOf(actor)),
    sql`select s.id, s.unit, s.state, f.cells from return_sheet s
      left join lateral (select json_object_agg(g.tbl || '|' || g.row_code || '|' || g.item || '|' || g.col,
          case when g.kind = 'number' then to_json(g.num) else to_json(g.kind) end) as cells
        from return_figure g where g.return = s.id and g.form = ${form} and s.state <> all(${[...open]}::text[])) f on true
      where s.round = ${round} and s.state <> 'excused' and s.sheets @> ${carries}::jsonb`,
  );
  return new Map(rows.map((it) => [it.unit, it]));
}
