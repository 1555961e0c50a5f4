/** What is typed on the phone, kept until it is acknowledged. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '#kernel/ui/form/draft.ts';
import { drop, find, keep } from './phone.ts';

interface Kept<T> {
  readonly key: string;
  readonly act_key: string;
  readonly values: T;
}

export interface Draft<T> {
  readonly values: T;
  /** Key of the submission, the same until it was acknowledged. */
  readonly act_key: string;
  readonly set: (change: Partial<T>) => void;
  readonly wipe: () => Promise<void>;
}

/** The draft of that name; undefined while the phone is still reading it. */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> | undefined {
  const [kept, setKept] = useState<Kept<T>>();
  const start = useRef(empty);
  useEffect(() => {
    let gone = false;
    const fresh = { key: name, act_key: newKey(), values: start.current };
    find<Kept<T>>('drafts', name).then(
      (found) => gone || setKept(found ? { ...found, values: { ...start.current, ...found.values } } : fresh),
      () => gone || setKept(fresh),
    );
    return () => {
      gone = true;
    };
  }, [name]);
  const set = useCallback((change: Partial<T>) => {
    setKept((was) => {
      if (!was) return was;
      const next = { ...was, values: { ...was.values, ...change } };
      // A full store is no reason to stop typing; the page still has it.
      keep('drafts', next).catch(() => undefined);
      return next;
    });
  }, []);
  const wipe = useCallback(async () => {
    await drop('drafts', name).catch(() => undefined);
  }, [name]);
  return kept?.key === name ? { values: kept.values, act_key: kept.act_key, set, wipe } : undefined;
}
