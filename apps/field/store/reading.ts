/** What was read last stays on the phone until signing out; without a network it is shown with the time it was read. */

import { Unreachable } from '#kernel/ui/api/problem.ts';
import { useReading } from '../../shared/use-reading.ts';
import { find, keep } from './phone.ts';

interface Kept<T> {
  readonly key: string;
  readonly at: string;
  readonly data: T;
}

export interface Read<T> {
  readonly data: T;
  /** ISO instant of an older reading; undefined when the server just answered. */
  readonly as_of?: string;
}

/** `name` says whose and what; another name is another question. */
export function useKeptReading<T>(name: string, ask: (signal: AbortSignal) => Promise<T>) {
  return useReading<Read<T>>(name, async (signal) => {
    try {
      const data = await ask(signal);
      const row: Kept<T> = { key: name, at: new Date().toISOString(), data };
      await keep('read', row).catch(() => undefined);
      return { data };
    } catch (error) {
      const older = error instanceof Unreachable ? await find<Kept<T>>('read', name).catch(() => undefined) : undefined;
      if (older) return { data: older.data, as_of: older.at };
      throw error;
    }
  });
}
