import { describe, expect, it } from 'vitest';
import { formOf, missing, startOf } from './value-form.ts';

describe('the form of a local value', () => {
  it('asks a deadline for length and unit and a check for its strength, whatever else is known', () => {
    expect(formOf({ kind: 'deadline', value: null })).toBe('deadline');
    expect(formOf({ kind: 'check', value: { action: 'warn' } })).toBe('check');
  });

  it('does not guess the type of a parameter that nobody has set', () => {
    expect(formOf({ kind: 'parameter', value: null })).toBeNull();
    expect(formOf({ kind: 'parameter', value: null, type: 'text' })).toBe('text');
    expect(formOf({ kind: 'parameter', value: 5 })).toBe('int');
  });

  it('never starts with a number of its own and says what is missing', () => {
    expect(startOf('deadline')).toMatchObject({ length: null });
    expect(missing('deadline', startOf('deadline'))).toBe('请填写期限长短');
    expect(missing('deadline', { length: 10, unit: 'working_days' })).toBeNull();
    expect(missing('deadline', { strategy: 'quarter_end' })).toBeNull();
    expect(missing('deadline', { strategy: 'yearly', month: 1 })).toBe('请填写月和日');
    expect(missing('check', { action: 'block', message: '' })).toContain('提示的话');
    expect(missing('json', '{ "steps": [')).toContain('括号');
  });
});
