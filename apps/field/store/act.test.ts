import { describe, expect, it } from 'vitest';
import { Problem, Unreachable } from '#kernel/ui/api/problem.ts';
import { type Act, type ActPorts, sendAct, sendWaiting } from './act.ts';

const act = (key: string, more: Partial<Act> = {}): Act => ({
  key,
  person: 'p1',
  command: 'inspection.record-result',
  input: {},
  words: '录入检查结果',
  made_at: `2026-11-20T0${key.length}:00:00Z`,
  ...more,
});

/** A phone with a shelf, and a server that answers as told. */
function phone(acts: readonly Act[], answer: (act: Act) => Error | undefined) {
  const shelf = new Map(acts.map((it) => [it.key, it]));
  const got: { key: string; input: unknown }[] = [];
  const forgotten: string[] = [];
  const ports: ActPorts = {
    shelf: {
      all: async () => [...shelf.values()],
      keep: async (it) => shelf.set(it.key, it),
      drop: async (key) => shelf.delete(key),
    },
    sendPicture: async (picture) => `server-${picture}`,
    forgetPicture: async (picture) => forgotten.push(picture),
    send: async (it, input) => {
      const error = answer(it);
      if (error) throw error;
      got.push({ key: it.key, input });
      return { record: 'inspection', id: 'i1', state: 'result', version: 2 };
    },
    silent: (error) => error instanceof Unreachable,
  };
  return { ports, shelf, got, forgotten };
}

const no = new Problem({ status: 422, code: 'policy.two-officers', detail: '持证人员不足，请增派人员。' });

describe('acts on the phone', () => {
  it('leave the phone only when the server has acknowledged them, pictures first', async () => {
    const { ports, shelf, got, forgotten } = phone(
      [
        act('a', {
          pictures: [
            { field: 'photos', picture: 'x' },
            { field: 'photos', picture: 'y' },
          ],
        }),
      ],
      () => undefined,
    );
    expect(await sendWaiting(ports, 'p1')).toBe(1);
    expect(got).toEqual([{ key: 'a', input: { photos: ['server-x', 'server-y'] } }]);
    expect(forgotten).toEqual(['x', 'y']);
    expect(shelf.size).toBe(0);
  });

  it('stay, in their order, when the network is silent', async () => {
    const { ports, shelf, got } = phone([act('aa'), act('a')], (it) =>
      it.key === 'aa' ? new Unreachable() : undefined,
    );
    expect(await sendWaiting(ports, 'p1')).toBe(1);
    expect(got.map((it) => it.key)).toEqual(['a']);
    expect([...shelf.keys()]).toEqual(['aa']);
  });

  it('stay with the reason when the server refuses, are not sent again by themselves, and do not hold up the others', async () => {
    const { ports, shelf } = phone([act('a'), act('aa')], (it) => (it.key === 'a' ? no : undefined));
    expect(await sendWaiting(ports, 'p1')).toBe(1);
    expect(shelf.get('a')?.refused).toBe('持证人员不足，请增派人员。');
    expect(await sendWaiting(ports, 'p1')).toBe(0);
    expect(await sendAct(ports, act('a'))).toEqual({ how: 'refused', error: no });
  });

  it('of one officer are not sent under the name of another', async () => {
    const { ports, shelf, got } = phone([act('a', { person: 'p2' })], () => undefined);
    expect(await sendWaiting(ports, 'p1')).toBe(0);
    expect(got).toEqual([]);
    expect(shelf.size).toBe(1);
  });
});
