/** Reads once for an address and again on demand; a newer question cancels the older one. */
import { useCallback, useEffect, useState } from 'react';

export type Reading<T> = (
  | { readonly state: 'pending' }
  | { readonly state: 'ready'; readonly data: T }
  | { readonly state: 'failed'; readonly error: unknown }
) & { readonly again: () => void };

/** `key` says when the question is another one; `ask` itself need not be stable. */
export function useReading<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Reading<T> {
  const [turn, setTurn] = useState(0);
  const [held, setHeld] = useState<{ readonly key: string; readonly data?: T; readonly error?: unknown }>({ key: '' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question.
  useEffect(() => {
    const stop = new AbortController();
    ask(stop.signal).then(
      (data) => setHeld({ key, data }),
      (error: unknown) => {
        if (!stop.signal.aborted) setHeld({ key, error });
      },
    );
    return () => stop.abort();
  }, [key, turn]);
  const again = useCallback(() => {
    setHeld((was) => (was.error ? { key: '' } : was));
    setTurn((n) => n + 1);
  }, []);
  if (held.key !== key) return { state: 'pending', again };
  if (held.error !== undefined) return { state: 'failed', error: held.error, again };
  return { state: 'ready', data: held.data as T, again };
}
