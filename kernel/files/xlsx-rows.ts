/** Turns the XML of one sheet into rows, as they stream by. */
import type { BookParts } from './xlsx-book.ts';
import { isoOfSerial } from './xlsx-day.ts';
import { XLSX_REFUSALS as NO, type XlsxLimits } from './xlsx-limits.ts';
import { cellReference, unescapeCell } from './xlsx-text.ts';
import type { XmlHandler } from './xlsx-xml.ts';

/** Days arrive as `YYYY-MM-DD`, moments as `YYYY-MM-DDTHH:MM:SS` (wall clock), times of day as `HH:MM:SS`. */
export type XlsxValue = string | number | boolean | null;

export interface XlsxProblem {
  /** Counted from 0. */
  readonly column: number;
  readonly message: string;
}

export interface XlsxRow {
  /** Row number as the spreadsheet program shows it, from 1. */
  readonly number: number;
  /** By column; as long as the last filled cell. */
  readonly values: readonly XlsxValue[];
  /** Cells that could not be read, in words for the user; their value is null. */
  readonly problems: readonly XlsxProblem[];
  /** Columns whose value is the stored result of a formula; absent when there is none. */
  readonly formulas?: readonly number[];
}

/** Gathers rows into `ready`; the caller empties it between chunks. Rows without any content are left out. */
export class RowReader implements XmlHandler {
  ready: XlsxRow[] = [];
  private readonly parts: BookParts;
  private readonly limits: XlsxLimits;
  private rows = 0;
  private cells = 0;
  private number = 0;
  private column = -1;
  private values: XlsxValue[] = [];
  private problems: XlsxProblem[] = [];
  private formulas: number[] = [];
  private type = 'n';
  private style = 0;
  private formula = false;
  private content: string | null = null;
  private taking = false;
  private phonetic = false;

  constructor(parts: BookParts, limits: XlsxLimits) {
    this.parts = parts;
    this.limits = limits;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v' || (name === 't' && !this.phonetic)) {
      this.taking = true;
      this.content ??= '';
    } else if (name === 'f') this.formula = true;
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'row') {
      const given = Number(attributes.r);
      this.number = Number.isSafeInteger(given) && given > this.number ? given : this.number + 1;
      this.column = -1;
      this.values = [];
      this.problems = [];
      this.formulas = [];
    }
  }

  text(text: string): void {
    if (this.taking && this.content !== null) this.content += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row' && (this.values.length > 0 || this.problems.length > 0)) {
      this.rows += 1;
      if (this.rows > this.limits.max_rows) throw NO.rows(this.limits.max_rows);
      const { number, values, problems, formulas } = this;
      this.ready.push({ number, values, problems, ...(formulas.length > 0 ? { formulas } : {}) });
    }
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const at = attributes.r ? cellReference(attributes.r) : null;
    this.column = at ? at.column : this.column + 1;
    this.type = attributes.t ?? 'n';
    this.style = Number(attributes.s ?? 0);
    this.formula = false;
    this.content = null;
  }

  private closeCell(): void {
    const value = this.value();
    if (value === null || value === '') return;
    this.cells += 1;
    if (this.column >= this.limits.max_columns) throw NO.columns(this.limits.max_columns);
    if (this.cells > this.limits.max_cells) throw NO.cells(this.limits.max_cells);
    while (this.values.length < this.column) this.values.push(null);
    this.values[this.column] = value;
    if (this.formula) this.formulas.push(this.column);
  }

  private value(): XlsxValue {
    const raw = this.content;
    if (raw === null || raw === '') {
      return this.formula ? this.problem('单元格是公式且没有计算结果，请在 WPS 或 Excel 中打开并保存后再上传') : null;
    }
    switch (this.type) {
      case 's':
        return this.parts.texts[Number(raw)] ?? this.problem('单元格引用的文字不存在，请重新填写');
      case 'b':
        return raw === '1' || raw === 'true';
      case 'e':
        return this.problem(`单元格是错误值 ${raw.slice(0, 20)}，请改正公式或直接填写结果`);
      case 'd':
        return /^\d{4}-\d{2}-\d{2}T00:00(:00(\.0+)?)?Z?$/.test(raw) ? raw.slice(0, 10) : raw;
      case 'inlineStr':
      case 'str':
        return unescapeCell(raw);
      default:
        return this.numberValue(raw);
    }
  }

  private numberValue(raw: string): XlsxValue {
    const number = Number(raw);
    if (!Number.isFinite(number)) return this.problem('数值无法识别，请重新填写');
    if (!this.parts.day_styles[this.style]) return number;
    return (
      isoOfSerial(number, this.parts.system_1904) ?? this.problem('日期超出可识别范围，请按“2026-03-01”的样式重新填写')
    );
  }

  private problem(message: string): null {
    if (this.column < this.limits.max_columns) this.problems.push({ column: this.column, message });
    return null;
  }
}
