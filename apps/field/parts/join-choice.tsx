/** Another department is in the firm already: join its visit, so that the firm is disturbed and counted once, or go in alone. */
import { useState } from 'react';
import { post } from '#kernel/ui/api/client.ts';
import { ChoiceField } from '../../shared/form.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { moment } from '../words.ts';

interface OpenVisit {
  readonly id: string;
  readonly department: string;
  readonly started_at: string;
}

const ALONE = 'alone';

export interface Joining {
  readonly open: readonly OpenVisit[];
  /** '' until chosen. */
  readonly choice: string;
  readonly choose: (choice: string) => void;
  /** The visit to join. */
  readonly join: string | null;
}

/** Visits open at the place today. Without an answer there is nothing to join, and the entry is one of its own. */
export function useJoining(premises: string | null): Joining {
  const [choice, choose] = useState('');
  const reading = useReading(`open-visits.${premises ?? 'none'}`, async (signal) =>
    premises
      ? (await post<{ visits: readonly OpenVisit[] }>('/api/queries/inspection.open-visits', { premises }, signal))
          .visits
      : [],
  );
  const open = reading.state === 'ready' ? reading.data : [];
  return { open, choice, choose, join: open.some((it) => it.id === choice) ? choice : null };
}

export function JoinChoice({ joining, asked }: { readonly joining: Joining; readonly asked: boolean }) {
  if (joining.open.length === 0) return null;
  const options = joining.open.map((it) => ({
    value: it.id,
    label: `与${it.department}联合检查，合并为一次入企`,
    hint: `${moment(it.started_at)}已入企`,
  }));
  return (
    <ChoiceField
      id="join"
      label="现场已有单位入企，是联合检查吗？"
      value={joining.choice}
      set={joining.choose}
      options={[...options, { value: ALONE, label: '不是，单独登记入企' }]}
      fault={asked && joining.choice === '' ? '请选择是不是联合检查' : undefined}
    />
  );
}
