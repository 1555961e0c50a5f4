/** What is typed on a public page, kept on the device until the server has acknowledged it and wiped then. */
import { useCallback, useState } from 'react';
import { newKey } from '#kernel/ui/form/draft.ts';
import { readKept, writeKept } from '#kernel/ui/kept.ts';

export interface KeptForm<T> {
  readonly values: T;
  /** One key per submission: sending twice has one effect. */
  readonly key: string;
  readonly set: (change: Partial<T>) => void;
  /** After the acknowledgement: nothing stays on the device. */
  readonly wipe: () => void;
}

interface Kept<T> {
  readonly values: T;
  readonly key: string;
}

/** `name` says which form about what; `empty` what it starts with. */
export function useKeptForm<T extends object>(name: string, empty: T): KeptForm<T> {
  const [kept, setKept] = useState<Kept<T>>(() => {
    const found = readKept<Kept<T>>(name);
    return found ? { key: found.key, values: { ...empty, ...found.values } } : { key: newKey(), values: empty };
  });
  const set = useCallback(
    (change: Partial<T>) =>
      setKept((was) => {
        const next = { ...was, values: { ...was.values, ...change } };
        writeKept(name, next);
        return next;
      }),
    [name],
  );
  const wipe = useCallback(() => writeKept(name, null), [name]);
  return { values: kept.values, key: kept.key, set, wipe };
}
