/** Who visits which firm on which day, and what makes it a story. */
import type { PlannedVisit } from './scenes.ts';

/** What makes a visit a story. */
export type Turn =
  | 'plain'
  | 'found'
  | 'late-result'
  | 'no-result'
  | 'no-code'
  | 'quiet'
  | 'not-published'
  | 'waiting'
  | 'to-approve';

export interface Told extends PlannedVisit {
  readonly turn: Turn;
}

/** Agencies with plans; each visits these firms of its region, on these days after the beginning. */
export const CALENDAR: readonly {
  readonly unit: string;
  /** Which of the unit's officers go; the first two where absent. */
  readonly officers?: readonly number[];
  readonly visits: readonly (readonly [day: number, firm: number, turn: Turn])[];
}[] = [
  {
    unit: '990102.scjg',
    visits: [
      [4, 0, 'plain'],
      [8, 3, 'found'],
      [12, 0, 'plain'],
      [15, 5, 'late-result'],
      [19, 0, 'quiet'],
      [24, 7, 'plain'],
      [29, 0, 'plain'],
      [33, 8, 'no-code'],
      [37, 9, 'plain'],
      [41, 0, 'plain'],
      [45, 4, 'found'],
      [48, 11, 'no-result'],
      [51, 12, 'plain'],
    ],
  },
  {
    unit: '990102.yjgl',
    visits: [
      [6, 1, 'plain'],
      [13, 0, 'plain'],
      [21, 2, 'late-result'],
      [30, 6, 'plain'],
      [38, 9, 'quiet'],
      [46, 13, 'not-published'],
      [52, 14, 'plain'],
    ],
  },
  {
    unit: '990102.sthj',
    visits: [
      [7, 2, 'plain'],
      [14, 0, 'plain'],
      [28, 10, 'found'],
      [39, 9, 'plain'],
      [47, 15, 'no-result'],
    ],
  },
  {
    unit: '990102.csgl',
    officers: [1, 2],
    visits: [
      [9, 4, 'plain'],
      [22, 16, 'plain'],
      [36, 9, 'plain'],
      [50, 17, 'no-code'],
    ],
  },
  {
    unit: '990102001.zf',
    visits: [
      [16, 18, 'plain'],
      [32, 19, 'plain'],
    ],
  },
  {
    unit: '990121.scjg',
    officers: [1, 2, 0],
    visits: [
      [10, 0, 'plain'],
      [18, 1, 'plain'],
      [26, 0, 'late-result'],
      [44, 2, 'no-result'],
    ],
  },
  {
    unit: '980100.csgl',
    visits: [
      [11, 0, 'plain'],
      [25, 1, 'found'],
      [40, 0, 'no-result'],
    ],
  },
  {
    unit: '970103.scjg',
    visits: [
      [12, 0, 'plain'],
      [27, 1, 'no-code'],
      [43, 2, 'plain'],
    ],
  },
];
