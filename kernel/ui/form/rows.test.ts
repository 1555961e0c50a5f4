import { expect, test } from 'vitest';
import { bool, choice, text } from '../../record.ts';
import { moved, newEntry, rowsOf } from './rows.ts';

const EACH = {
  code: text('编号', { serial: true }),
  text: text('内容'),
  answers: choice('作答方式', { choices: [{ value: 'yes-no', label: '是／否' }] }),
  required: bool('必答'),
};

test('a new entry has the next free number, the choices of the one before, and empty words', () => {
  expect(newEntry(EACH, [])).toEqual({ code: '1', text: '', answers: 'yes-no', required: true });
  const rows = [
    { code: '1', text: '甲', answers: 'yes-no', required: true },
    { code: '3', text: '乙', answers: 'photo', required: false },
  ];
  expect(newEntry(EACH, rows)).toEqual({ code: '4', text: '', answers: 'photo', required: false });
});

test('entries change places and stay within the list', () => {
  const rows = [{ code: '1' }, { code: '2' }, { code: '3' }];
  expect(moved(rows, 2, -1).map((it) => it.code)).toEqual(['1', '3', '2']);
  expect(moved(rows, 0, -1)).toBe(rows);
});

test('what is no list has no entries', () => {
  expect(rowsOf('[1')).toEqual([]);
  expect(rowsOf(null)).toEqual([]);
});
