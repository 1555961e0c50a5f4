/** The platform said no: why, on what basis, and what to do. */
import { useEffect, useRef } from 'react';
import { Problem } from '#kernel/ui/api/problem.ts';
import { wordsOf } from '../../shared/trouble.tsx';
import { CHECKS } from '../words.ts';

interface RefusedProps {
  readonly title: string;
  readonly error: unknown;
}

export function Refused({ title, error }: RefusedProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal is brought into sight.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.focus({ preventScroll: true });
  }, [error]);
  const basis = error instanceof Problem ? error.basis : [];
  const faults = error instanceof Problem ? error.faults : [];
  return (
    <div className="notice notice-bad" role="alert" ref={box} tabIndex={-1}>
      <p className="notice-title">{title}</p>
      <p>{wordsOf(error)}</p>
      {faults.length > 1 ? (
        <ul>
          {faults.map((fault) => (
            <li key={fault.field}>{fault.message}</li>
          ))}
        </ul>
      ) : null}
      {basis.length > 0 ? <p className="hint">所依据的规则：{basis.map((id) => CHECKS[id] ?? id).join('、')}</p> : null}
    </div>
  );
}
