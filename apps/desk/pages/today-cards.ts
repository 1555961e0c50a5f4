/** The alerts that wait for somebody, by id, where the acting post may read them: duties on them carry their light. */
import { type ListAsk, useDesk, useListQuery } from '#kernel/ui/index.ts';
import type { Card, Cards } from './today-groups.ts';

const RECORD = 'alert';
const MOST = 500;
const ASK: ListAsk = { state: ['open', 'explained', 'reopened'], limit: MOST };

export function useCards(): Cards {
  const asked = useListQuery(RECORD, ASK, useDesk().mayRead(RECORD));
  const out = new Map<string, Card>();
  for (const { rows, units } of asked.data?.pages ?? [])
    for (const row of rows)
      if (row.light === 'red' || row.light === 'yellow')
        out.set(row.id, { light: row.light, title: String(row.title), unit: units?.[row.unit] ?? row.unit });
  return out;
}
