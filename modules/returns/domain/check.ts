/** Runs everything a form asks of what was filled in, and tells every fault at once with its cell. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { type AskedCell, askedCells, cellAt, rowsOf } from './cells.ts';
import {
  type AddedRow,
  addressOf,
  type CellValue,
  type Expected,
  type Fault,
  type FilledCell,
  placeOf,
} from './content.ts';
import { formValues, judge, rowValues, totalValues } from './facts.ts';
import { programOf, tablesOf } from './program.ts';
import { isNumeric, misfit, type Option } from './value.ts';
import { UNBOUND } from './words.ts';

/** One form as it stands. `form` is already restricted to the parts asked. */
export interface SheetToCheck {
  readonly form_id: string;
  readonly form: FormValue;
  readonly rows: readonly AddedRow[];
  /** By address within the form. */
  readonly cells: Readonly<Record<string, Pick<FilledCell, 'value' | 'reason'>>>;
  readonly answers: Readonly<Record<string, string>>;
  /** By field of the head. */
  readonly head?: Readonly<Record<string, string>>;
  readonly expected?: Readonly<Record<string, Pick<Expected, 'num'>>>;
  /** Options by dictionary; without them choices are not looked up. */
  readonly dictionaries?: Readonly<Record<string, readonly Option[]>>;
}

export type Values = Readonly<Record<string, CellValue | undefined>>;

/** What was typed, with the formula columns worked out beside it. Formulas may use other formulas of columns before them. */
export function withFormulas(
  form: FormValue,
  rows: readonly AddedRow[],
  typed: Values,
): Record<string, CellValue | undefined> {
  const values: Record<string, CellValue | undefined> = { ...typed };
  const { formulas } = programOf(form);
  if (formulas.size === 0) return values;
  for (const table of form.tables)
    for (const column of table.columns) {
      const compiled = formulas.get(`${table.code}|${column.code}`);
      if (!compiled) continue;
      for (const row of rowsOf(table, rows)) {
        const answer = judge(compiled, rowValues(table, row.code, values));
        const address = addressOf(table.code, row.code, column.code);
        if (typeof answer === 'bigint') values[address] = { kind: 'number', num: Number(answer) };
        else delete values[address];
      }
    }
  return values;
}

/** Is this cell asked of its row? Where the condition cannot be judged, it is. */
export function isAsked(form: FormValue, cell: Pick<AskedCell, 'table' | 'row' | 'column'>, values: Values): boolean {
  const condition = programOf(form).asked.get(`${cell.table}|${cell.column.code}`);
  const table = form.tables.find((it) => it.code === cell.table);
  if (!condition || !table) return true;
  return judge(condition, rowValues(table, cell.row, values)) !== false;
}

/** Every fault of a form: types, required cells, differences without a reason, questions, lengths, cross-checks. */
export function checkSheet(sheet: SheetToCheck): Fault[] {
  const { form, form_id, rows } = sheet;
  const faults: Fault[] = [];
  const tell = (address: string, level: Fault['level'], code: string, message: string) =>
    faults.push({ form: form_id, address, level, code, message });
  const typed = Object.fromEntries(Object.entries(sheet.cells).map(([address, cell]) => [address, cell.value]));
  const values = withFormulas(form, rows, typed);

  for (const address of Object.keys(typed))
    if (!cellAt(form, address, rows))
      tell(address, 'warn', 'place', '表样已变动，这一格现在不再填报，其中的内容不会报出');
  checkHead(sheet, tell);
  checkCells(sheet, values, tell);
  checkRows(sheet, values, tell);
  checkQuestions(sheet, values, tell);
  checkCrossChecks(sheet, values, tell);
  return faults;
}

type Tell = (address: string, level: Fault['level'], code: string, message: string) => void;

const lengthOf = (text: string): number => text.replace(/\s/g, '').length;

function checkCells({ form, rows, cells, expected, dictionaries }: SheetToCheck, values: Values, tell: Tell): void {
  const empty = new Map<string, number>();
  for (const cell of askedCells(form, rows, Object.keys(cells))) {
    const { address, column } = cell;
    if (column.formula) continue;
    const value = cells[address]?.value;
    const outer = cell.part?.name ?? cell.row_name;
    const inner = cell.part ? cell.row_name : column.name;
    const where = [outer, inner]
      .filter((it) => it !== '')
      .map((it) => `“${it}”`)
      .join('的');
    if (!isAsked(form, cell, values)) {
      if (value && value.kind !== 'none') tell(address, 'warn', 'not_asked', `${where}按本行情况不用填，请核对`);
      continue;
    }
    if (!value) {
      if (column.required && cell.item === 0)
        tell(address, 'error', 'required', `请填写${where}：没有发生填 0 或“无”，没有这项职权填“无此职权”`);
      else if (cell.item === 0) empty.set(cell.table, (empty.get(cell.table) ?? 0) + 1);
    } else {
      const wrong = misfit(value, column, column.dictionary ? dictionaries?.[column.dictionary] : undefined);
      if (wrong) tell(address, 'error', 'type', wrong);
      const unbound = value.kind === 'text' ? value.txt.split(UNBOUND).length - 1 : 0;
      if (unbound > 0)
        tell(address, 'error', 'unbound', `${where}还有 ${unbound} 处${UNBOUND}，请逐处核对数字后去掉标记`);
      if (cell.part?.at_least && value.kind === 'text' && lengthOf(value.txt) < cell.part.at_least)
        tell(address, 'error', 'length', `${where}至少 ${cell.part.at_least} 字，现有 ${lengthOf(value.txt)} 字`);
    }
    const should = expected?.[address]?.num;
    if (should !== undefined && should !== null && isNumeric(column) && value && !cells[address]?.reason?.trim()) {
      const says = value.kind === 'number' ? value.num : 0;
      if (says !== should) tell(address, 'error', 'reason', `${where}与系统记录不一致，请写明改动理由，或改回记录的数`);
    }
  }
  for (const [code, count] of empty) {
    const name = form.tables.find((it) => it.code === code)?.name ?? form.texts.find((it) => it.code === code)?.name;
    tell(
      `${code}|`,
      'warn',
      'empty',
      `${name ? `“${name}”` : '本表'}还有 ${count} 格空着：没有发生填 0 或“无”，没有这项职权填“无此职权”`,
    );
  }
}

