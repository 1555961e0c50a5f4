import sql from 'sql-template-tag';
import type { Change, NewRow } from '#kernel/command.ts';
import { command } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { files, int, json } from '#kernel/record.ts';
import { type CellPlan, planCells, type SheetNow } from '../domain/save-cells.ts';
import { type LineHeld, type LinePlan, planLines } from '../domain/save-lines.ts';
import type { LoadedSheet } from '../domain/sheet.ts';
import { OPEN_STATES } from '../domain/words.ts';
import { readSheets } from '../queries/read-sheets.ts';
import type { ReturnRow } from '../records/return.ts';
import { dictionariesOf, isOwn } from './about.ts';
import { type SaveInput, saveShape } from './save-input.ts';

interface Loaded {
  readonly sheets: readonly LoadedSheet[];
  readonly lines: readonly LineHeld[];
}

/**
 * Keeps what was filled in: good cells are kept, bad ones told one by one, a cell that somebody else changed meanwhile told with both values. The
 * answer: `{ saved: [{form, address, version}], faults: [{form, address, message}], conflicts: [{form, address, theirs, yours}], lines: {key: code} }`.
 */
export const saveCells = command<ReturnRow>()({
  name: 'return.save-cells',
  label: '填报',
  record: 'return',
  right: 'returns.fill',
  from: [...OPEN_STATES],
  to: [...OPEN_STATES],
  fields: {
    cells: json('单元格'),
    lines: json('行'),
    answers: json('口径说明'),
    heading: json('表头'),
    attachments: files('附件'),
    seconds: int('用时', { unit: '秒' }),
  },
  input: () => saveShape as never,
  offered: isOwn,
  shown: () => false,
  load: async (read, { row, input, ctx }): Promise<Loaded> => {
    const wanted = input as unknown as SaveInput;
    if (wanted.seconds > 0) await read.one(sql`select zs_return_worked(${row.id}, ${wanted.seconds})`);
    const [sheets, lines] = await Promise.all([readSheets(read, row, ctx.now), readLines(read, row.id, wanted)]);
    return { sheets, lines };
  },
  decide: ({ row, input, loaded, ctx }) => {
    const wanted = input as unknown as SaveInput;
    const dictionaries = dictionariesOf(loaded.sheets, ctx.policy);
    const forms = new Map(loaded.sheets.map((sheet) => [sheet.form, sheet.value]));
    const lines = planLines(wanted.lines, loaded.lines, forms, dictionaries);
    const cells = planCells(wanted.cells, sheetsWith(loaded.sheets, lines), lines.codes, dictionaries, ctx.actor.name);
    const emptied = emptiedBy(lines, loaded.sheets);
    const changes = Object.keys(wanted).some((it) => ['answers', 'heading', 'attachments'].includes(it));
    const any = cells.write.length + lines.make.length + lines.change.length > 0 || changes;
    return {
      set: {
        ...(any && !row.started_at ? { started_at: ctx.now } : {}),
        ...(any && row.zero ? { zero: false } : {}),
        ...(wanted.answers ? { answers: merged(row.answers, wanted.answers) } : {}),
        ...(wanted.heading ? { heading: merged(row.heading, wanted.heading) } : {}),
        ...(wanted.attachments ? { attachments: wanted.attachments } : {}),
      },
      create: [...newLines(row, lines), ...newCells(row, cells)],
      change: [
        ...lines.change.map((it): Change => ({ record: 'return-line', ...it })),
        ...cells.write.flatMap((it): Change[] =>
          it.id ? [{ record: 'return-cell', id: it.id, state: it.state, set: it.values }] : [],
        ),
        ...emptied.map(
          (id): Change => ({
            record: 'return-cell',
            id,
            state: 'emptied',
            set: { num: null, txt: null, picked: null, by: ctx.actor.name },
          }),
        ),
      ],
      result: {
        saved: cells.saved,
        faults: [...lines.faults, ...cells.faults],
        conflicts: cells.conflicts,
        lines: lines.codes,
      },
    };
  },
});

async function readLines(read: Reader, id: string, wanted: SaveInput): Promise<LineHeld[]> {
  if (wanted.lines.length === 0) return [];
  return read.many<LineHeld>(sql`select id, form, tbl, code, name, place, state from return_line where return = ${id}`);
}

/** Sheets with the rows of this saving, so that cells of a new row are known. */
function sheetsWith(sheets: readonly LoadedSheet[], lines: LinePlan): ReadonlyMap<string, SheetNow> {
  return new Map(
    sheets.map((sheet) => {
      const gone = new Set(lines.dropped);
      const rows = [
        ...sheet.rows.filter((row) => !gone.has(`${sheet.form}|${row.table}|${row.code}`)),
        ...lines.make
          .filter((it) => it.form === sheet.form)
          .map((it) => ({ table: it.tbl, code: it.code, name: it.name ?? '', place: it.place })),
      ];
      return [sheet.form, { form: sheet.value, rows, cells: sheet.cells }];
    }),
  );
}

/** Cells of dropped rows. */
function emptiedBy(lines: LinePlan, sheets: readonly LoadedSheet[]): string[] {
  return lines.dropped.flatMap((row) =>
    sheets.flatMap((sheet) =>
      Object.entries(sheet.cells)
        .filter(([address, held]) => held.value && `${sheet.form}|${address}`.startsWith(`${row}|`))
        .map(([, held]) => held.id),
    ),
  );
}

const keeperOf = (row: ReturnRow) => ({ code: row.unit, region: row.region, line: row.line });

function newLines(row: ReturnRow, lines: LinePlan): NewRow[] {
  return lines.make.map((it) => ({
    record: 'return-line',
    unit: keeperOf(row),
    values: { return: row.id, receiver: row.receiver, ...it },
  }));
}

function newCells(row: ReturnRow, cells: CellPlan): NewRow[] {
  return cells.write
    .filter((it) => !it.id)
    .map((it) => ({
      record: 'return-cell',
      unit: keeperOf(row),
      values: { return: row.id, receiver: row.receiver, address: it.address, ...it.values },
    }));
}

type ByForm = Record<string, Record<string, string>>;
function merged(before: unknown, more: ByForm): ByForm {
  const had = (before ?? {}) as ByForm;
  return Object.fromEntries(
    [...new Set([...Object.keys(had), ...Object.keys(more)])].map((form) => [form, { ...had[form], ...more[form] }]),
  );
}
