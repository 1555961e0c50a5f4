/** One background job: start it, watch it, read its answer. Its id stands in the address, so that a reload or a colleague finds it again. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, go, type Job, post, usePlace } from '#kernel/ui/index.ts';

const going = (job: Job | undefined) => job?.state === 'waiting' || job?.state === 'running';

/** The job with this id; asked again every second while it works. */
export function useJob<T>(id: string | null) {
  return useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => get<Omit<Job, 'answer'> & { readonly answer?: T | null }>(`/api/jobs/${id}`, signal),
    enabled: id !== null,
    refetchInterval: (query) => (going(query.state.data as Job | undefined) ? 1000 : false),
  });
}

/** Starts a job of this name and puts its id into the address as `?job=`. */
export function useStartJob(name: string) {
  const client = useQueryClient();
  const { path, search } = usePlace();
  return useMutation({
    mutationFn: (input: unknown) => post<{ readonly id: string }>(`/api/jobs/${name}`, input),
    onSuccess: async ({ id }) => {
      const next = new URLSearchParams(search);
      next.set('job', id);
      go(`${path}?${next.toString()}`, { replace: true });
      await client.invalidateQueries({ queryKey: ['jobs'] });
    },
  });
}
