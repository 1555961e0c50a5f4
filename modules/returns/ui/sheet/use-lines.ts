/** Rows of open tables: added, named, dropped. They need the system, because it gives them their codes. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Problem, Unreachable } from '#kernel/ui/index.ts';
import type { Saver } from '../saving/saver.ts';
import { sendCells } from './transport.ts';

interface LineAsk {
  readonly form: string;
  readonly table: string;
  readonly code?: string;
  readonly key?: string;
  readonly name?: string;
  readonly drop?: boolean;
}

export interface Lines {
  readonly busy: boolean;
  readonly trouble: string | null;
  /** Answers the codes of new rows by key, or undefined when nothing was done. */
  change(lines: readonly LineAsk[]): Promise<Readonly<Record<string, string>> | undefined>;
}

export function useLines(id: string, saver: Saver): Lines {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const change = useCallback(
    async (lines: readonly LineAsk[]) => {
      setBusy(true);
      setTrouble(null);
      try {
        await saver.flush();
        const { answer } = await sendCells(id, [], { lines });
        await client.invalidateQueries({ queryKey: ['query', 'returns.sheet', { id }] });
        const fault = answer.faults?.[0];
        if (fault) setTrouble(fault.message);
        return answer.lines ?? {};
      } catch (error) {
        if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
        setTrouble(error instanceof Unreachable ? '未连网，暂时不能增减行；已填的内容都在本机。' : error.message);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [client, id, saver],
  );
  return { busy, trouble, change };
}
