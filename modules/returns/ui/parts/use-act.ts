/** Gives a command from a small control: one at a time, its trouble in words beside it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#kernel/ui/form/draft.ts';
import { afterWrite, type CommandResult, Problem, post, Unreachable } from '#kernel/ui/index.ts';

export interface Act {
  readonly busy: boolean;
  readonly trouble: string | null;
  /** Answers what came of it, or undefined when it was refused. */
  give(
    command: string,
    id: string | undefined,
    input: Readonly<Record<string, unknown>>,
    version?: number,
  ): Promise<CommandResult | undefined>;
}

export function useAct(): Act {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  return {
    busy,
    trouble,
    async give(command, id, input, version) {
      if (busy) return undefined;
      setBusy(true);
      setTrouble(null);
      try {
        const done = await post<CommandResult>(`/api/commands/${command}`, { id, version, key: newKey(), input });
        await afterWrite(client);
        return done;
      } catch (error) {
        if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
        const faults = error instanceof Problem ? error.faults.map((fault) => fault.message) : [];
        setTrouble(faults.length > 0 ? faults.join('；') : error.message);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
