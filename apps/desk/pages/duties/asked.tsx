/** What every question goes through: waiting, trouble, answer. */
import type { ReactNode } from 'react';
import { Loading, Trouble } from '#kernel/ui/index.ts';

export function Asked<T>({
  asked,
  children,
}: {
  readonly asked: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: unknown;
    readonly data: T | undefined;
    readonly refetch: () => unknown;
  };
  readonly children: (data: T) => ReactNode;
}) {
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError || asked.data === undefined) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  return children(asked.data);
}
