/** One inspection as the phone needs it, read through the record's own door. */
import { get, post } from '#kernel/ui/api/client.ts';
import type { RefTitles } from '#kernel/ui/api/shapes.ts';
import { useWorker } from './session.tsx';
import { useKeptReading } from './store/reading.ts';

export interface TaskMark {
  readonly check: string;
  readonly words: string;
  readonly basis: string;
}

export interface TaskRow {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly title: string | null;
  readonly firm: string;
  readonly premises: string | null;
  readonly inspection_type: string;
  readonly source_kind: string | null;
  readonly quiet_ground: string | null;
  readonly quiet_words: string | null;
  readonly items: readonly string[];
  readonly checklist: string | null;
  readonly officers: readonly string[];
  readonly companions: readonly string[] | null;
  readonly planned_from: string;
  readonly planned_until: string;
  readonly reason: string;
  readonly basis: string;
  readonly plan: string | null;
  readonly approved_at: string | null;
  readonly urgent: boolean;
  readonly entered_at: string | null;
  readonly visit: string | null;
  readonly place_distance: number | null;
  readonly marks: readonly TaskMark[] | null;
  readonly record_words: string | null;
  readonly firm_opinion: string | null;
  readonly record_number: string | null;
  readonly signed_at: string | null;
  readonly result: string | null;
  readonly result_words: string | null;
  readonly result_due: string | null;
  readonly result_day: string | null;
}

export interface Task {
  readonly row: TaskRow;
  readonly can: readonly string[];
  readonly refs?: RefTitles;
}

export function useTask(id: string) {
  const { session } = useWorker();
  return useKeptReading<Task>(`${session.person}.task.${id}`, (signal) => get(`/api/records/inspection/${id}`, signal));
}

/** Title of a record pointed at. */
export function titleOf(task: Task, record: string, id: string | null): string {
  return id ? (task.refs?.[record]?.[id] ?? '（无权查看）') : '';
}

export const titlesOf = (task: Task, record: string, ids: readonly string[] | null): string =>
  (ids ?? []).map((id) => titleOf(task, record, id)).join('、');

export interface ChecklistItem {
  readonly code: string;
  readonly text: string;
  readonly basis: string;
  readonly answers: 'yes-no' | 'conform' | 'text' | 'number' | 'photo';
  readonly required: boolean;
}

export function useChecklist(id: string | null) {
  const { session } = useWorker();
  return useKeptReading<readonly ChecklistItem[]>(`${session.person}.checklist.${id ?? 'none'}`, async (signal) => {
    if (!id) return [];
    const { row } = await get<{ row: { items: readonly ChecklistItem[] } }>(`/api/records/checklist/${id}`, signal);
    return row.items;
  });
}

export interface FindingRow {
  readonly id: string;
  readonly item_code: string | null;
  readonly question: string;
  readonly answer: string;
  readonly seriousness: string;
  readonly note: string | null;
  readonly photos: readonly string[] | null;
}

export function useFindings(inspection: string) {
  const { session } = useWorker();
  return useKeptReading<readonly FindingRow[]>(`${session.person}.findings.${inspection}`, async (signal) => {
    const ask = { filter: { inspection }, state: ['kept'], limit: 300 };
    return (await post<{ rows: readonly FindingRow[] }>('/api/records/finding/list', ask, signal)).rows;
  });
}

export interface PlatformWords {
  readonly dictionaries: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;
}

/** Words of the dictionaries in force where the person acts. */
export function useDictionaries() {
  const { session } = useWorker();
  return useKeptReading<PlatformWords>(`${session.person}.${session.acting}.words`, async (signal) => {
    const { dictionaries } = await get<PlatformWords>('/api/meta', signal);
    return { dictionaries };
  });
}

/** What may be done with the entry itself. */
export function useVisit(id: string) {
  const { session } = useWorker();
  return useKeptReading<{ readonly can: readonly string[] }>(`${session.person}.visit.${id}`, (signal) =>
    get(`/api/records/visit/${id}`, signal),
  );
}
