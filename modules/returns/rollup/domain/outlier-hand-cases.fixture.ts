/**
 * Cases labelled by hand, as a reviewer of yearly reports would: each one unit's number among ten peers of its level and line whose numbers are
 * written out, so that anyone can disagree. `wrong`: should be asked about. They chose no threshold; the case of a power handed over by a whole
 * line showed that the method forgot it, which was mended.
 */
import type { Observed } from './outliers.ts';

export interface HandCase {
  readonly what: string;
  readonly last: number | null;
  readonly value: number;
  readonly money?: boolean;
  /** [last year, this year] of the peers. Money in 万元. */
  readonly peers: readonly (readonly [number, number])[];
  readonly wrong: boolean;
}

type Pairs = HandCase['peers'];
const STEADY: Pairs = [
  [40, 43],
  [55, 50],
  [31, 36],
  [62, 60],
  [48, 52],
  [37, 35],
  [70, 75],
  [44, 41],
  [52, 58],
  [29, 30],
];
const SMALL: Pairs = [
  [2, 3],
  [1, 0],
  [4, 2],
  [3, 5],
  [0, 1],
  [2, 2],
  [5, 3],
  [1, 2],
  [3, 1],
  [2, 4],
];
const DOUBLED: Pairs = [
  [20, 41],
  [33, 70],
  [25, 48],
  [18, 39],
  [40, 77],
  [29, 60],
  [36, 75],
  [22, 45],
  [31, 58],
  [27, 56],
];
const HALVED: Pairs = [
  [80, 41],
  [60, 28],
  [95, 50],
  [70, 33],
  [55, 27],
  [88, 45],
  [64, 30],
  [73, 39],
  [91, 44],
  [58, 31],
];
const LARGE: Pairs = [
  [410, 432],
  [388, 401],
  [520, 498],
  [467, 455],
  [610, 640],
  [350, 371],
  [445, 460],
  [502, 515],
  [398, 380],
  [475, 490],
];
const MONEY: Pairs = [
  [12.5, 14],
  [20, 18.2],
  [8.3, 9],
  [31, 29.5],
  [16, 17.1],
  [25, 27],
  [11, 10.2],
  [19, 20.5],
  [14, 13.3],
  [22, 24],
];
const GONE: Pairs = [
  [22, 0],
  [18, 0],
  [30, 1],
  [25, 0],
  [19, 0],
  [27, 0],
  [21, 0],
  [16, 0],
  [33, 0],
  [24, 0],
];

export const HAND_CASES: readonly HandCase[] = [
  { what: '与去年相近', last: 45, value: 47, peers: STEADY, wrong: false },
  { what: '多写一位：48写成488', last: 45, value: 488, peers: STEADY, wrong: true },
  { what: '漏写一位：412写成41', last: 405, value: 41, peers: LARGE, wrong: true },
  { what: '多写一个0：430写成4300', last: 415, value: 4300, peers: LARGE, wrong: true },
  { what: '去年50件今年填0，同类单位都有', last: 50, value: 0, peers: STEADY, wrong: true },
  { what: '去年2件今年0件', last: 2, value: 0, peers: SMALL, wrong: false },
  { what: '去年1件今年6件，本来就少', last: 1, value: 6, peers: SMALL, wrong: false },
  { what: '去年3件今年33件，个位数写重', last: 3, value: 33, peers: SMALL, wrong: true },
  { what: '全条线翻倍，本单位也翻倍', last: 30, value: 62, peers: DOUBLED, wrong: false },
  { what: '全条线翻倍，本单位三倍', last: 30, value: 92, peers: DOUBLED, wrong: false },
  { what: '全条线翻倍，本单位填了二十倍', last: 30, value: 610, peers: DOUBLED, wrong: true },
  { what: '全条线减半，本单位也减半', last: 66, value: 34, peers: HALVED, wrong: false },
  { what: '全条线减半，本单位十分之一', last: 150, value: 7, peers: HALVED, wrong: true },
  { what: '职能划出，全条线归零', last: 26, value: 0, peers: GONE, wrong: false },
  { what: '职能划出，本单位仍照填去年的数', last: 26, value: 26, peers: GONE, wrong: false },
  { what: '罚没15万元填成15元', last: 15, value: 0.0015, money: true, peers: MONEY, wrong: true },
  { what: '罚没18.6万元填成186000万元', last: 17.5, value: 186_000, money: true, peers: MONEY, wrong: true },
  { what: '没有去年数，把23万元填成230000万元', last: null, value: 230_000, money: true, peers: MONEY, wrong: true },
  { what: '没有去年数，与同类相近', last: null, value: 19, money: true, peers: MONEY, wrong: false },
  { what: '没有去年数，件数与同类相近', last: null, value: 51, peers: STEADY, wrong: false },
  { what: '没有去年数，件数是同类的一百倍', last: null, value: 5200, peers: STEADY, wrong: true },
  { what: '金额增加一半', last: 16, value: 24.5, money: true, peers: MONEY, wrong: false },
  { what: '金额两倍，个别大案', last: 16, value: 33, money: true, peers: MONEY, wrong: false },
  { what: '金额少写一位：21.5写成2.15', last: 20.8, value: 2.15, money: true, peers: MONEY, wrong: true },
  { what: '金额去年20万元今年填0', last: 20, value: 0, money: true, peers: MONEY, wrong: true },
  { what: '去年没有、今年新取得职权20件', last: 0, value: 20, peers: STEADY, wrong: false },
  { what: '增加四成', last: 50, value: 71, peers: STEADY, wrong: false },
  { what: '减少三分之一', last: 60, value: 41, peers: STEADY, wrong: false },
  { what: '大数增加一成半', last: 500, value: 580, peers: LARGE, wrong: false },
  { what: '大数写重末位：466写成4666', last: 470, value: 4666, peers: LARGE, wrong: true },
  { what: '大数首位误写：466写成866', last: 470, value: 866, peers: LARGE, wrong: true },
];

const WAN = 1_000_000;

/** The case and its peers as one round of one cell; the unit asked about is `asked`. */
export function roundOf(it: HandCase): Observed[] {
  const money = it.money ?? false;
  const stored = (number: number) => (money ? Math.round(number * WAN) : number);
  const at = { level: 'county', line: 'scjg', table: 't', row: 'a', column: 'c', money };
  const row = (unit: string, last: number | null, value: number): Observed => ({
    ...at,
    return: unit,
    unit,
    value: stored(value),
    last: last === null ? null : stored(last),
  });
  return [row('asked', it.last, it.value), ...it.peers.map(([last, value], i) => row(`peer${i}`, last, value))];
}
