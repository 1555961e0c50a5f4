/** The book of an open return, its saver and its eyes on others: alive as long as the page. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { post, useDesk } from '#kernel/ui/index.ts';
import { readKept, writeKept } from '#kernel/ui/kept.ts';
import { Book, type Kept } from '../cells/book.ts';
import { Saver, type SaveState } from '../saving/saver.ts';
import type { ChangedLine, ChangesAnswer } from '../shapes.ts';
import type { OpenReturn, Present } from './shapes.ts';
import { knownOf, sendCells } from './transport.ts';
import { workedSeconds } from './worked.ts';

export interface Hand {
  readonly book: Book;
  readonly saver: Saver;
  readonly state: SaveState;
  /** Rises with every change. */
  readonly edition: number;
  /** Cells brought back from an earlier visit. */
  readonly restored: number;
  readonly present: readonly Present[];
}

const LOOK_EVERY = 3_000;

export function useBook(open: OpenReturn, active: () => string | undefined, onLines: () => void): Hand {
  const { session } = useDesk();
  const name = `return.${session.person}.${open.id}`;
  const [hand] = useState(() => {
    const book = new Book();
    book.theirs(open.cells);
    const restored = book.restore(readKept<Kept>(name));
    const worked = workedSeconds();
    const saver = new Saver({
      book,
      now: () => Date.now(),
      later: (act, ms) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
      keep: () => void writeKept(name, book.keep()),
      send: (batch) => sendCells(open.id, batch, { seconds: worked.take() }),
    });
    return { book, saver, restored, worked };
  });
  const { book, saver, worked } = hand;
  // What a later reading brought; cells that are typed here stay.
  useEffect(() => {
    book.theirs(open.cells);
    book.expect(
      open.forms.flatMap((form) =>
        Object.entries(form.expected).flatMap(([address, it]) => {
          // Figures of texts stand beside the cells.
          if (address.split('|').length !== 4) return [];
          const value =
            it.num !== null
              ? ({ kind: 'number', num: it.num } as const)
              : it.txt
                ? ({ kind: 'text', txt: it.txt } as const)
                : undefined;
          return value ? [[`${form.id}|${address}`, value] as const] : [];
        }),
      ),
    );
  }, [book, open]);
  useEffect(() => {
    saver.begin();
    if (hand.restored > 0) saver.touched();
    const again = () => saver.again();
    const stop = worked.start();
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', again);
    return () => {
      stop();
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', again);
      void saver.flush().finally(() => saver.end());
    };
  }, [saver, worked, hand.restored]);
  const present = useOthers(open, book, active, onLines);
  const edition = useSyncExternalStore(book.subscribe, book.edition);
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  return useMemo(
    () => ({ book, saver, state, edition, restored: hand.restored, present }),
    [book, saver, state, edition, hand.restored, present],
  );
}

const NOBODY: readonly Present[] = [];

/** Every three seconds while somebody looks: what others changed, and where they are. */
function useOthers(open: OpenReturn, book: Book, active: () => string | undefined, onLines: () => void) {
  const [present, setPresent] = useState<readonly Present[]>(NOBODY);
  useEffect(() => {
    if (!open.open) return undefined;
    let since = open.since;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      if (document.visibilityState === 'visible' && navigator.onLine)
        try {
          const focus = active() ?? '';
          const answer = await post<ChangesAnswer>('/api/queries/returns.changes', { id: open.id, since, focus });
          if (over) return;
          since = answer.now;
          book.theirs(answer.cells.map((cell) => [`${cell.form}|${cell.address}`, knownOf(cell)]));
          setPresent((before) => (same(before, answer.people) ? before : answer.people));
          if (hasOtherLines(open, answer.lines) || answer.state !== open.state) onLines();
        } catch {
          // The saver tells of a network that is gone and of a session that ended; looking just goes on.
        }
      if (!over) timer = setTimeout(() => void look(), LOOK_EVERY);
    };
    timer = setTimeout(() => void look(), LOOK_EVERY);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [open, book, active, onLines]);
  return present;
}

function hasOtherLines({ forms }: OpenReturn, lines: readonly ChangedLine[]): boolean {
  return lines.some((line) => {
    const rows = forms.find((it) => it.id === line.form)?.rows ?? [];
    const had = rows.find((row) => row.table === line.table && row.code === line.code);
    return line.dropped ? had !== undefined : had?.name !== (line.name ?? '');
  });
}

const same = (a: readonly Present[], b: readonly Present[]) => JSON.stringify(a) === JSON.stringify(b);
