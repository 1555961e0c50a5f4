/** Builds the invented firms. Places lie in the open Pacific (135–136°E, 20–21°N): no map shows a real address under an invented name. */
import type { DemoFirm, DemoPark } from '../read-demo.ts';
import { Dice, makeUscc } from './codes.ts';
import { parentOf, regionName } from './regions.ts';

const dice = new Dice(32100);

export const parks: readonly DemoPark[] = [
  { id: 'park-1', name: '演示东园', region: '990102', quiet: true, lng: 135.12, lat: 20.31 },
  { id: 'park-2', name: '演示西园', region: '990121', quiet: true, lng: 135.48, lat: 20.62 },
];

/** Where firms stand, with the centre of the place and how many there are. */
const PLACES: readonly (readonly [string, number, number, number])[] = [
  ['990102001', 135.1, 20.3, 30],
  ['990102101', 135.2, 20.35, 18],
  ['990121101', 135.47, 20.6, 20],
  ['990121201', 135.55, 20.66, 8],
  ['990122101', 135.7, 20.2, 10],
  ['980102001', 135.3, 20.8, 14],
  ['970103001', 135.8, 20.9, 10],
  ['970103101', 135.86, 20.94, 10],
];

interface Trade {
  readonly trade: string;
  readonly tail: string;
  readonly key: readonly string[];
  readonly individual: boolean;
}
const TRADES: readonly Trade[] = [
  { trade: '食品生产', tail: '食品', key: ['食品药品'], individual: false },
  { trade: '餐饮服务', tail: '餐饮', key: ['食品药品'], individual: true },
  { trade: '药品零售', tail: '药房', key: ['食品药品'], individual: false },
  { trade: '化工', tail: '化工', key: ['危险化学品', '重点污染源'], individual: false },
  { trade: '机械制造', tail: '机械', key: ['特种设备'], individual: false },
  { trade: '家具制造', tail: '家具', key: ['消防安全'], individual: true },
  { trade: '电子制造', tail: '电子', key: [], individual: false },
  { trade: '建筑施工', tail: '建设', key: ['建筑施工'], individual: false },
  { trade: '道路货运', tail: '物流', key: [], individual: true },
  { trade: '商场超市', tail: '商贸', key: ['消防安全', '特种设备'], individual: true },
  { trade: '农资经营', tail: '农资', key: [], individual: true },
  { trade: '文化娱乐', tail: '文化', key: ['消防安全'], individual: true },
  { trade: '废水处理', tail: '环保', key: ['重点污染源'], individual: false },
];
const WORDS = [
  '青禾',
  '石桥',
  '云坡',
  '春水',
  '长林',
  '白帆',
  '丰谷',
  '明泉',
  '北辰',
  '南枝',
  '竹溪',
  '金穗',
  '远山',
  '和风',
  '松间',
];
const SURNAMES = [...'赵钱孙李周吴郑王冯陈'];
const GIVEN = [...'禾舟岚朴砚渔樵'];

type Kind = DemoFirm['kind'];
function kindOf(serial: number, trade: Trade): Kind {
  if (serial % 24 === 0) return 'unlicensed';
  if (serial % 20 === 7 && trade.trade === '农资经营') return 'cooperative';
  return trade.individual && dice.under(2) === 0 ? 'individual' : 'company';
}

function nameOf(kind: Kind, place: string, word: string, trade: Trade): string {
  const base = `${place}${word}${trade.tail}`;
  if (kind === 'company') return `${base}有限公司`;
  if (kind === 'cooperative') return `${base}农民专业合作社`;
  return kind === 'individual' ? `${base}店（个体工商户）` : `${base}摊点（无证）`;
}

const CODE_KIND: Readonly<Record<Kind, string>> = {
  company: '91',
  individual: '92',
  cooperative: '93',
  unlicensed: '',
};

/** Individuals: every second one has not handed in a code; unlicensed stalls have none. */
function usccOf(kind: Kind, county: string, serial: number): string | null {
  if (kind === 'unlicensed' || (kind === 'individual' && serial % 2 === 1)) return null;
  return makeUscc(CODE_KIND[kind], county, `MA99${String(serial).padStart(4, '0')}`);
}

function jitter(centre: number): number {
  return Math.round((centre + (dice.under(2000) - 1000) / 100_000) * 1e5) / 1e5;
}

const used = new Set<string>();
function makeFirm(serial: number, place: string, lng: number, lat: number): DemoFirm {
  const county = parentOf(place) ?? place;
  const trade = TRADES[(serial * 5) % TRADES.length] ?? TRADES[0];
  if (!trade) throw new Error('no trades');
  const kind = kindOf(serial, trade);
  let name = nameOf(kind, regionName(county), dice.pick(WORDS), trade);
  while (used.has(name))
    name = nameOf(kind, regionName(county), dice.pick(WORDS) + dice.pick(['一', '二', '三']), trade);
  used.add(name);
  const park = kind === 'company' && dice.under(2) === 0 ? parks.find((each) => each.region === county) : undefined;
  const id = `f${String(serial).padStart(3, '0')}`;
  const site = (number: number, title: string) => ({
    id: `${id}-${number}`,
    name: title,
    region: place,
    address: `${regionName(county)}${regionName(place)}${park ? park.name : '演示路'}${serial * 3 + number}号`,
    park: park?.id ?? null,
    lng: jitter(park?.lng ?? lng),
    lat: jitter(park?.lat ?? lat),
  });
  const size = kind === 'company' ? dice.pick(['micro', 'small', 'small', 'medium', 'large'] as const) : 'micro';
  return {
    id,
    name,
    kind,
    uscc: usccOf(kind, county, serial),
    region: county,
    trade: trade.trade,
    size,
    contact: dice.pick(SURNAMES) + dice.pick(GIVEN) + dice.pick(GIVEN),
    founded: kind === 'unlicensed' ? null : `${2008 + dice.under(17)}-0${1 + dice.under(9)}-${10 + dice.under(18)}`,
    credit: kind === 'unlicensed' ? null : dice.pick(['A', 'A', 'B', 'B', 'B', 'C', 'D'] as const),
    key_areas: [...trade.key],
    monitoring_point: kind === 'company' && (size === 'micro' || size === 'small') && serial % 6 === 0,
    premises: size === 'large' ? [site(1, '总厂'), site(2, '二厂')] : [site(1, '经营场所')],
  };
}

/** Some 120 firms in the order of their places. */
export function makeFirms(): DemoFirm[] {
  const firms: DemoFirm[] = [];
  for (const [place, lng, lat, count] of PLACES) {
    for (let index = 0; index < count; index += 1) firms.push(makeFirm(firms.length + 1, place, lng, lat));
  }
  return firms;
}
