import { describe, expect, it } from 'vitest';
import { askedCells, cellAt } from './cells.ts';
import { blankFault, checkSheet, withFormulas } from './check.ts';
import { askedPart, type CellValue, type FilledCell, type ReturnContent } from './content.ts';
import { changedCells } from './diff.ts';
import { contentDigest } from './digest.ts';
import { rowFacts, withPrefix } from './facts.ts';
import { leniency, report } from './form.fixture.ts';
import { troubles } from './program.ts';
import { totalsOf } from './sum.ts';

const n = (num: number): CellValue => ({ kind: 'number', num });
const cells = (values: Record<string, CellValue>, reasons: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(values).map(([address, value]) => [address, { value, reason: reasons[address] ?? null }]),
  );
const check = (values: Record<string, CellValue>, more: Partial<Parameters<typeof checkSheet>[0]> = {}) =>
  checkSheet({ form_id: 'form.leniency', form: leniency, rows: [], cells: cells(values), answers: {}, ...more });
const full = {
  'main|csgl|0|items': n(2),
  'main|csgl|0|cases': n(3),
  'main|csgl|0|amount': n(100),
  'main|csgl|0|why': { kind: 'text', txt: '首违不罚' } as const,
  'main|ga|0|items': { kind: 'no_competence' } as const,
  'main|ga|0|cases': { kind: 'no_competence' } as const,
};

describe('checks of a form', () => {
  it('[REP-05] lets no text leave with a number that nobody has looked at', () => {
    const at = 'main|csgl|0|why';
    const faults = check({ ...full, [at]: { kind: 'text', txt: '培训14次【未绑定】，检查3次【未绑定】。' } });
    const own = faults.filter((it) => it.address === at);
    expect(own).toMatchObject([
      { level: 'error', code: 'unbound', message: expect.stringContaining('2 处【未绑定】') },
    ]);
  });

  it('asks for the fields of the head that the form marks, by name and at their place', () => {
    const form = { ...leniency, head: [{ code: 'phone', name: '联系电话', type: 'phone' as const, required: true }] };
    expect(check(full, { form, head: {} })).toContainEqual({
      form: 'form.leniency',
      address: '^phone',
      level: 'error',
      code: 'required',
      message: '请填写表头的“联系电话”',
    });
    expect(check(full, { form, head: { phone: '见公开栏' } }).map((it) => it.address)).not.toContain('^phone');
  });

  it('[ENT-17] finds nothing wrong with a form that is filled in', () => {
    expect(check(full).filter((it) => it.level === 'error')).toEqual([]);
  });

  it('[ENT-17] tells cases without items and money without cases, in the row where they stand', () => {
    const faults = check({ ...full, 'main|csgl|0|items': n(0) });
    expect(faults).toContainEqual({
      form: 'form.leniency',
      address: 'main|csgl',
      level: 'error',
      code: 'cases_items',
      message: '城市管理：有案件而事项数量为 0，请核对',
    });
    const money = check({ ...full, 'main|csgl|0|cases': n(0) });
    expect(money.map((it) => it.code)).toContain('amount_cases');
  });

  it('names required cells that are empty, and counts the others', () => {
    const faults = check({ 'main|csgl|0|items': n(1) });
    expect(faults.find((it) => it.address === 'main|csgl|0|cases')?.message).toBe(
      '请填写“城市管理”的“不予行政处罚案件数量”：没有发生填 0 或“无”，没有这项职权填“无此职权”',
    );
    expect(faults.find((it) => it.code === 'empty')?.message).toContain('还有 4 格空着');
  });

  it('[REP-13] asks whether 公安 includes traffic police once it reports cases', () => {
    const police = { ...full, 'main|ga|0|items': n(1), 'main|ga|0|cases': n(1) };
    expect(check(police).map((it) => it.message)).toContain('请回答：公安是否包含交警？');
    expect(check(police, { answers: { police: 'yes' } }).map((it) => it.code)).not.toContain('question');
    expect(check(full).map((it) => it.code)).not.toContain('question');
  });

  it('wants a reason where a number differs from what the records say', () => {
    const expected = { 'main|csgl|0|cases': { num: 5 } };
    const faults = check(full, { expected });
    expect(faults).toContainEqual(expect.objectContaining({ code: 'reason', address: 'main|csgl|0|cases' }));
    const reasoned = cells(full, { 'main|csgl|0|cases': '两件跨年，按结案日计' });
    expect(check(full, { expected, cells: reasoned }).map((it) => it.code)).not.toContain('reason');
  });

  it('refuses words among numbers and cells that the form does not have', () => {
    const faults = check({ ...full, 'main|csgl|0|items': { kind: 'text', txt: '两个' }, 'main|nowhere|0|items': n(1) });
    expect(faults).toContainEqual(expect.objectContaining({ code: 'type', address: 'main|csgl|0|items' }));
    expect(faults).toContainEqual(expect.objectContaining({ code: 'place', level: 'warn' }));
  });

  it('works formulas out and sums what is a number, whatever stands beside it', () => {
    const values = withFormulas(leniency, [], full);
    expect(values['main|csgl|0|per_case']).toEqual(n(33));
    expect(values['main|ga|0|per_case']).toBeUndefined();
    expect(totalsOf(leniency.tables[0] as never, [], full).cases).toEqual({
      num: 3,
      numbers: 1,
      none: 0,
      no_competence: 1,
      empty: 0,
    });
  });

  it('asks texts for the least length a document gives, and only for the parts that are asked', () => {
    const form = askedPart(report, ['cases']);
    const faults = checkSheet({
      form_id: 'form.report',
      form,
      rows: [],
      cells: cells({ 'cases|basics|0|text': { kind: 'text', txt: '太短' } }),
      answers: {},
    });
    expect(faults.find((it) => it.code === 'length')?.message).toBe('“典型案例”的“基本情况”至少 10 字，现有 2 字');
    expect(askedCells(form)).toHaveLength(2);
    expect(cellAt(form, 'overall|basics|0|text')).toBeUndefined();
  });

  it('does not take an empty return for a report', () => {
    expect(blankFault([{ form_id: 'a', cells: {} }])[0]?.message).toContain('零报告');
    expect(blankFault([{ form_id: 'a', cells: cells(full) }])).toEqual([]);
  });

  it('takes columns by their bare names, and leaves words in quotes alone', () => {
    const facts = rowFacts(leniency.tables[0] as never);
    expect(withPrefix('cases > 0 && f.items > 0 || why == "cases"', facts)).toBe(
      'f.cases > 0 && f.items > 0 || f.why == "cases"',
    );
    expect(withPrefix('!has(amount) || nothing > 0', facts)).toBe('!has(f.amount) || nothing > 0');
  });

  it('tells what is wrong with an expression of a form, with its place', () => {
    expect(troubles(leniency)).toEqual([]);
    const broken = { ...leniency, checks: [{ ...leniency.checks[0], code: 'x', holds: 'f.nothing > 0' }] } as never;
    expect(troubles(broken)[0]).toMatchObject({ at: 'checks.0.holds' });
  });
});

