/** Open duties in their three shapes, asked of the server. */
import { useQuery } from '@tanstack/react-query';
import { get } from '#kernel/ui/api/client.ts';
import type { Duty } from '#kernel/ui/index.ts';

export type Of = 'mine' | 'below';

export interface MonthAnswer {
  readonly month: string;
  readonly days: readonly {
    readonly day: string;
    readonly kind: string;
    readonly count: number;
    readonly words: string;
  }[];
  readonly before: number;
  readonly undated: number;
}

export interface WaitingLine {
  readonly awaited_by: string;
  readonly awaited_by_name: string | null;
  readonly unit: string;
  readonly unit_name: string | null;
  readonly count: number;
  readonly late: number;
  readonly earliest: string | null;
  readonly thread: string | null;
  readonly words: string;
}

export interface BlockerLine {
  readonly path: readonly { readonly unit: string; readonly name: string | null; readonly due: string | null }[];
  readonly due: string | null;
  readonly late: boolean | null;
}

function useAsk<T>(path: string, params: Readonly<Record<string, string>>, enabled = true) {
  return useQuery({
    queryKey: ['duties', path, params],
    queryFn: ({ signal }) => get<T>(`${path}?${new URLSearchParams(params).toString()}`, signal),
    enabled,
  });
}

export const useDuties = (of: Of, days: { readonly from?: string; readonly until?: string }) =>
  useAsk<{ readonly duties: readonly Duty[] }>('/api/duties', { of, ...days });
export const useMonth = (of: Of, month: string) => useAsk<MonthAnswer>('/api/duties/month', { of, month });
export const useWaiting = (of: Of) =>
  useAsk<{ readonly waiting: readonly WaitingLine[] }>('/api/duties/waiting', { of });
export const useBlockers = (of: Of, thread: string) =>
  useAsk<{ readonly blockers: readonly BlockerLine[] }>('/api/duties/blockers', { of, thread }, thread !== '');
