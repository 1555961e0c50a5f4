import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { grantOf } from '#kernel/rights.ts';
import type { ClueRow } from '../records/clue.ts';

const day = z.iso.date({ error: '日期应写成 2026-03-01' });

export interface LedgerLine {
  readonly id: string;
  readonly number: string | null;
  /** Columns of 表2, by the codes of the form. */
  readonly source: string;
  readonly content: string;
  readonly responsible: string;
  readonly verified: string;
  readonly outcome: string;
  readonly time_limit: string | null;
  readonly underlying: string;
}

export interface LedgerAnswer {
  readonly lines: readonly LedgerLine[];
  /** 专题说明. */
  readonly accountability: readonly string[];
  readonly exemption: readonly string[];
}

/** 线索处置台账 (SPC-12, SPC-14): one line per clue that the asker's unit holds and that was taken in during the period; persons for the few who may read them. */
export const ledger = query({
  name: 'clues.ledger',
  label: '线索处置台账',
  right: 'clue.read',
  input: () => z.strictObject({ from: day, until: day }),
  async run(read, { input, ctx }): Promise<LedgerAnswer> {
    const rows =
      await read.many<ClueRow>(sql`select * from clue where holder = ${ctx.actor.unit.code} and copy_of is null
      and state not in ('merged', 'void') and received_day between ${input.from} and ${input.until} order by received_day, id`);
    const ids = rows.map((row) => row.id);
    const persons = grantOf(ctx.actor, 'clue.read-persons')
      ? await read.many<{ clue: string; words: string }>(sql`select coalesce(c.merged_into, c.id) as clue,
            string_agg(concat_ws(' ', zs_unit_name(p.in_unit), p.post, p.name), '、' order by p.created_at) as words
          from clue_person p join clue c on c.id = p.clue where p.state = 'named' and (c.id = any(${ids}) or c.merged_into = any(${ids})) group by 1`)
      : [];
    const named = new Map(persons.map((it) => [it.clue, it.words]));
    const words = (dictionary: string, codes: readonly (string | null)[] | null) => {
      const labels = new Map(ctx.policy.dictionary(dictionary).map((it) => [it.value, it.label]));
      return (codes ?? []).flatMap((code) => (code ? [labels.get(code) ?? code] : [])).join('、');
    };
    const said = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join('：');
    const note = (pick: (row: ClueRow) => string | null) =>
      rows.flatMap((row) => (pick(row) ? [`${row.number ?? ''}：${pick(row)}`] : []));
    return {
      lines: rows.map((row) => ({
        id: row.id,
        number: row.number,
        source: words('dict.clue_source', row.sources),
        content: row.content,
        responsible: [row.about_names, named.get(row.id)].filter(Boolean).join('；'),
        verified: said(words('dict.clue_verification', [row.verification]), row.verification_note),
        outcome: said(words('dict.clue_disposition', row.dispositions), row.disposition_note),
        time_limit: row.deadline,
        underlying: row.underlying ?? '',
      })),
      accountability: note((row) => row.accountability_note),
      exemption: note((row) => row.exemption_note),
    };
  },
});
