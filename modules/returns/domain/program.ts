/** The expressions of a form, checked once and kept: formulas, conditions, cross-checks. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { type Compiled, compileFor, formFacts, rowFacts, totalFacts } from './facts.ts';

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
