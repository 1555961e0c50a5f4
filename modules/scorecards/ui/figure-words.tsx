/** A figure in words: its value with its parts, or why there is none. */

import { shownValue } from '../domain/figure.ts';
import type { Figure } from './shapes.ts';

const NONE = {
  few: (figure: Figure) => `样本少于${Math.max(figure.least, 1)}，不显示`,
  no_record: () => '平台还没有相应记录',
  not_entered: () => '尚未填入',
} as const;

export function FigureWords({ figure }: { readonly figure: Figure }) {
  if (figure.value === null) return <span className="zs-quiet">{figure.none ? NONE[figure.none](figure) : ''}</span>;
  const met =
    figure.target === null
      ? null
      : figure.better === 'higher'
        ? figure.value >= figure.target * 100
        : figure.value <= figure.target * 100;
  return (
    <span>
      <strong>
        {shownValue(figure.value)}
        {figure.unit}
      </strong>
      {figure.under === null ? null : (
        <span className="zs-quiet">
          {' '}
          {figure.over}/{figure.under}
        </span>
      )}
      {met === false ? (
        <span className="zs-quiet">
          {' '}
          未达到{figure.target}
          {figure.unit}
        </span>
      ) : null}
    </span>
  );
}
