/** Each officer's certificate on the day of the visit, in words, so that nobody finds out at the firm's gate. */

import type { Day } from '#kernel/day.ts';
import { CertificateThatDay } from '#modules/officers/ui/index.ts';
import { useColleagues } from './pickers.tsx';

interface OfficersProps {
  readonly persons: readonly string[];
  readonly day: Day;
  /** Names known beforehand, by person. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

export function OfficersThatDay({ persons, day, names }: OfficersProps) {
  const { people } = useColleagues();
  if (persons.length === 0) return null;
  return (
    <ul className="zs-plain-list ins-officers" aria-label={`${day}的证件情况`}>
      {persons.map((person) => (
        <li key={person}>
          <strong>{names?.[person] ?? people.get(person) ?? '（未知人员）'}</strong>
          <CertificateThatDay person={person} day={day} />
        </li>
      ))}
    </ul>
  );
}
