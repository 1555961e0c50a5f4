/** From a cell to a value, by kind of field: 元 becomes 分, 2026年3月1日 a day, a label its code. */
import { dayFrom, isDay } from '../day.ts';
import type { XlsxValue } from '../files/xlsx-read.ts';
import type { Choice, Field } from '../record.ts';
import { Refusal } from '../refusal.ts';

export type Parsed = { readonly value: unknown } | { readonly wrong: string };

const YES = new Set(['是', '有', '对', '√', 'y', 'yes', 'true', '1']);
const NO = new Set(['否', '无', '不', '×', 'n', 'no', 'false', '0']);
const DAY = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$|^(\d{4})(\d{2})(\d{2})$/;

/** Text of a cell, blanks at the ends taken off; a number in full, never as 9.1E+17. */
export function cellText(value: XlsxValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value).toString() : String(value);
  return value.trim();
}

/** Parses a filled cell; an empty one is null, or a fault where the field is required. Choices of a dictionary are handed in. */
export function parseCell(field: Field, raw: XlsxValue, choices: readonly Choice[] = field.choices ?? []): Parsed {
  const text = cellText(raw);
  if (text === '') return field.required ? { wrong: '这一栏必须填写' } : { value: null };
  switch (field.kind) {
    case 'int':
      return wholeNumber(text, field);
    case 'money':
      return fenOf(text);
    case 'day':
      return dayOfText(text);
    case 'bool':
      return yesNo(text);
    case 'choice':
      return oneChoice(text, choices);
    case 'choices':
      return manyChoices(text, choices);
    case 'text':
    case 'prose':
      return typeof raw === 'number' && !Number.isSafeInteger(raw) && raw > 1e15
        ? { wrong: '这一串数字太长，表格软件已把后几位改成了0；请把单元格设为“文本”后重新填写' }
        : { value: text };
    default:
      return { wrong: '这一栏不能从表格导入' };
  }
}

function wholeNumber(text: string, field: Field): Parsed {
  const plain = text.replace(/[,，\s]/g, '');
  const value = Number(plain);
  if (!/^-?\d+$/.test(plain) || !Number.isSafeInteger(value)) return { wrong: '应填整数' };
  if (field.min !== undefined && value < field.min) return { wrong: `不能小于${field.min}` };
  return field.max !== undefined && value > field.max ? { wrong: `不能大于${field.max}` } : { value };
}

/** 元 with at most two decimals, as 分. Counted in digits, so that 0.29 stays 29. */
function fenOf(text: string): Parsed {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(text.replace(/[,，\s¥￥元]/g, ''));
  if (!match) return { wrong: '应填金额（元），最多两位小数' };
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return { wrong: '金额太大' };
  return { value: match[1] && fen !== 0 ? -fen : fen };
}

function dayOfText(text: string): Parsed {
  const whole = /^(\d{4}-\d{2}-\d{2})T00:00:00$/.exec(text)?.[1] ?? text;
  if (isDay(whole)) return { value: whole };
  const match = DAY.exec(whole);
  const [year, month, date] = [match?.[1] ?? match?.[4], match?.[2] ?? match?.[5], match?.[3] ?? match?.[6]].map(
    Number,
  );
  if (!match) return { wrong: '应填日期，如 2026-03-01' };
  try {
    return { value: dayFrom({ year: year ?? 0, month: month ?? 0, date: date ?? 0 }) };
  } catch (error) {
    if (error instanceof Refusal) return { wrong: '日历上没有这一天，请核对' };
    throw error;
  }
}

function yesNo(text: string): Parsed {
  const word = text.toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { wrong: '请填“是”或“否”' };
}

function oneChoice(text: string, choices: readonly Choice[]): Parsed {
  const found = choices.find((c) => c.label === text || c.value === text);
  if (found) return { value: found.value };
  const some = choices
    .slice(0, 8)
    .map((c) => c.label)
    .join('、');
  return { wrong: `不在可选项内，请填：${some}${choices.length > 8 ? '等' : ''}` };
}

function manyChoices(text: string, choices: readonly Choice[]): Parsed {
  const parts = text.split(/[、,，;；\n]/).flatMap((part) => (part.trim() ? [part.trim()] : []));
  const parsed = parts.map((part) => oneChoice(part, choices));
  const wrong = parsed.find((p) => 'wrong' in p);
  return wrong ?? { value: [...new Set(parsed.map((p) => ('value' in p ? p.value : null)))] };
}
