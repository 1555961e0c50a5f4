/** A fact's value as a reviewer reads it. Pure. */
import type { Choice } from '#kernel/record.ts';
import type { FactSeen } from '../shapes.ts';

/** 未知 when it was not known; 是 or 否; the word of a choice; a number with its unit. */
export function factWords(fact: Pick<FactSeen, 'value' | 'unit'>, choices: readonly Choice[] = []): string {
  const { value, unit } = fact;
  if (value === null || value === undefined || value === '') return '未知（没有登记）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  const word = (one: unknown) => choices.find((choice) => choice.value === one)?.label ?? String(one);
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map(word).join('、');
  return `${word(value)}${unit ?? ''}`;
}