describe('versions', () => {
  const content = (values: Record<string, CellValue>): ReturnContent => ({
    sheets: [
      {
        form: 'form.leniency',
        hash: 'h',
        parts: null,
        rows: [],
        cells: Object.fromEntries(
          Object.entries(values).map(([at, value]): [string, FilledCell] => [at, { value, origin: 'typed' }]),
        ),
        answers: {},
        head: {},
      },
    ],
    zero: false,
    attachments: [],
  });

  it('name the cells that differ, filled, emptied and changed', () => {
    const before = content({ 'a|b|0|c': n(1), 'a|b|0|d': n(2) });
    const after = content({ 'a|b|0|c': n(3), 'a|b|0|e': { kind: 'none' } });
    expect(changedCells(before, after)).toEqual([
      { address: 'form.leniency|a|b|0|c', before: n(1), after: n(3) },
      { address: 'form.leniency|a|b|0|d', before: n(2), after: null },
      { address: 'form.leniency|a|b|0|e', before: null, after: { kind: 'none' } },
    ]);
    expect(changedCells(before, before)).toEqual([]);
  });

  it('have one digest whatever order their cells came in', () => {
    const a = content({ 'a|b|0|c': n(1), 'a|b|0|d': n(2) });
    const b = content({ 'a|b|0|d': n(2), 'a|b|0|c': n(1) });
    expect(contentDigest(a)).toBe(contentDigest(b));
    expect(contentDigest(a)).toMatch(/^sm3:[0-9a-f]{64}$/);
    expect(contentDigest(content({ 'a|b|0|c': n(2) }))).not.toBe(contentDigest(a));
  });
});
