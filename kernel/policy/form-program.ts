/**
 * The expressions of a form: columns as CEL sees them, and each formula, condition and cross-check read once. Packs are held against it when they load,
 * returns when they are filled in.
 */
import {
  type Checked,
  check,
  type ExpressionFault,
  type FactDictionary,
  type FactEntry,
  type ScalarType,
  type ValueType,
} from '../expression/index.ts';
import type { FormColumn, FormTable, FormValue } from './return-shape.ts';

/** Row code of a table that names no rows and takes none: it has this one. */
export const ONLY_ROW = 'only';

/** Is the cell a number that takes part in sums? */
export function isNumeric(column: Pick<FormColumn, 'type'>): boolean {
  return column.type === 'int' || column.type === 'decimal' || column.type === 'money';
}

const numeric = (table: FormTable) => table.columns.filter(isNumeric);

const TYPES: Readonly<Record<FormColumn['type'], ValueType>> = {
  int: 'int',
  decimal: 'int',
  money: 'int',
  text: 'text',
  prose: 'text',
  choice: 'text',
  choices: 'text[]',
  day: 'day',
  files: 'int',
};

const entry = (type: ValueType, label: string): FactEntry => ({ type, label, meaning: label });

/** Rows a form prints. */
export const rowCodes = (table: FormTable) =>
  table.rows.length > 0 ? table.rows : table.open ? [] : [{ code: ONLY_ROW, name: '' }];

/** `f.<column>`: the columns of one row. Money in 分, decimals as whole numbers of their last digit, attachments as how many. */
export function rowFacts(table: FormTable): FactDictionary {
  return {
    subject: 'row',
    fields: Object.fromEntries(table.columns.map((it) => [it.code, entry(TYPES[it.type], it.name)])),
  };
}

/** `f.<column>`: sums of the numeric columns; empty, 无 and 无此职权 add nothing. */
export function totalFacts(table: FormTable): FactDictionary {
  return {
    subject: 'total',
    fields: Object.fromEntries(numeric(table).map((it) => [it.code, entry('int', `${it.name}合计`)])),
  };
}

/** `f.<table>_<row>_<column>` and `f.<table>_total_<column>`; of texts nothing. */
export function formFacts(form: FormValue): FactDictionary {
  const fields: Record<string, FactEntry> = {};
  for (const table of form.tables) {
    for (const row of rowCodes(table))
      for (const column of table.columns)
        fields[`${table.code}_${row.code}_${column.code}`] = entry(TYPES[column.type], `${row.name}${column.name}`);
    for (const column of numeric(table))
      fields[`${table.code}_total_${column.code}`] = entry('int', `${column.name}合计`);
  }
  return { subject: 'form', fields };
}

/** An expression of a form, checked once; or its faults. */
export type Compiled =
  | { readonly ok: true; readonly run: Checked }
  | { readonly ok: false; readonly faults: readonly ExpressionFault[] };

/** Names of columns may be written bare, as the packs do; the engine wants `f.name`. Texts in quotes stay as they are. */
export function withPrefix(source: string, facts: FactDictionary): string {
  return source.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w.])[a-z][a-z0-9_]*(?!\w)(?!\s*\()/g, (word) =>
    Object.hasOwn(facts.fields, word) ? `f.${word}` : word,
  );
}

export function compileFor(source: string, facts: FactDictionary, want: ScalarType): Compiled {
  const checked = check(withPrefix(source, facts), { facts, params: {}, want });
  return checked.ok ? { ok: true, run: checked } : { ok: false, faults: checked.errors };
}

export interface FormProgram {
  /** By `table|column`. */
  readonly formulas: ReadonlyMap<string, Compiled>;
  readonly asked: ReadonlyMap<string, Compiled>;
  /** By code of the question, of the check. */
  readonly questions: ReadonlyMap<string, Compiled>;
  /** A check of a row or of sums runs in its table, or in every table where it is meaningful; by `check|table`, of a form by `check|`. */
  readonly checks: ReadonlyMap<string, Compiled>;
}

const programs = new WeakMap<FormValue, FormProgram>();

/** Tables a check is about: the one it names, or all. */
export function tablesOf(form: FormValue, check: FormValue['checks'][number]) {
  return form.tables.filter((table) => check.table === undefined || table.code === check.table);
}

export function programOf(form: FormValue): FormProgram {
  const kept = programs.get(form);
  if (kept) return kept;
  const formulas = new Map<string, Compiled>();
  const asked = new Map<string, Compiled>();
  const questions = new Map<string, Compiled>();
  const checks = new Map<string, Compiled>();
  const whole = formFacts(form);
  for (const table of form.tables) {
    const row = rowFacts(table);
    for (const column of table.columns) {
      const at = `${table.code}|${column.code}`;
      if (column.formula) formulas.set(at, compileFor(column.formula, row, 'int'));
      if (column.asked_when) asked.set(at, compileFor(column.asked_when, row, 'bool'));
    }
  }
  for (const question of form.questions)
    if (question.asked_when) questions.set(question.code, compileFor(question.asked_when, whole, 'bool'));
  for (const check of form.checks)
    if (check.scope === 'form') checks.set(`${check.code}|`, compileFor(check.holds, whole, 'bool'));
    else
      for (const table of tablesOf(form, check)) {
        const facts = check.scope === 'row' ? rowFacts(table) : totalFacts(table);
        checks.set(`${check.code}|${table.code}`, compileFor(check.holds, facts, 'bool'));
      }
  const program = { formulas, asked, questions, checks };
  programs.set(form, program);
  return program;
}

export interface FormTrouble {
  /** Path within the form's value. */
  readonly at: string;
  readonly message: string;
}

/** What is wrong with the expressions of a form: for the loading of packs. */
export function troubles(form: FormValue): FormTrouble[] {
  const program = programOf(form);
  const found: FormTrouble[] = [];
  const tell = (at: string, compiled: Compiled | undefined) => {
    if (compiled && !compiled.ok)
      for (const fault of compiled.faults) found.push({ at, message: `${fault.message}（第${fault.from + 1}个字起）` });
  };
  form.tables.forEach((table, t) => {
    table.columns.forEach((column, c) => {
      tell(`tables.${t}.columns.${c}.formula`, program.formulas.get(`${table.code}|${column.code}`));
      tell(`tables.${t}.columns.${c}.asked_when`, program.asked.get(`${table.code}|${column.code}`));
    });
  });
  form.questions.forEach((it, i) => {
    tell(`questions.${i}.asked_when`, program.questions.get(it.code));
  });
  form.checks.forEach((it, i) => {
    if (it.scope === 'form') tell(`checks.${i}.holds`, program.checks.get(`${it.code}|`));
    else if (it.table && !form.tables.some((table) => table.code === it.table))
      found.push({ at: `checks.${i}.table`, message: `没有名为 ${it.table} 的分表` });
    else {
      const compiled = tablesOf(form, it).map((table) => program.checks.get(`${it.code}|${table.code}`));
      // Without a table it is about every table that has its columns; one is enough.
      if (it.table || !compiled.some((one) => one?.ok)) tell(`checks.${i}.holds`, compiled[0]);
    }
  });
  return found;
}
