/** From what a person types, pastes or imports to a cell's value, and back to what is shown. Exact: no number passes through a fraction. Pure. */
import { isNumeric } from '#kernel/policy/form-program.ts';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { CellValue } from './content.ts';
import { readDayText } from './day-text.ts';
import { readDecimal, shownDecimal } from './decimal.ts';

export { isNumeric };

/** What reading needs to know of a column. */
export type ColumnLike = Pick<FormColumn, 'type' | 'name'> & Partial<Pick<FormColumn, 'unit' | 'digits'>>;
export interface Option {
  readonly value: string;
  readonly label: string;
}
/** `value` null: the cell is emptied. A message is Chinese and says what to do. */
export type ReadCell =
  | { readonly ok: true; readonly value: CellValue | null }
  | { readonly ok: false; readonly message: string };

/** 分 in one of the unit a form prints money in; 元 where it names none. */
const MONEY: Readonly<Record<string, number>> = { 分: 0, 角: 1, 元: 2, 百元: 4, 千元: 5, 万元: 6, 百万元: 8, 亿元: 10 };
const LONGEST_TEXT = 500;
const LONGEST_PROSE = 20_000;
const NO_COMPETENCE = new Set(['无此职权', '无此项职权', '无该职权', '无该项职权', '无职权']);
/** Signs that people write for "nothing", for "not mine" and for "not yet known" alike: asked, never guessed. */
const UNCLEAR = new Set(['/', '-', '--', '—', '——', '–', '\\', '*', 'n/a', '无数据', '不适用']);

const refused = (message: string): ReadCell => ({ ok: false, message });
const given = (value: CellValue | null): ReadCell => ({ ok: true, value });

/** Digits after the point kept in `num`: 2 more than the printed unit for money (分), the column's own for decimals, none for counts. */
export function digitsOf(column: ColumnLike): number {
  if (column.type === 'money') return MONEY[column.unit ?? '元'] ?? 2;
  return column.type === 'decimal' ? (column.digits ?? 0) : 0;
}

/** Reads what was typed, as officials type it: 无, 无此职权, full-width digits, thousands separators, the printed unit. */
export function readTyped(typed: string, column: ColumnLike, options: readonly Option[] = []): ReadCell {
  const text = column.type === 'prose' || column.type === 'text' ? typed.trim() : typed.normalize('NFKC').trim();
  if (text === '') return given(null);
  const plain = text.normalize('NFKC').replace(/[\s（）()]/g, '');
  if (plain === '无') return given({ kind: 'none' });
  if (NO_COMPETENCE.has(plain)) return given({ kind: 'no_competence' });
  switch (column.type) {
    case 'int':
    case 'decimal':
    case 'money':
      return readNumber(text, column);
    case 'day': {
      const day = readDayText(text);
      return day
        ? given({ kind: 'text', txt: day })
        : refused(`“${cut(text)}”不是有效日期，请按 2026-01-31 的格式填写`);
    }
    case 'choice':
    case 'choices':
      return readChoice(text, column, options);
    case 'files':
      return refused(`“${column.name}”是附件，请点“添加附件”`);
    default: {
      const most = column.type === 'prose' ? LONGEST_PROSE : LONGEST_TEXT;
      if (text.length > most) return refused(`最多 ${most} 字，现有 ${text.length} 字，请删减或改放附件`);
      return given({ kind: 'text', txt: text });
    }
  }
}

function readNumber(text: string, column: ColumnLike): ReadCell {
  if (UNCLEAR.has(text.toLowerCase()))
    return refused(`“${text}”含义不明：没有发生请填 0 或“无”，没有这项职权请填“无此职权”，暂不清楚请留空`);
  if (text === '零') return given({ kind: 'number', num: 0 });
  const { number, unit } = withoutUnit(text.replace(/\s/g, ''), column);
  const digits = unit ?? digitsOf(column);
  const read = readDecimal(number, digits);
  if (read.ok) {
    if (read.num < 0 && column.type !== 'decimal') return refused('不能填负数，请核对');
    return given({ kind: 'number', num: read.num });
  }
  switch (read.why) {
    case 'separators':
      return refused(`“${cut(text)}”的千分位逗号位置不对，请核对后重填`);
    case 'too_fine':
      return refused(
        column.type === 'int'
          ? `“${column.name}”要填整数，不能有小数`
          : column.type === 'money'
            ? `金额精确到分：以${column.unit ?? '元'}为单位最多 ${digits} 位小数`
            : `最多 ${digits} 位小数，请四舍五入后填写`,
      );
    case 'too_large':
      return refused('数字过大，请核对单位和位数');
    default:
      return refused(`“${cut(text)}”不是数字：请填阿拉伯数字；没有发生填 0 或“无”，没有这项职权填“无此职权”`);
  }
}

