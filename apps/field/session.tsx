/** Who works on this phone. Without a network the last known person may go on writing; nothing is sent until the server knows them again. */
import { createContext, useContext, useEffect, useState } from 'react';
import { get, onSignedOut, post, remove } from '#kernel/ui/api/client.ts';
import { Problem, Unreachable } from '#kernel/ui/api/problem.ts';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { readKept, writeKept } from '#kernel/ui/kept.ts';
import { clear } from './store/phone.ts';

const LAST = 'field.session';

export interface Worker {
  readonly session: Session;
  /** The server has not confirmed it: there was no network at opening. */
  readonly unconfirmed: boolean;
  readonly refresh: () => void;
  readonly leave: () => void;
}

export type Door =
  | { readonly state: 'pending' }
  | { readonly state: 'failed'; readonly error: unknown; readonly again: () => void }
  | { readonly state: 'out'; readonly refresh: () => void }
  | { readonly state: 'in'; readonly worker: Worker };

export const WorkerContext = createContext<Worker | undefined>(undefined);

export function useWorker(): Worker {
  const worker = useContext(WorkerContext);
  if (!worker) throw new Error('outside of a session');
  return worker;
}

type Held =
  | { readonly session: Session | null; readonly unconfirmed: boolean }
  | { readonly error: unknown }
  | undefined;

async function ask(): Promise<Held> {
  try {
    const session = await get<Session | null>('/api/session');
    const known = session?.person ? session : null;
    writeKept(LAST, known);
    return { session: known, unconfirmed: false };
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return { session: null, unconfirmed: false };
    const last = error instanceof Unreachable ? readKept<Session>(LAST) : undefined;
    return last ? { session: last, unconfirmed: true } : { error };
  }
}

/** The state of the door, asked at opening, after signing in, and when the network is back. */
export function useDoor(): Door {
  const [held, setHeld] = useState<Held>();
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn is a question.
  useEffect(() => {
    let gone = false;
    ask().then((answer) => gone || setHeld(answer));
    return () => {
      gone = true;
    };
  }, [turn]);
  useEffect(() => {
    const refresh = () => setTurn((n) => n + 1);
    onSignedOut(() => setHeld({ session: null, unconfirmed: false }));
    window.addEventListener('online', refresh);
    return () => window.removeEventListener('online', refresh);
  }, []);
  const refresh = () => setTurn((n) => n + 1);
  if (!held) return { state: 'pending' };
  if ('error' in held) return { state: 'failed', error: held.error, again: refresh };
  if (!held.session) return { state: 'out', refresh };
  const leave = () => {
    writeKept(LAST, null);
    Promise.allSettled([remove('/api/session'), clear('read')]).then(refresh);
  };
  return { state: 'in', worker: { session: held.session, unconfirmed: held.unconfirmed, refresh, leave } };
}

export const signIn = (username: string, password: string): Promise<unknown> =>
  post('/api/session', { username: username.trim(), password });

/** The second factor of a sign-in. */
export const giveCode = (code: string): Promise<unknown> => post('/api/session/code', { code: code.trim() });

export const choosePost = (id: string): Promise<unknown> => post('/api/session/post', { post: id });

export const changePassword = (present: string, wanted: string): Promise<unknown> =>
  post('/api/session/password', { present, wanted });
