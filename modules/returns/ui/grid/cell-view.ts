/** Everything a cell shows, from the sheet and its marks. Pure. */
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { CellValue } from '../../domain/content.ts';
import { shownText } from '../../domain/value.ts';
import type { CellProps } from './cell.tsx';
import { fullName } from './heads.ts';
import { addressAt, type GridLine } from './layout.ts';
import type { Spot } from './moves.ts';
import { type GridSheet, inReturn } from './shapes.ts';

type View = Pick<
  CellProps,
  | 'label'
  | 'shown'
  | 'kind'
  | 'refused'
  | 'fault'
  | 'fault_level'
  | 'waiting'
  | 'prefilled'
  | 'clash'
  | 'differs'
  | 'last'
  | 'remarks'
  | 'sent_back'
  | 'picked'
  | 'other'
  | 'not_asked'
>;

export function cellView(sheet: GridSheet, line: GridLine, column: FormColumn, spot: Spot): View {
  const { layout, marks } = sheet;
  const entry = line.items > 1 && column.many ? `第${line.item + 1}条 ` : '';
  const row = line.name || (line.number === null ? '' : `第${line.number}行`);
  const label = `${row} ${entry}${fullName(column)}`.trim();
  if (line.kind === 'total') {
    const num = sheet.totals[column.code];
    return {
      ...PLAIN,
      label,
      kind: num === undefined ? 'nothing' : 'total',
      shown: num === undefined ? '' : shownText({ kind: 'number', num }, column),
    };
  }
  const address = addressAt(layout, spot) ?? '';
  const look = sheet.book.look(inReturn(sheet.form, address));
  const options = sheet.options(column.dictionary);
  const worked = column.formula !== undefined;
  const { refused } = look.content;
  const value = worked ? sheet.values[address] : look.content.value;
  const faults = marks.faults.get(address);
  return {
    label,
    kind: worked ? 'worked-out' : 'typed',
    shown: refused ? refused.raw : shownText(value, column, { options }),
    refused: refused !== undefined,
    fault: refused?.message ?? faults?.[0]?.message,
    fault_level: refused ? 'error' : (faults?.[0]?.level ?? 'error'),
    waiting: look.waiting,
    prefilled: look.prefilled,
    clash: look.clash !== undefined,
    differs: isDifferent(value, marks.expected[address]?.num),
    last: sheet.show_last ? shownText(marks.last[address], column, { options }) : undefined,
    remarks: marks.remarks.get(address) ?? 0,
    sent_back: marks.sent_back.has(address),
    picked: marks.picked.has(address),
    other: marks.others.get(address),
    not_asked: !sheet.asked(address),
  };
}

const PLAIN: View = {
  label: '',
  shown: '',
  kind: 'typed',
  refused: false,
  fault: undefined,
  fault_level: 'error',
  waiting: false,
  prefilled: false,
  clash: false,
  differs: false,
  last: undefined,
  remarks: 0,
  sent_back: false,
  picked: false,
  other: undefined,
  not_asked: false,
};

/** Does a value differ from what the records say? 无 and 无此职权 count as nothing; an empty cell says nothing. */
export function isDifferent(value: CellValue | null | undefined, expected: number | null | undefined): boolean {
  if (expected === undefined || expected === null || !value) return false;
  return (value.kind === 'number' ? value.num : 0) !== expected;
}
