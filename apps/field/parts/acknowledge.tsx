/** What the platform lets pass only knowingly: each check is ticked by hand. */
import { Problem } from '#kernel/ui/api/problem.ts';
import { CHECKS } from '../words.ts';

/** Checks that a refusal asks to be acknowledged. */
export function askedBy(error: unknown): readonly string[] {
  const list = error instanceof Problem ? error.extra.acknowledge : undefined;
  return Array.isArray(list) ? list.filter((it): it is string => typeof it === 'string') : [];
}

interface AcknowledgeProps {
  readonly error: unknown;
  readonly known: readonly string[];
  readonly set: (known: readonly string[]) => void;
}

export function Acknowledge({ error, known, set }: AcknowledgeProps) {
  const checks = [...new Set([...known, ...askedBy(error)])];
  const toggle = (check: string) => set(known.includes(check) ? known.filter((it) => it !== check) : [...known, check]);
  return (
    <div className="options">
      {checks.map((check) => (
        <label className="option" key={check}>
          <input type="checkbox" checked={known.includes(check)} onChange={() => toggle(check)} />
          <span>已知晓：{CHECKS[check] ?? check}</span>
        </label>
      ))}
    </div>
  );
}
