/** What many verbs of a return need: who is in the unit, its sheets, the refusal that lists every fault. */
import sql from 'sql-template-tag';
import type { CommandContext, NewDuty } from '#kernel/command.ts';
import type { Day } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { Reader } from '#kernel/reader.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, grantOf } from '#kernel/rights.ts';
import { ADMIN_ROLES } from '#modules/identity/index.ts';
import { blankFault, checkSheet } from '../domain/check.ts';
import type { Fault } from '../domain/content.ts';
import type { Done } from '../domain/hands.ts';
import { type LoadedSheet, standing } from '../domain/sheet.ts';
import type { Option } from '../domain/value.ts';
import { dueOf, REPORT } from '../domain/words.ts';
import { type Hands, loadHands } from '../queries/hands.ts';
import { readSheets } from '../queries/read-sheets.ts';
import type { ReturnRow } from '../records/return.ts';

/** People who hold a post in the unit today, the three administrators apart; the directory is open to everyone signed in. */
export async function peopleIn(read: Reader, unit: string, today: string): Promise<number> {
  const found = await read.one<{ people: number }>(sql`select count(distinct person)::integer as people from post
    where unit = ${unit} and state = 'active' and not role = any(${[...ADMIN_ROLES]}) and valid_from <= ${today} and coalesce(valid_until, ${today}) >= ${today}`);
  return found?.people ?? 0;
}

export const loadInside = (read: Reader, row: ReturnRow, ctx: CommandContext): Promise<Hands> =>
  loadHands(read, row, ctx.policy, ctx.today);

/** Options of every dictionary the sheets name. */
export function dictionariesOf(sheets: readonly LoadedSheet[], policy: PolicyView): Record<string, readonly Option[]> {
  const ids = sheets.flatMap((sheet) =>
    sheet.value.tables.flatMap((table) => [
      ...(table.row_dictionary ? [table.row_dictionary] : []),
      ...table.columns.flatMap((column) => (column.dictionary ? [column.dictionary] : [])),
    ]),
  );
  return Object.fromEntries([...new Set(ids)].map((id) => [id, policy.dictionary(id)]));
}

/** Every fault of every sheet as it stands. */
export function faultsOf(row: ReturnRow, sheets: readonly LoadedSheet[], policy: PolicyView): Fault[] {
  const dictionaries = dictionariesOf(sheets, policy);
  const checked = sheets.map((sheet) => ({
    form_id: sheet.form,
    form: sheet.value,
    rows: sheet.rows,
    cells: standing(sheet),
    answers: sheet.answers,
    head: sheet.head,
    expected: sheet.expected,
    dictionaries,
  }));
  return [...blankFault(checked), ...checked.flatMap(checkSheet), ...attachmentFaults(sheets, row.attachments ?? [])];
}

/** A return has one list of attachments; there must be as many as its forms ask for. */
function attachmentFaults(sheets: readonly LoadedSheet[], attachments: readonly string[]): Fault[] {
  const asked = sheets.flatMap((sheet) =>
    sheet.value.attachments.filter((it) => it.required).map(({ name }) => ({ form: sheet.form, name })),
  );
  if (asked.length <= attachments.length) return [];
  const message = `请添加附件：${asked.map((it) => it.name).join('、')}（应有 ${asked.length} 件，现有 ${attachments.length} 件）`;
  return [{ form: asked[0]?.form ?? '', address: '', level: 'error', code: 'attachment', message }];
}

const MOST = 500;

/** Refuses with every error; warnings alone want an acknowledgement. Undefined: nothing in the way. */
export function refuseFaults(faults: readonly Fault[], acknowledged: boolean): Refusal | undefined {
  const errors = faults.filter((it) => it.level === 'error');
  const told = errors.length > 0 ? errors : faults;
  if (told.length === 0 || (errors.length === 0 && acknowledged)) return undefined;
  const extra = {
    faults: told.slice(0, MOST).map((it) => ({ field: `${it.form}|${it.address}`, message: it.message })),
    detail: { faults: told.slice(0, MOST), errors: errors.length, warnings: faults.length - errors.length },
  };
  const first = told[0]?.message ?? '';
  return errors.length > 0
    ? refuse('input.return-faults', `有 ${errors.length} 处需要改正后才能报送，第一处：${first}`, extra)
    : refuse(
        'input.return-warnings',
        `有 ${told.length} 处提示，请核对；确认无误的，勾选“已核对提示”后再办理。`,
        extra,
      );
}

export async function loadWhole(read: Reader, { row, ctx }: { row: ReturnRow; ctx: CommandContext }) {
  const [sheets, hands] = [await readSheets(read, row, ctx.now), await loadInside(read, row, ctx)];
  return { sheets, hands, inside: hands.inside };
}

/** Who waits for it, and the round it is part of: from these two the chain of waiting is read. */
export const threadOf = (row: Pick<ReturnRow, 'round'>, awaited_by: string | null) => ({
  thread: row.round,
  ...(awaited_by ? { awaited_by } : {}),
});

/** The duty to report, opened again after it was closed. */
export function reportDuty(row: ReturnRow, extended_to: string | null = row.extended_to): NewDuty {
  return {
    kind: REPORT,
    title: `报送${row.title}`,
    unit: row.unit,
    record: 'return',
    record_id: row.id,
    due: row.history ? null : (dueOf({ due: row.due, extended_to }) as Day | null),
    fixed: true,
    basis: row.chain,
    ...threadOf(row, row.receiver),
  };
}

/** Only the unit it is addressed to; a bureau above sees it and does not act. */
export const isReceiver = (row: Pick<ReturnRow, 'receiver'>, actor: Actor): boolean => row.receiver === actor.unit.code;
export const isOwn = (row: Pick<ReturnRow, 'unit'>, actor: Actor): boolean => row.unit === actor.unit.code;

/** Values of a person who did a step. */
export const signed = (field: 'author' | 'reviewer' | 'signer', actor: Actor): Record<string, string> => ({
  [field]: actor.for_person ? `${actor.name}（代${actor.for_person.name}）` : actor.name,
  [`${field}_id`]: actor.person,
});

/** Nobody is left for the steps that follow: said before it lies where nobody can take it up. */
export function refuseWithoutHands(hands: Hands, done: Done): Refusal | undefined {
  // Whoever is alone and got here does all of it.
  const missing = hands.inside.alone ? undefined : hands.missing(done);
  return missing && refuse('state.return-hands', missing.words, { basis: [hands.inside.basis] });
}

/** In a unit of one person, whoever fills in signs as well, whatever post they hold there. */
export const signsAlone = (hands: Hands, actor: Actor): boolean =>
  hands.inside.alone && grantOf(actor, 'returns.sign') === undefined;
export const ALONE = '本单位只有一人，填报并签发';