function checkHead({ form, head = {} }: SheetToCheck, tell: Tell): void {
  for (const field of form.head)
    if (field.required && field.type !== 'unit' && !head[field.code]?.trim())
      tell(`^${field.code}`, 'error', 'required', `请填写表头的“${field.name}”`);
}

function checkQuestions({ form, rows, answers }: SheetToCheck, values: Values, tell: Tell): void {
  const { questions } = programOf(form);
  if (form.questions.length === 0) return;
  const facts = formValues(form, rows, values);
  for (const question of form.questions) {
    const condition = questions.get(question.code);
    if (condition && judge(condition, facts) !== true) continue;
    if (question.row_named && !rowNamed(form, rows, values, question.row_named)) continue;
    const answer = answers[question.code]?.trim();
    if (!answer) tell(`?${question.code}`, 'error', 'question', `请回答：${question.text}`);
    else if (question.answers && !question.answers.some((it) => it.code === answer))
      tell(`?${question.code}`, 'error', 'question', `请从给出的答案中选择：${question.text}`);
  }
}

/** Does a row with these words in its name hold something? */
function rowNamed(form: FormValue, rows: readonly AddedRow[], values: Values, words: string): boolean {
  return form.tables.some((table) =>
    rowsOf(table, rows).some((row) => row.name.includes(words) && holdsSomething(table.code, row.code, values)),
  );
}

function holdsSomething(table: string, row: string, values: Values): boolean {
  const prefix = `${table}|${row}|`;
  return Object.entries(values).some(
    ([address, value]) => address.startsWith(prefix) && value !== undefined && value.kind !== 'no_competence',
  );
}

function checkRows({ form, rows }: SheetToCheck, values: Values, tell: Tell): void {
  for (const table of form.tables) {
    if (table.rows_at_least === undefined) continue;
    const held = rowsOf(table, rows).filter((row) => holdsSomething(table.code, row.code, values)).length;
    if (held < table.rows_at_least)
      tell(
        `${table.code}|`,
        'error',
        'rows',
        `${table.name ? `“${table.name}”` : '本表'}至少填 ${table.rows_at_least} 行，现有 ${held} 行`,
      );
  }
}

function checkCrossChecks({ form, rows }: SheetToCheck, values: Values, tell: Tell): void {
  const { checks } = programOf(form);
  for (const check of form.checks) {
    if (check.scope === 'form') {
      const compiled = checks.get(`${check.code}|`);
      if (compiled && judge(compiled, formValues(form, rows, values)) === false)
        tell('', check.level, check.code, check.message);
      continue;
    }
    for (const table of tablesOf(form, check)) {
      const compiled = checks.get(`${check.code}|${table.code}`);
      if (!compiled) continue;
      if (check.scope === 'total') {
        if (judge(compiled, totalValues(table, rows, values)) === false)
          tell(`${table.code}|`, check.level, check.code, check.message);
        continue;
      }
      for (const row of rowsOf(table, rows))
        if (judge(compiled, rowValues(table, row.code, values)) === false)
          tell(
            `${table.code}|${row.code}`,
            check.level,
            check.code,
            row.name ? `${row.name}：${check.message}` : check.message,
          );
    }
  }
}

/** A return nobody filled in is not a report; nothing to report is 零报告. */
export function blankFault(forms: readonly Pick<SheetToCheck, 'form_id' | 'cells'>[]): Fault[] {
  if (forms.length === 0 || forms.some((it) => Object.keys(it.cells).length > 0)) return [];
  return [
    {
      form: forms[0]?.form_id ?? '',
      address: '',
      level: 'error',
      code: 'blank',
      message: '整份报表还没有填写。确实没有发生的，请办理“零报告”。',
    },
  ];
}

/** Row of an address, for faults about rows. */
export const rowAddress = (address: string): string => {
  const at = placeOf(address);
  return `${at.table}|${at.row}`;
};
