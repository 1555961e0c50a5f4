/** Gathers one sheet's rows, each known by its mark. Rows without a mark between those of an open table are new ones. */

import type { XlsxRow, XlsxValue } from '#kernel/files/xlsx-read.ts';
import { columnLetters } from '#kernel/files/xlsx-text.ts';
import type { Mark } from '../xlsx/marks.ts';
import type { CellTrouble, ReadSheet } from './read-book.ts';
import { NO } from './refusals.ts';
import { placeKey } from './snapshot.ts';
import type { SheetStamp } from './stamp.ts';

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

export class SheetReader {
  readonly #stamp: SheetStamp;
  readonly #there: Record<string, string> = {};
  readonly #refs: Record<string, string> = {};
  readonly #troubles: CellTrouble[] = [];
  readonly #seen = new Set<string>();
  /** Labels met in the head of a table, by column. */
  readonly #heads = new Map<string, { readonly row: number; readonly labels: Map<number, Set<string>> }>();
  #table: string | null = null;
  #new_rows = 0;

  constructor(stamp: SheetStamp) {
    this.#stamp = stamp;
  }

  row(row: XlsxRow, mark: Mark | null): void {
    switch (mark?.what) {
      case 'head':
        for (const { at, code } of mark.fields) this.#take(placeKey.head(code), row, at);
        return;
      case 'table_head':
        this.#table = mark.table;
        this.#head(mark.table, row);
        return;
      case 'row':
        this.#table = mark.table;
        this.#tableRow(row, mark.table, mark.row);
        return;
      case 'new_row':
        this.#table = mark.table;
        this.#newRow(row, mark.table);
        return;
      case 'text':
        this.#take(placeKey.text(mark.part, mark.heading), row, mark.at);
        return;
      case 'question':
        this.#table = null;
        this.#take(placeKey.answer(mark.code), row, mark.at);
        return;
      case 'total':
      case 'form':
      case 'other':
        this.#table = null;
        return;
      default:
        // A row that somebody inserted.
        if (this.#table !== null) this.#newRow(row, this.#table);
    }
  }

  answer(): ReadSheet {
    for (const [table, columns] of Object.entries(this.#stamp.tables)) {
      const head = this.#heads.get(table);
      for (const { at, label } of columns)
        if (!head?.labels.get(at)?.has(bare(label)))
          throw NO.head(this.#stamp.title, `${columnLetters(at)}${head?.row ?? 1}`, label);
    }
    const handed = new Set(
      Object.keys(this.#stamp.base)
        .filter((key) => key.startsWith('c|') || key.startsWith('n|'))
        .map((key) => key.split('|').slice(1, 3).join('|')),
    );
    return {
      stamp: this.#stamp,
      there: this.#there,
      refs: this.#refs,
      troubles: this.#troubles,
      gone: [...handed].filter((row) => !this.#seen.has(row)),
    };
  }

  #head(table: string, row: XlsxRow): void {
    const head = this.#heads.get(table) ?? { row: row.number, labels: new Map() };
    row.values.forEach((value, at) => {
      const labels = head.labels.get(at) ?? new Set<string>();
      if (typeof value === 'string') labels.add(bare(value));
      head.labels.set(at, labels);
    });
    this.#heads.set(table, head);
  }

  #tableRow(row: XlsxRow, table: string, code: string): void {
    const key = `${table}|${code}`;
    if (this.#seen.has(key)) {
      this.#troubles.push({
        key: '',
        message: `第 ${row.number} 行是整行复制来的，系统分不清是哪一行。请插入空行，把内容填进空行。`,
      });
      return;
    }
    this.#seen.add(key);
    const name = this.#stamp.names[table];
    const added = this.#stamp.base[placeKey.name(table, code)] !== undefined;
    if (name !== undefined && added) this.#take(placeKey.name(table, code), row, name);
    for (const column of this.#open(table)) this.#take(placeKey.cell(table, code, column.code), row, column.at);
  }

  #newRow(row: XlsxRow, table: string): void {
    const columns = this.#open(table);
    const name = this.#stamp.names[table];
    const places = [...columns.map((it) => it.at), ...(name === undefined ? [] : [name])];
    const filled = places.some((at) => textOf(row.values[at] ?? null) !== '');
    if (!filled) return;
    this.#new_rows += 1;
    const code = `+${this.#new_rows}`;
    if (name !== undefined) this.#take(placeKey.name(table, code), row, name);
    for (const column of columns) this.#take(placeKey.cell(table, code, column.code), row, column.at);
  }

  #open(table: string) {
    return (this.#stamp.tables[table] ?? []).filter((column) => column.open);
  }

  #take(key: string, row: XlsxRow, at: number): void {
    this.#refs[key] = `${columnLetters(at)}${row.number}`;
    const problem = row.problems.find((it) => it.column === at);
    if (problem) this.#troubles.push({ key, message: problem.message });
    else if (row.formulas?.includes(at))
      this.#troubles.push({ key, message: '单元格里是公式。请复制后“选择性粘贴为数值”，只留下结果，再导入' });
    else {
      const text = textOf(row.values[at] ?? null);
      if (text !== '') this.#there[key] = text;
    }
  }
}

/** A cell as text; a number without the digits that a double adds. */
export function textOf(value: XlsxValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  if (Number.isSafeInteger(value)) return String(value);
  const short = Number(value.toPrecision(15));
  return /e/.test(String(short)) ? short.toFixed(10).replace(/\.?0+$/, '') : String(short);
}
