/** Sends a form. Silence is not refusal: the same submission, under the same key, goes again when the network is back. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Unreachable } from '#kernel/ui/api/problem.ts';

export interface Sending {
  readonly busy: boolean;
  readonly trouble: unknown;
  /** No answer came: what was typed is kept, and sent again by itself. */
  readonly waiting: boolean;
  readonly submit: () => void;
}

export function useSending<T>(send: () => Promise<T>, done: (answer: T) => void): Sending {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(undefined);
  const latest = useRef({ send, done });
  latest.current = { send, done };
  const under_way = useRef(false);

  const submit = useCallback(() => {
    if (under_way.current) return;
    under_way.current = true;
    setBusy(true);
    latest.current
      .send()
      .then(
        (answer) => {
          setTrouble(undefined);
          latest.current.done(answer);
        },
        (error: unknown) => setTrouble(error),
      )
      .finally(() => {
        under_way.current = false;
        setBusy(false);
      });
  }, []);

  const waiting = trouble instanceof Unreachable;
  useEffect(() => {
    if (!waiting) return undefined;
    window.addEventListener('online', submit);
    return () => window.removeEventListener('online', submit);
  }, [waiting, submit]);
  return { busy, trouble, waiting, submit };
}
