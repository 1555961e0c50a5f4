/** What the page works out of the book at every change: standings, places to mend, marks. */
import { useMemo } from 'react';
import type { Option } from '../../domain/value.ts';
import type { Marks } from '../grid/shapes.ts';
import { placesToMend } from './fault-list.ts';
import type { OpenReturn } from './shapes.ts';
import { type Standing, standingOf } from './standing.ts';
import type { Hand } from './use-book.ts';

const NO_OPTIONS: readonly Option[] = [];

export function useSheets(open: OpenReturn, hand: Hand, picked: ReadonlyMap<string, string>) {
  const { book, edition, present } = hand;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edition says that the book changed
  const standings = useMemo(
    () => new Map(open.forms.map((form) => [form.id, standingOf(form, book, open.dictionaries)] as const)),
    [open, book, edition],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the edition says that the book changed
  const places = useMemo(() => placesToMend(open, book, standings), [open, book, standings, edition]);
  const options = useMemo(
    () => (dictionary: string | undefined) => (dictionary ? (open.dictionaries[dictionary] ?? NO_OPTIONS) : NO_OPTIONS),
    [open.dictionaries],
  );
  const marks = useMemo(
    () =>
      new Map(
        open.forms.map((form) => {
          const inside = <T>(entries: Iterable<readonly [string, T]>) =>
            new Map(
              [...entries]
                .filter(([address]) => address.startsWith(`${form.id}|`))
                .map(([address, it]) => [address.slice(form.id.length + 1), it] as const),
            );
          const remarks = new Map<string, number>();
          for (const it of open.remarks)
            if (it.open && it.address) remarks.set(it.address, (remarks.get(it.address) ?? 0) + 1);
          return [
            form.id,
            {
              faults: (standings.get(form.id) as Standing).by_address,
              expected: form.expected,
              last: form.last,
              remarks: inside(remarks),
              sent_back: inside(open.sent_back),
              picked: new Set(inside(picked).keys()),
              others: inside(present.filter((it) => it.address).map((it) => [it.address, it.name] as const)),
            } satisfies Marks,
          ] as const;
        }),
      ),
    [open, standings, picked, present],
  );
  return { standings, places, options, marks };
}
