/** Precision and recall of marks against labels; a copied column is one case however many cells it has. */
import type { Case } from './outlier-cases.fixture.ts';
import { type Outlier, outliers, type Thresholds } from './outliers.ts';

export interface Score {
  readonly mistakes: number;
  readonly marks: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly by_label: Readonly<Record<string, { readonly all: number; readonly found: number }>>;
}

const caseOf = (it: Case): string =>
  it.label === 'copied' ? `${it.return}|${it.column}|copied` : `${it.return}|${it.column}|${it.row}`;

export function score(cases: readonly Case[], limits?: Thresholds): Score {
  const marks = outliers(cases, limits);
  const marked = new Set(marks.map(keyOf));
  const wrong = cases.filter((it) => it.label !== '');
  const hit = (it: Case) =>
    marked.has(`${it.return}|${it.column}|${it.row}`) || marked.has(`${it.return}|${it.column}|`);
  const labels = new Map<string, { all: number; found: number }>();
  const all = new Map<string, Case[]>();
  for (const it of wrong) all.set(caseOf(it), [...(all.get(caseOf(it)) ?? []), it]);
  let found = 0;
  for (const cells of all.values()) {
    const label = labels.get(cells[0]?.label ?? '') ?? { all: 0, found: 0 };
    const seen = cells.some(hit);
    labels.set(cells[0]?.label ?? '', { all: label.all + 1, found: label.found + (seen ? 1 : 0) });
    if (seen) found += 1;
  }
  const isWrong = (mark: Outlier) =>
    wrong.some(
      (it) => it.return === mark.return && it.column === mark.column && (mark.row === '' || it.row === mark.row),
    );
  const right = marks.filter(isWrong).length;
  return {
    mistakes: all.size,
    marks: marks.length,
    found,
    right,
    precision: marks.length === 0 ? 1 : right / marks.length,
    recall: all.size === 0 ? 1 : found / all.size,
    by_label: Object.fromEntries(labels),
  };
}

function keyOf(mark: Outlier): string {
  return `${mark.return}|${mark.column}|${mark.row}`;
}
