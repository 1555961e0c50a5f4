import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { headingsOf } from '../../domain/cells.ts';
import { addressOf, type FilledCell } from '../../domain/content.ts';
import { OPEN_STATES } from '../../domain/words.ts';
import { findFigures } from '../domain/find-figures.ts';
import { asks, legsWith } from '../domain/legs.ts';
import { paragraphs } from '../domain/rebind.ts';
import { type Asked, askRound, formOf } from './asked.ts';
import { roundShown, titleOf } from './roll-up.ts';

const MOST = 400;

export interface LowerText {
  readonly return: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly leg: string;
  readonly level: string;
  readonly line: string;
  readonly state: string;
  /** The version in force. */
  readonly revision: number;
  readonly submitted_at: string | null;
  readonly text: string | null;
  readonly none: boolean;
  readonly paragraphs: readonly string[];
  /** Numbers found in the text, as written. */
  readonly figures: readonly string[];
}

export const textsInput = () =>
  z.strictObject({
    round: z.uuid({ error: '请从报送批次列表中打开' }),
    form: z.string().max(100).nullish(),
    part: z.string().max(60).nullish(),
    heading: z.string().max(60).nullish(),
    /** The unit whose received returns are read; the caller's when absent. */
    receiver: z.string().max(30).nullish(),
  });

/** A form of texts of the round: the one named, else the first. */
export function textForm(asked: Asked, wanted: string | null | undefined): string {
  const found = wanted ?? asked.chain.forms.find((it) => formOf(asked.round, it).texts.length > 0);
  if (!found || formOf(asked.round, found).texts.length === 0)
    throw refuse('missing.text-form', '这个报送批次没有文字报告，不能汇总文字。');
  return found;
}

/** Legs that the unit sums with its own return; every leg that carries the form for a unit that owes none. */
export async function ownReturn(read: Reader, asked: Asked, unit: string, form: string) {
  const rows = await read.many<{ id: string; leg: string; state: string; title: string }>(
    sql`select id, leg, state, title from return_sheet where round = ${asked.round.id} and unit = ${unit}`,
  );
  const summing = rows.find((row) => (asked.chain.legs.find((leg) => leg.code === row.leg)?.sums.length ?? 0) > 0);
  const carrying = legsWith(asked.chain, form);
  const legs = summing ? (asked.chain.legs.find((leg) => leg.code === summing.leg)?.sums ?? []) : carrying;
  return { own: summing, legs: legs.filter((leg) => carrying.includes(leg)) };
}

/**
 * For one heading, the texts of all who report to the unit, side by side, as frozen in the version in force; who has not sent, by name; and the unit's
 * own draft under the same heading with where its paragraphs came from.
 */
export const texts = query({
  name: 'returns.texts',
  label: '下级报告文字并列',
  right: 'returns.read',
  input: textsInput,
  run: async (read, { input, ctx }) => {
    const asked = await askRound(read, ctx, input);
    const form = textForm(asked, input.form);
    const value = formOf(asked.round, form);
    const part = value.texts.find((it) => it.code === input.part) ?? value.texts[0];
    const headings = headingsOf(value);
    const heading = headings.find((it) => it.code === input.heading) ?? headings[0];
    if (!part || !heading) throw refuse('missing.part', '这份报告没有这个部分，请重新选择。');
    const receiver = input.receiver ?? ctx.actor.unit.code;
    const { own, legs } = await ownReturn(read, asked, receiver, form);
    const asking = legs.filter((leg) => asks(asked.chain, leg, form, part.code));
    const address = addressOf(part.code, heading.code, 'text');
    const [rows, draft, filled] = await Promise.all([
      read.many<Omit<LowerText, 'paragraphs' | 'figures' | 'text' | 'none'> & { cell: FilledCell | null }>(sql`
        select s.id as return, s.unit, zs_unit_name(s.unit) as unit_name, s.leg, s.level, s.line, s.state,
          zs_return_in_force(s.state, s.revision, s.accepted_revision) as revision, v.submitted_at,
          (select sheet.value -> 'cells' -> ${address}::text from jsonb_array_elements(v.content -> 'sheets') sheet
            where sheet.value ->> 'form' = ${form} limit 1) as cell
        from return_sheet s left join return_version v on v.return = s.id
          and v.number = zs_return_in_force(s.state, s.revision, s.accepted_revision)
        where s.round = ${asked.round.id} and s.receiver = ${receiver} and s.leg = any(${asking}::text[]) and s.state <> 'excused'
        order by s.level, s.unit limit ${MOST}`),
      own
        ? read.one<{
            txt: string | null;
            kind: string;
            sources: FilledCell['sources'] | null;
            version: number;
            state: string;
          }>(
            sql`select txt, kind, sources, version, state from return_cell where return = ${own.id} and address = ${`${form}|${address}`}`,
          )
        : undefined,
      own
        ? read.many<{ address: string; chars: number; waiting: number }>(sql`select address, length(txt) as chars,
            (length(txt) - length(replace(txt, '【未绑定】', ''))) / 5 as waiting from return_cell
            where return = ${own.id} and address like ${`${form}|%`} and kind = 'text' and state = 'kept'`)
        : [],
    ]);
    const lower = rows.map(({ cell, ...row }): LowerText => {
      const text = cell?.value.kind === 'text' ? cell.value.txt : null;
      const found = text === null ? [] : findFigures(text).map((it) => it.raw);
      return { ...row, text, none: cell?.value.kind === 'none', paragraphs: paragraphs(text ?? ''), figures: found };
    });
    const held = draft?.state === 'kept' ? draft : undefined;
    return {
      round: roundShown(asked),
      form: { id: form, title: titleOf(asked, form) },
      forms: asked.chain.forms
        .filter((it) => formOf(asked.round, it).texts.length > 0)
        .map((id) => ({ id, title: titleOf(asked, id) })),
      part: { code: part.code, name: part.name, elements: part.elements },
      heading: { code: heading.code, name: heading.name },
      parts: value.texts.map(({ code, name }) => ({ code, name })),
      headings: headings.map(({ code, name }) => ({ code, name })),
      // Those who wrote under this heading first.
      lower: lower.filter((it) => it.revision > 0).sort((a, b) => Number(b.text !== null) - Number(a.text !== null)),
      missing: lower
        .filter((it) => it.revision === 0)
        .map(({ return: id, unit, unit_name, state, level }) => ({ return: id, unit, unit_name, state, level })),
      legs: asked.chain.legs.map(({ code, name }) => ({ code, name })),
      own: own
        ? {
            return: own.id,
            state: own.state,
            open: receiver === ctx.actor.unit.code && (OPEN_STATES as readonly string[]).includes(own.state),
            address,
            text: held?.txt ?? '',
            sources: held?.sources ?? [],
            /** Version of the cell, for saving: 0 when it has none. */
            version: draft?.version ?? 0,
            /** Characters written and numbers still to be looked at, by `part|heading`. */
            filled: Object.fromEntries(
              filled.map((it) => {
                const [, of = '', under = ''] = it.address.split('|');
                return [`${of}|${under}`, { chars: it.chars, waiting: it.waiting }];
              }),
            ),
          }
        : null,
    };
  },
});
