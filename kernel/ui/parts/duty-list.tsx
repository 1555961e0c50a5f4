/** Obligations with their due days: one click opens the record where the act is done. */

import type { Duty } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { Link, recordPath } from '../router.tsx';
import { DeadlineChip } from './deadline-chip.tsx';

interface DutyListProps {
  readonly duties: readonly Duty[];
  /** Words of the list for a screen reader. */
  readonly label: string;
}

export function DutyList({ duties, label }: DutyListProps) {
  const { record, session } = useDesk();
  return (
    <ul className="zs-items" aria-label={label}>
      {duties.map((duty) => (
        <li key={duty.id} className="zs-item">
          <div className="zs-item-main">
            <Link to={recordPath(duty.record, duty.record_id)}>{duty.title}</Link>
            <span className="zs-quiet">
              {record(duty.record)?.label ?? ''}
              {duty.person === session.person ? '　由您办理' : ''}
            </span>
          </div>
          <DeadlineChip due={duty.due} provisional={duty.provisional} basis={duty.basis} what={duty.title} />
        </li>
      ))}
    </ul>
  );
}
