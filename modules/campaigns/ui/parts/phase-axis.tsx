/** Phases of a campaign on an axis of months: they may overlap, and one without days says so. The same in words for who cannot see it. */
import { type Day, daysBetween, monthOf, yearOf } from '#kernel/day.ts';
import type { Phase } from '../shapes.ts';
import '../campaigns.css';

interface PhaseAxisProps {
  readonly phases: readonly Phase[];
  readonly today: string;
}

interface Scale {
  readonly from: Day;
  readonly until: Day;
  readonly at: (day: string) => number;
  readonly marks: readonly { readonly label: string; readonly left: number }[];
}

const MOST_MARKS = 12;
const pad = (n: number) => String(n).padStart(2, '0');

/** From the first day of the first month to the last day any phase has; null where none has a day. */
export function scaleOf(phases: readonly Phase[]): Scale | null {
  const days = phases
    .flatMap((it) => [it.from, it.until])
    .filter((it): it is string => it !== null)
    .sort();
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const from = `${first.slice(0, 7)}-01` as Day;
  const until = last as Day;
  const length = Math.max(1, daysBetween(from, until) + 1);
  const at = (day: string) => Math.min(100, Math.max(0, (daysBetween(from, day as Day) / length) * 100));
  const months = (yearOf(until) - yearOf(from)) * 12 + monthOf(until) - monthOf(from) + 1;
  const step = Math.ceil(months / MOST_MARKS);
  const marks = Array.from({ length: Math.ceil(months / step) }, (_, i) => {
    const n = monthOf(from) - 1 + i * step;
    const year = yearOf(from) + Math.floor(n / 12);
    const month = (n % 12) + 1;
    return {
      label: i === 0 || month <= step ? `${year}年${month}月` : `${month}月`,
      left: at(`${year}-${pad(month)}-01`),
    };
  });
  return { from, until, at, marks };
}

const spanWords = (phase: Phase): string =>
  phase.from === null && phase.until === null
    ? '起止：原文未规定'
    : `${phase.from ?? '开始原文未规定'} 至 ${phase.until ?? '长期'}`;

export function PhaseAxis({ phases, today }: PhaseAxisProps) {
  const scale = scaleOf(phases);
  if (phases.length === 0) return null;
  const now = scale && today >= scale.from && today <= scale.until ? scale.at(today) : null;
  return (
    <div className="cam-axis">
      {scale ? (
        <div className="cam-axis-months" aria-hidden>
          {scale.marks.map((mark) => (
            <span key={mark.left} style={{ left: `${mark.left}%` }}>
              {mark.label}
            </span>
          ))}
        </div>
      ) : null}
      <ol className="zs-plain-list">
        {phases.map((phase) => {
          const current = (phase.from ?? '') <= today && (phase.until ?? '9999') >= today && phase.from !== null;
          const left = scale ? scale.at(phase.from ?? scale.from) : 0;
          const right = scale ? scale.at(phase.until ?? scale.until) : 0;
          const known = scale !== null && (phase.from !== null || phase.until !== null);
          return (
            <li key={phase.code} className="cam-phase">
              <span className="cam-phase-name">
                {phase.name}
                {current ? '（当前）' : ''}
                <span className="zs-quiet">{spanWords(phase)}</span>
              </span>
              <span className="cam-track" aria-hidden>
                {known ? (
                  <span
                    className={current ? 'cam-bar cam-bar-now' : 'cam-bar'}
                    style={{ left: `${left}%`, width: `${Math.max(2, right - left)}%` }}
                  />
                ) : null}
                {now !== null ? <span className="cam-now" style={{ left: `${now}%` }} /> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
