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

const PAGE = 500;

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

/** All of them in the order of units; the event loop is free between pages. */
export async function* roundReturns(
  deps: HttpDeps,
  actor: Actor,
  round: string,
  form: string,
): AsyncGenerator<readonly RoundReturn[]> {
  const carries = JSON.stringify([{ form }]);
  let after: { unit: string; id: string } = { unit: '', id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = await deps.db.ask<RoundReturn>(
      claimsOf(actor, reachOf(actor)),
      sql`select s.id, s.unit, zs_unit_name(s.unit) as name, s.state, s.revision, s.submitted_at, f.cells
        from (select id, unit, state, revision, submitted_at from return_sheet
          where round = ${round} and state <> 'excused' and sheets @> ${carries}::jsonb and (unit, id) > (${after.unit}, ${after.id}::uuid)
          order by unit, id limit ${PAGE}) s
        left join lateral (select jsonb_object_agg(g.tbl || '|' || g.row_code || '|' || g.item || '|' || g.col,
            case when g.kind = 'number' then to_jsonb(g.num) else to_jsonb(g.kind) end) as cells
          from return_figure g where g.return = s.id and g.form = ${form}) f on true
        order by s.unit, s.id`,
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { unit: last.unit, id: last.id };
  }
}
