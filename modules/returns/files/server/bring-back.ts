/** A workbook that comes back to its return: planned against what stands here, and, when asked, saved like anything typed in the grid. */
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { runCommand } from '#kernel/server/run-command.ts';
import { saveCells } from '../../commands/save-cells.ts';
import { OPEN_STATES } from '../../domain/words.ts';
import { isTaken, rowNames, type Saving, type SheetNow, savingOf } from '../back/apply.ts';
import { type ReadBook, readBook } from '../back/read-book.ts';
import { reconcile, type SheetPlan } from '../back/reconcile.ts';
import { NO } from '../back/refusals.ts';
import { snapshotOf } from '../back/snapshot.ts';
import type { FilesDeps } from './deps.ts';
import { type OpenedReturn, openReturn } from './open.ts';

export interface Choices {
  /** Save it? Otherwise only told what would happen. */
  readonly apply: boolean;
  /** Changes in both places that are taken from the file, and changes there that are left out: `form|place`. */
  readonly take: readonly string[];
  readonly leave: readonly string[];
}

export interface BroughtBack {
  readonly sheets: readonly SheetPlan[];
  readonly counts: {
    readonly there: number;
    readonly here: number;
    readonly both: number;
    readonly refused: number;
    readonly same: number;
  };
  readonly applied: boolean;
  /** Cells written. */
  readonly saved: number;
  /** What the saving itself refused, for example a cell that somebody changed in this very moment. */
  readonly faults: readonly { readonly form: string; readonly address: string; readonly message: string }[];
}

/** At most so many cells go into one saving. */
const AT_ONCE = 5_000;

export async function bringBack(
  deps: FilesDeps,
  actor: Actor,
  id: string,
  bytes: Uint8Array,
  choices: Choices,
): Promise<BroughtBack> {
  return bringBackRead(deps, actor, id, await readBook(bytes, deps.secret), choices);
}

export async function bringBackRead(
  deps: FilesDeps,
  actor: Actor,
  id: string,
  book: ReadBook,
  choices: Choices,
): Promise<BroughtBack> {
  const { stamp } = book;
  if (stamp.kind !== 'return' || stamp.return !== id) throw NO.other(stamp.title, stamp.unit_name);
  const opened = await openReturn(deps, actor, id);
  if (!(OPEN_STATES as readonly string[]).includes(opened.row.state))
    throw refuse(
      'state.return-file-closed',
      '这份报表现在不在填报中，不能导入。已报送的内容不会被文件改动；需要更正的，请先办理更正。',
    );
  if ((opened.row.revision ?? 0) > stamp.revision) throw NO.version(opened.row.revision ?? 0);
  const here = new Map(opened.sheets.map((sheet) => [sheet.face.form, sheetNow(opened, sheet)]));
  const plans = book.sheets.map((sheet) => {
    const now = here.get(sheet.stamp.form);
    if (!now) throw NO.other_form(sheet.stamp.title);
    return reconcile(sheet, now);
  });
  const count = (what: string) => plans.flatMap((plan) => plan.changes).filter((it) => it.what === what).length;
  const counts = {
    there: count('there'),
    here: count('here'),
    both: count('both'),
    refused: count('refused'),
    same: plans.reduce((sum, plan) => sum + plan.same, 0),
  };
  if (!choices.apply) return { sheets: plans, counts, applied: false, saved: 0, faults: [] };
  const [take, leave] = [new Set(choices.take), new Set(choices.leave)];
  const saving = savingOf(plans, here, take, leave);
  const some = plans.some((plan) => plan.changes.some((change) => isTaken(change, take, leave)));
  const done = some ? await save(deps, actor, id, saving) : { saved: 0, faults: [] };
  return { sheets: plans, counts, applied: true, ...done };
}

function sheetNow(opened: OpenedReturn, sheet: OpenedReturn['sheets'][number]): SheetNow {
  const { face, form, hash, loaded } = sheet;
  const versions = Object.entries(loaded?.cells ?? {}).map(([address, cell]): [string, number] => [
    address,
    cell.version,
  ]);
  const rows = loaded?.rows ?? [];
  return {
    form,
    hash,
    snapshot: snapshotOf(face),
    rows: rowNames(form, rows),
    options: opened.options,
    held: {
      versions: Object.fromEntries(versions),
      answers: loaded?.answers ?? {},
      head: loaded?.head ?? {},
      rows,
    },
  };
}

interface SaveAnswer {
  readonly saved: readonly unknown[];
  readonly faults: readonly { readonly form: string; readonly address: string; readonly message: string }[];
  readonly conflicts: readonly { readonly form: string; readonly address: string }[];
  readonly lines: Readonly<Record<string, string>>;
}

async function save(deps: FilesDeps, actor: Actor, id: string, saving: Saving) {
  let saved = 0;
  const faults: { form: string; address: string; message: string }[] = [];
  let codes: Readonly<Record<string, string>> = {};
  const { cells, ...rest } = saving;
  for (let from = 0; from === 0 || from < cells.length; from += AT_ONCE) {
    const batch = cells
      .slice(from, from + AT_ONCE)
      .map((cell) => ({ ...cell, address: withCodes(cell.address, codes) }));
    const input = { ...(from === 0 ? rest : {}), cells: batch };
    const answer = (await runCommand(deps, actor, saveCells, { id, input })).result as SaveAnswer;
    saved += answer.saved.length;
    codes = { ...codes, ...answer.lines };
    faults.push(
      ...answer.faults,
      ...answer.conflicts.map(({ form, address }) => ({
        form,
        address,
        message: '刚被别人改过，未导入，请核对后再试',
      })),
    );
  }
  return { saved, faults };
}

/** Rows made by the first batch are known by their codes in the next. */
function withCodes(address: string, codes: Readonly<Record<string, string>>): string {
  const [table = '', row = '', ...rest] = address.split('|');
  return [table, codes[row] ?? row, ...rest].join('|');
}
