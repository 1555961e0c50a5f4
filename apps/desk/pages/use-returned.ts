/** Ids of records that came back to this unit, where the acting post may ask. */
import { useDesk, useModuleQuery } from '#kernel/ui/index.ts';

interface Waiting {
  readonly id: string;
  readonly state: string;
}

interface TodayAnswer {
  readonly explain?: readonly Waiting[];
  readonly reply?: readonly Waiting[];
}

const QUERY = 'supervision.today';
/** An explanation not accepted, a rectification to be continued. */
const CAME_BACK = new Set(['reopened', 'rectify-again']);

export function useReturned(): ReadonlySet<string> {
  const asked = useModuleQuery<TodayAnswer>(QUERY, {}, useDesk().mayAsk(QUERY));
  const waiting = [...(asked.data?.explain ?? []), ...(asked.data?.reply ?? [])];
  return new Set(waiting.filter((it) => CAME_BACK.has(it.state)).map((it) => it.id));
}
