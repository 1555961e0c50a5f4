import sql from 'sql-template-tag';
import { z } from 'zod';
import type { DictionaryValue } from '#kernel/policy/index.ts';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { policyWhy } from '#modules/policy/index.ts';
import { blankFault, checkSheet } from '../domain/check.ts';
import { addressOf, type CellValue } from '../domain/content.ts';
import { type LoadedSheet, standing } from '../domain/sheet.ts';
import type { Option } from '../domain/value.ts';
import { frozenFor, OPEN_STATES } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { canOn } from './can.ts';
import { loadHands } from './hands.ts';
import { type Frozen, readFrozen } from './read-frozen.ts';
import { readSheets } from './read-sheets.ts';

export async function returnRow(read: Reader, id: string): Promise<ReturnRow> {
  const row = await read.one<ReturnRow>(sql`select * from return_sheet where id = ${id}`);
  if (!row) throw refuse('missing.record', '没有找到这份报表，或者它不在您的管辖范围内。');
  return row;
}

/** Options of the dictionaries that the sheets name, as in force for the reporting unit today. */
export function optionsOf(sheets: readonly LoadedSheet[], region: string, day: string): Record<string, Option[]> {
  const ids = sheets.flatMap((sheet) =>
    sheet.value.tables.flatMap((table) => [table.row_dictionary, ...table.columns.map((column) => column.dictionary)]),
  );
  return Object.fromEntries(
    [...new Set(ids)].flatMap((id) => {
      if (!id) return [];
      const value = policyWhy(id, region, day).value as DictionaryValue | null;
      return [[id, (value?.items ?? []).map((it) => ({ value: it.code, label: it.name }))]];
    }),
  );
}

/** Numbers of the year before, by form and address within it. */
export async function lastYear(read: Reader, row: ReturnRow): Promise<Record<string, Record<string, CellValue>>> {
  const found = await read.many<{
    form: string;
    tbl: string;
    row_code: string;
    item: number;
    col: string;
    kind: string;
    num: number | null;
  }>(
    sql`select f.form, f.tbl, f.row_code, f.item, f.col, f.kind, f.num from return_sheet s join return_figure f on f.return = s.id
      where s.unit = ${row.unit} and s.chain = ${row.chain} and s.leg = ${row.leg} and s.about_year = ${row.about_year - 1}`,
  );
  const out: Record<string, Record<string, CellValue>> = {};
  for (const it of found) {
    const cells = out[it.form] ?? {};
    cells[addressOf(it.tbl, it.row_code, it.col, it.item)] =
      it.kind === 'number' ? { kind: 'number', num: it.num ?? 0 } : { kind: it.kind as 'none' | 'no_competence' };
    out[it.form] = cells;
  }
  return out;
}

/** A return whole, as it is filled in, reviewed or received: its forms, what stands in them, what they should say, what is wrong, its history. */
export const sheet = query({
  name: 'returns.sheet',
  label: '报表内容',
  right: 'returns.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  run: async (read, { input, ctx }) => {
    const whole = await returnRow(read, input.id);
    const number = frozenFor(whole, whole.unit === ctx.actor.unit.code);
    const frozen = number === null ? null : await readFrozen(read, whole.id, number);
    const row = frozen ? asFrozen(whole, frozen) : whole;
    const [sheets, last, versions, deliveries, comments, siblings, names, round, missing] = await Promise.all([
      frozen ? frozen.sheets : readSheets(read, row, ctx.now),
      lastYear(read, row),
      read.many(sql`select id, number, words, digest, author, signer, reason, changed, submitted_at from return_version
        where return = ${row.id} order by number desc`),
      read.many(sql`select id, state, recipient, way, version_number, version_digest, channel, document_no, document_day, sent_at,
          confirmed_at, confirmed_by, receipt from return_delivery where return = ${row.id} order by created_at, id`),
      read.many(sql`select id, state, address, words, from_unit, zs_unit_name(from_unit) as from_unit_name, by, answer, answered_by,
          created_at, updated_at from return_comment where return = ${row.id} order by created_at, id`),
      read.many(sql`select id, title, state, about_year, due, submitted_at from return_sheet
        where unit = ${row.unit} and id <> ${row.id} and (round = ${row.round} or chain = ${row.chain})
        order by about_year desc, created_at desc limit 20`),
      read.one(sql`select zs_unit_name(${row.unit}) as unit, zs_unit_name(${row.receiver}) as receiver`),
      read.one(
        sql`select id, title, chain, about_year, period_from, period_until, state from return_round where id = ${row.round}`,
      ),
      missingHere(read, row, ctx.today),
    ]);
    const dictionaries = optionsOf(sheets, row.region, ctx.today);
    const faults = frozen ? [] : faultsNow(sheets, dictionaries, row.zero === true);
    return {
      return: row,
      names,
      round,
      can: canOn(row, ctx.actor),
      dictionaries,
      sheets: sheets.map((it) => ({
        form: it.form,
        hash: it.hash,
        parts: it.parts,
        value: it.value,
        rows: it.rows,
        cells: it.cells,
        expected: it.expected,
        last_year: last[it.form] ?? {},
        answers: it.answers,
        head: it.head,
        faults: faults.filter((fault) => fault.form === it.form),
      })),
      comments,
      versions,
      deliveries,
      siblings,
      missing_hand: missing,
      frozen: number,
      now: ctx.now,
    };
  },
});

function faultsNow(sheets: readonly LoadedSheet[], dictionaries: Record<string, Option[]>, zero: boolean) {
  if (zero) return [];
  const checked = sheets.map((it) => ({
    form_id: it.form,
    form: it.value,
    rows: it.rows,
    cells: standing(it),
    answers: it.answers,
    head: it.head,
    expected: it.expected,
    dictionaries,
  }));
  return [...blankFault(checked), ...checked.flatMap(checkSheet)];
}

/** What the version says of the return itself; what is being changed stays with the unit. */
const asFrozen = (row: ReturnRow, { content }: Frozen): ReturnRow => ({
  ...row,
  answers: null,
  heading: null,
  attachments: [...content.attachments],
  zero: content.zero,
});

/** What to say when the unit has nobody for a step that is to come; null where it has, and when it has left the unit. */
async function missingHere(read: Reader, row: ReturnRow, today: string): Promise<string | null> {
  const open = OPEN_STATES.some((it) => it === row.state);
  if (!open && row.state !== 'review' && row.state !== 'sign') return null;
  const value = (id: string) => policyWhy(id, row.region.slice(0, 6), today);
  const number = (id: string) => {
    const found = value(id).value;
    return typeof found === 'number' ? found : null;
  };
  const hands = await loadHands(read, row, { ask: value, number }, today);
  const done = open ? {} : { fill: row.author_id, ...(row.state === 'sign' ? { review: row.reviewer_id } : {}) };
  return hands.missing(done)?.words ?? null;
}