/** The number without the unit written after it, and the digits that unit asks for when it differs from the column's. */
function withoutUnit(text: string, column: ColumnLike): { readonly number: string; readonly unit?: number } {
  if (column.type === 'money') {
    const [, number, unit] = /^[¥]?(.*?)(分|角|百万元|百元|千元|亿元|万元|元|万|亿)?$/.exec(text) ?? [];
    if (unit === undefined) return { number: number ?? text };
    return { number: number ?? '', unit: MONEY[unit === '万' || unit === '亿' ? `${unit}元` : unit] ?? 2 };
  }
  const unit = column.unit?.normalize('NFKC');
  return { number: unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text };
}

function readChoice(text: string, column: ColumnLike, options: readonly Option[]): ReadCell {
  const words = column.type === 'choice' ? [text] : text.split(/[、,;\n]/).map((it) => it.trim());
  const bare = (it: string) => it.normalize('NFKC').replace(/[“”"'‘’\s]/g, '');
  const codes: string[] = [];
  for (const word of words.filter((it) => it !== '')) {
    const found = options.find((it) => it.value === word || bare(it.label) === bare(word));
    if (!found) {
      const listed = options.slice(0, 12).map((it) => it.label);
      return refused(`“${cut(word)}”不在可选范围内，请从中选择：${listed.join('、')}${options.length > 12 ? '…' : ''}`);
    }
    if (!codes.includes(found.value)) codes.push(found.value);
  }
  return given(codes.length === 0 ? null : { kind: 'text', txt: codes.join(',') });
}

const cut = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

export interface ShowOptions {
  readonly options?: readonly Option[];
  /** Show money in this unit instead of the printed one (万元/元). */
  readonly money?: '元' | '万元';
  /** Without thousands separators: for editing, copying and files. */
  readonly plain?: boolean;
}

/** What a cell shows; empty text for an empty cell. `readTyped` of it gives the value back. */
export function shownText(value: CellValue | null | undefined, column: ColumnLike, show: ShowOptions = {}): string {
  if (!value) return '';
  switch (value.kind) {
    case 'none':
      return '无';
    case 'no_competence':
      return '无此职权';
    case 'number': {
      const digits = digitsOf(column.type === 'money' && show.money ? { ...column, unit: show.money } : column);
      // Decimals keep their places; money drops the zeros that 万元 would put after it.
      return shownDecimal(value.num, digits, { keep: column.type === 'decimal', plain: show.plain ?? false });
    }
    case 'text': {
      if (column.type !== 'choice' && column.type !== 'choices') return value.txt;
      const label = (code: string) => show.options?.find((it) => it.value === code)?.label ?? code;
      return value.txt.split(',').map(label).join('、');
    }
  }
}

/** Does a kept value fit its column? Words of what is wrong, or undefined. For values that did not pass through `readTyped`. */
export function misfit(value: CellValue, column: ColumnLike, options?: readonly Option[]): string | undefined {
  if (value.kind === 'none' || value.kind === 'no_competence') return undefined;
  if (value.kind === 'number') {
    if (!isNumeric(column)) return `“${column.name}”要填文字，不是数`;
    if (!Number.isSafeInteger(value.num) || Math.abs(value.num) >= 1e15) return '数字过大或不是整数，请核对单位和位数';
    return value.num < 0 && column.type !== 'decimal' ? '不能填负数，请核对' : undefined;
  }
  if (isNumeric(column)) return `“${column.name}”要填数、“无”或“无此职权”`;
  if (column.type === 'files') return (value.files ?? []).length > 0 ? undefined : '请添加附件';
  // Codes of a dictionary that changed since are kept; only unknown words are refused.
  if ((column.type === 'choice' || column.type === 'choices') && options === undefined) return undefined;
  const read = readTyped(value.txt, column, options);
  return read.ok ? undefined : read.message;
}
