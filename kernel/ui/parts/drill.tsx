/** A number that opens the list behind it: nothing is counted that cannot be looked at. */
import type { ReactNode } from 'react';
import type { ListAsk } from '../api/shapes.ts';
import { listPath } from '../list/address.ts';
import { Link } from '../router.tsx';

interface DrillProps {
  readonly value: number | null;
  readonly unit?: string;
  /** What the number counts, said to a screen reader and on hover. */
  readonly label: string;
  readonly record: string;
  readonly ask?: ListAsk;
  readonly children?: ReactNode;
}

export function Drill({ value, unit, label, record, ask, children }: DrillProps) {
  const shown = value === null ? '无法判断' : value.toLocaleString('zh-CN');
  return (
    <Link
      to={listPath(record, ask ?? {})}
      className="zs-drill"
      title={`${label}：打开名单`}
      aria-label={`${label} ${shown}${unit ?? ''}，打开名单`}
    >
      <span className="zs-drill-number">{shown}</span>
      {unit ? <span className="zs-drill-unit">{unit}</span> : null}
      {children}
    </Link>
  );
}
