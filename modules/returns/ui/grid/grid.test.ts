import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormTable } from '#kernel/policy/return-shape.ts';
import { fullName, headRows } from './heads.ts';
import { addressAt, layOut, spotOf } from './layout.ts';
import { areaOf, arrow, only, onward } from './moves.ts';
import { readBlock, writeBlock } from './tsv.ts';
import { doStep, noSteps, redo, undo } from './undo.ts';

describe('a block from Excel or WPS', () => {
  it('is read cell by cell, with line breaks and quotes inside cells', () => {
    expect(readBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(readBlock('"一行\n两行"\t5\n')).toEqual([['一行\n两行', '5']]);
    expect(readBlock('"他说""好"""\tx')).toEqual([['他说"好"', 'x']]);
    expect(readBlock('\t\n\t7')).toEqual([
      ['', ''],
      ['', '7'],
    ]);
    expect(readBlock('')).toEqual([]);
  });

  it('keeps a quote that somebody typed, such as inches, as it is', () => {
    expect(readBlock('5"管\t"3\n"未完')).toEqual([['5"管', '"3'], ['"未完']]);
  });

  it('comes back as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '无', '"', '\t', '\n', ' ', '1') });
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(block, (rows) => {
        expect(readBlock(writeBlock(rows))).toEqual(rows);
      }),
    );
  });
});

describe('keys in the grid', () => {
  const size = { rows: 3, columns: 4 };
  const all = () => true;

  it('arrows stay inside; with Shift they stretch what is selected; with Ctrl they go to the edge', () => {
    expect(arrow(only({ row: 0, column: 0 }), { key: 'ArrowUp' }, size)?.at).toEqual({ row: 0, column: 0 });
    expect(arrow(only({ row: 0, column: 0 }), { key: 'ArrowRight', ctrl: true }, size)?.at.column).toBe(3);
    const far = arrow(only({ row: 1, column: 1 }), { key: 'ArrowDown', shift: true }, size);
    expect(far && areaOf(far)).toEqual({ top: 1, bottom: 2, left: 1, right: 1 });
    expect(far?.at).toEqual({ row: 1, column: 1 });
  });

  it('Tab goes over the end of a row past cells that are not filled in, and leaves the grid at its end', () => {
    const open = (spot: { column: number }) => spot.column !== 0;
    expect(onward(only({ row: 0, column: 3 }), { key: 'Tab' }, size, open)?.at).toEqual({ row: 1, column: 1 });
    expect(onward(only({ row: 2, column: 3 }), { key: 'Tab' }, size, open)).toBeUndefined();
    expect(onward(only({ row: 0, column: 1 }), { key: 'Tab', shift: true }, size, open)).toBeUndefined();
  });

  it('Enter after a run of Tabs goes back to where the run began, one row down', () => {
    const one = onward(only({ row: 0, column: 1 }), { key: 'Tab' }, size, all);
    const two = one && onward(one, { key: 'Tab' }, size, all);
    expect(two?.at).toEqual({ row: 0, column: 3 });
    expect(two && onward(two, { key: 'Enter' }, size, all)?.at).toEqual({ row: 1, column: 1 });
  });

  it('Enter within a selection walks around in it and keeps it', () => {
    let choice = { at: { row: 0, column: 0 }, from: { row: 0, column: 0 }, to: { row: 1, column: 1 } };
    const seen = [];
    for (let n = 0; n < 4; n += 1) {
      choice = onward(choice, { key: 'Enter' }, size, all) as typeof choice;
      seen.push([choice.at.row, choice.at.column]);
    }
    expect(seen).toEqual([
      [1, 0],
      [0, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(areaOf(choice)).toEqual({ top: 0, left: 0, bottom: 1, right: 1 });
  });
});

describe('taking back', () => {
  it('goes back and forth, and a new step drops what had been taken back', () => {
    const a = doStep(noSteps<number>(), { words: '填写', cells: [{ address: 'x', before: 1, after: 2 }] });
    const back = undo(a);
    expect(back?.write).toEqual([{ address: 'x', value: 1 }]);
    expect(back && redo(back.steps)?.write).toEqual([{ address: 'x', value: 2 }]);
    const other = back && doStep(back.steps, { words: '填写', cells: [{ address: 'y', before: 0, after: 9 }] });
    expect(other && redo(other)).toBeUndefined();
    expect(undo(noSteps())).toBeUndefined();
  });
});

const table = {
  code: 't',
  numbered: true,
  open: true,
  total: true,
  rows: [
    { code: 'a', name: '城市管理' },
    { code: 'b', name: '市场监管' },
  ],
  columns: [
    { code: 'n', name: '数量', type: 'int', unit: '个', group: ['不予处罚', '事项'], many: false, required: false },
    { code: 'm', name: '金额', type: 'money', unit: '万元', group: ['不予处罚'], many: false, required: false },
    { code: 'p', name: '具体表现', type: 'prose', group: [], many: true, required: false },
  ],
} as unknown as FormTable;

describe('the table on the screen', () => {
  it('merges heads over neighbours and lets short ones reach down', () => {
    const heads = headRows(table.columns);
    expect(heads.map((row) => row.map((h) => `${h.words}:${h.across}x${h.down}`))).toEqual([
      ['不予处罚:2x1', '具体表现:1x3'],
      ['事项:1x1', '金额（万元）:1x2'],
      ['数量（个）:1x1'],
    ]);
    expect(table.columns.map(fullName)).toEqual(['不予处罚 事项 数量（个）', '不予处罚 金额（万元）', '具体表现']);
  });

  it('shows several entries of a row on lines of their own, and addresses each', () => {
    const layout = layOut(table, [{ table: 't', code: 'x1', name: '农业', place: 1 }], ['t|a|1|p', 't|a|0|n'], {
      b: 3,
    });
    expect(layout.lines.map((row) => `${row.code}.${row.item}`)).toEqual([
      'a.0',
      'a.1',
      'b.0',
      'b.1',
      'b.2',
      'x1.0',
      'total.0',
    ]);
    expect(addressAt(layout, { row: 1, column: 2 })).toBe('t|a|1|p');
    expect(addressAt(layout, { row: 1, column: 0 })).toBeUndefined();
    expect(addressAt(layout, { row: 6, column: 0 })).toBeUndefined();
    expect(spotOf(layout, 't|b|2|p')).toEqual({ row: 4, column: 2 });
  });
});
