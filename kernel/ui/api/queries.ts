/** Reads as the screens ask them; one key per question so that a write can say what became stale. */
import { QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, post } from './client.ts';
import { Problem, Unreachable } from './problem.ts';
import type {
  Duty,
  Found,
  Job,
  ListAnswer,
  ListAsk,
  Meta,
  Notice,
  RecordAnswer,
  Session,
  TimelineEntry,
} from './shapes.ts';

/** One client per page load. A refusal is an answer and is not asked again; silence and 503 are, twice. */
export function makeQueryClient(): QueryClient {
  const again = (count: number, error: Error) =>
    count < 2 && (error instanceof Unreachable || (error instanceof Problem && error.status === 503));
  return new QueryClient({
    defaultOptions: { queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true } },
  });
}

/** The session, or null when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async ({ signal }) => {
      try {
        const session = await get<Session | null>('/api/session', signal);
        return session?.person ? session : null;
      } catch (error) {
        if (error instanceof Problem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

export function useMetaQuery(post_id: string | null) {
  return useQuery({
    queryKey: ['meta', post_id],
    queryFn: ({ signal }) => get<Meta>('/api/meta', signal),
    staleTime: 300_000,
    enabled: post_id !== null,
  });
}

export function useListQuery(record: string, ask: ListAsk, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['record', record, 'list', ask],
    queryFn: ({ pageParam, signal }) =>
      post<ListAnswer>(`/api/records/${record}/list`, pageParam ? { ...ask, after: pageParam } : ask, signal),
    initialPageParam: null as ListAnswer['next'],
    getNextPageParam: (last) => last.next,
    enabled,
  });
}

export function useRecordQuery(record: string, id: string, enabled = true) {
  return useQuery({
    queryKey: ['record', record, 'one', id],
    queryFn: ({ signal }) => get<RecordAnswer>(`/api/records/${record}/${id}`, signal),
    enabled,
  });
}

export function useTimelineQuery(record: string, id: string) {
  return useQuery({
    queryKey: ['record', record, 'timeline', id],
    queryFn: ({ signal }) =>
      get<{ readonly entries: readonly TimelineEntry[] }>(`/api/records/${record}/${id}/timeline`, signal).then(
        (a) => a.entries,
      ),
  });
}

/** Open duties the acting post may see; of one record when named. */
export function useDutiesQuery(of?: { readonly record: string; readonly record_id: string }) {
  const params = of ? `?${new URLSearchParams({ ...of }).toString()}` : '';
  return useQuery({
    queryKey: ['duties', of ?? null],
    queryFn: async ({ signal }) => {
      const { duties } = await get<{ readonly duties: readonly Duty[] }>(`/api/duties${params}`, signal);
      return duties;
    },
  });
}

/** Names of attachments by id; those out of reach are missing. A name never changes. */
export function useFileNamesQuery(ids: readonly string[]) {
  return useQuery({
    queryKey: ['file-names', ids],
    queryFn: async ({ signal }) => {
      type Named = { readonly id: string; readonly name: string };
      const { files } = await post<{ readonly files: readonly Named[] }>('/api/files/names', { ids }, signal);
      return Object.fromEntries(files.map((file) => [file.id, file.name]));
    },
    enabled: ids.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useNoticesQuery() {
  return useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) =>
      get<{ readonly notices: readonly Notice[] }>('/api/notices', signal).then((a) => a.notices),
    refetchInterval: 60_000,
  });
}

/** A module's query. `input` must be stable in content, not in identity. */
export function useModuleQuery<T>(name: string, input: unknown = {}, enabled = true) {
  return useQuery({
    queryKey: ['query', name, input],
    queryFn: ({ signal }) => post<T>(`/api/queries/${name}`, input, signal),
    enabled,
  });
}

/** Records by words: nothing is asked before two neighbouring characters are there. */
export function useSearchQuery(words: string, records: readonly string[], enabled: boolean) {
  return useQuery({
    queryKey: ['search', words, records],
    queryFn: ({ signal }) => {
      const params = new URLSearchParams({ words, records: records.join(',') });
      return get<{ readonly hits: readonly Found[] }>(`/api/search?${params.toString()}`, signal).then((a) => a.hits);
    },
    enabled,
  });
}

export function useJobsQuery() {
  return useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => get<{ readonly jobs: readonly Job[] }>('/api/jobs', signal).then((a) => a.jobs),
    refetchInterval: (query) =>
      query.state.data?.some((job) => job.state === 'running' || job.state === 'waiting') ? 1500 : false,
  });
}

/** After a write: everything that may have changed with it. */
export async function afterWrite(client: QueryClient): Promise<void> {
  const stale = ['record', 'duties', 'notices', 'query', 'search', 'jobs'];
  await Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: [key] })));
}
