import { describe, expect, it } from 'vitest';
import { Problem, Unreachable } from '#kernel/ui/api/problem.ts';
import { Book } from '../cells/book.ts';
import { contentTyped } from '../cells/typed.ts';
import { type Batch, Saver, type Taken } from './saver.ts';

const INT = { type: 'int', name: '数量', unit: '件' } as const;
const number = (num: number) => ({ kind: 'number' as const, num });

/** A system in memory, whose answers a test can hold back or spoil. */
function desk() {
  const book = new Book();
  const sent: string[][] = [];
  let trouble: Error | undefined;
  const due: (() => void)[] = [];
  let kept: unknown;
  const saver = new Saver({
    book,
    now: () => 0,
    later: (act) => {
      due.push(act);
      return () => due.splice(due.indexOf(act), 1);
    },
    keep: () => {
      kept = book.keep();
    },
    async send(batch: Batch): Promise<Taken> {
      if (trouble) throw trouble;
      sent.push(batch.map(([address]) => address));
      return { versions: Object.fromEntries(batch.map(([a, t]) => [a, t.seen + 1])), clashes: [], faults: [] };
    },
  });
  const type = (address: string, raw: string) => {
    book.write([{ address, content: contentTyped(raw, INT) }], '填写', 'typed');
    saver.touched();
  };
  return { book, saver, sent, type, due, kept: () => kept, breakIt: (error?: Error) => (trouble = error) };
}

describe('saving by itself', () => {
  it('sends what was typed in one batch a moment later and says so', async () => {
    const { book, saver, sent, type, due, kept } = desk();
    type('a', '1');
    type('b', '2');
    expect(saver.state().kind).toBe('waiting');
    expect(due).toHaveLength(1);
    expect(await saver.flush()).toBe(true);
    expect(sent).toEqual([['a', 'b']]);
    expect(saver.state().kind).toBe('saved');
    expect(book.look('a')).toMatchObject({ waiting: false, known: { version: 1 } });
    expect(kept()).toBeNull();
  });

  it('keeps everything when the network drops and sends it when it is back', async () => {
    const { saver, sent, type, kept, breakIt } = desk();
    breakIt(new Unreachable());
    type('a', '7');
    expect(await saver.flush()).toBe(false);
    expect(saver.state().kind).toBe('offline');
    expect(kept()).toMatchObject({ typed: [['a', { value: number(7) }]] });
    breakIt(undefined);
    expect(await saver.flush()).toBe(true);
    expect(sent).toEqual([['a']]);
  });

  it('stops at the end of a session, and the next visit brings everything back', async () => {
    const { book, saver, type, breakIt } = desk();
    breakIt(new Problem({ status: 401, code: 'session.none', detail: '请登录。' }));
    type('a', '7');
    type('b', '七');
    await saver.flush();
    expect(saver.state().kind).toBe('signed_out');
    const next = desk();
    expect(next.book.restore(book.keep() ?? undefined)).toBe(2);
    expect(next.book.look('a').content.value).toEqual(number(7));
    expect(next.book.look('b').content.refused?.raw).toBe('七');
    await next.saver.flush();
    expect(next.sent).toEqual([['a']]);
  });

  it('takes no answer for what was typed after it was sent', async () => {
    const book = new Book();
    book.write([{ address: 'a', content: { value: number(1) } }], '填写', 'typed');
    const batch = book.batch();
    book.write([{ address: 'a', content: { value: number(2) } }], '填写', 'typed');
    book.saved(batch, { a: 1 });
    expect(book.batch()).toMatchObject([['a', { value: number(2), seen: 1 }]]);
  });
});

describe('two people', () => {
  it('see each other’s cells, and choose where both changed one', () => {
    const { book, type } = desk();
    type('a', '1');
    book.theirs([
      ['a', { value: number(5), version: 1, by: '王' }],
      ['b', { value: number(6), version: 1, by: '王' }],
    ]);
    expect(book.look('b').content.value).toEqual(number(6));
    expect(book.look('a').content.value).toEqual(number(1));
    expect(book.look('a').clash?.theirs.value).toEqual(number(5));
    expect(book.batch()).toEqual([]);
    book.choose('a', 'mine');
    expect(book.batch()).toMatchObject([['a', { seen: 1 }]]);
  });

  it('need not choose between equal values', () => {
    const { book, type } = desk();
    type('a', '5');
    book.theirs([['a', { value: number(5), version: 1 }]]);
    expect(book.look('a').clash).toBeUndefined();
    expect(book.waiting).toBe(0);
  });
});

describe('words that cannot be read', () => {
  it('stay in the cell with the reason, and taking back brings the value before them', () => {
    const { book, type } = desk();
    type('a', '3');
    type('a', '三件');
    expect(book.look('a').content.refused).toMatchObject({ raw: '三件' });
    expect(book.look('a').content.refused?.message).toContain('不是数字');
    book.back();
    expect(book.look('a').content).toEqual({ value: number(3) });
    book.forth();
    expect(book.refusals).toHaveLength(1);
  });

  it('n and nn stand for 无 and 无此职权 where a number is asked', () => {
    expect(contentTyped('n', INT).value).toEqual({ kind: 'none' });
    expect(contentTyped('NN', INT).value).toEqual({ kind: 'no_competence' });
    expect(contentTyped('n', { type: 'text', name: '说明' }).value).toEqual({ kind: 'text', txt: 'n' });
  });
});
