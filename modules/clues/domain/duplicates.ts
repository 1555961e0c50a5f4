/**
 * Are two clues likely the same matter? Pairs of neighbouring characters of both texts, without the stock phrases that every complaint has;
 * how much of the shorter one stands in the longer; numbers and names they share; unit, time and telephone. Pure. How it was tuned and how well
 * it does: duplicates.test.ts.
 */
import { grams } from '#kernel/grams.ts';

export interface Matter {
  readonly title: string;
  readonly content: string;
  readonly units: readonly string[];
  readonly day: string;
}

export interface Likeness {
  /** 0…1000. */
  readonly score: number;
  readonly likely: boolean;
  readonly why: readonly string[];
}

const STOCK =
  /反映人?|来电|来信|来访|市民|群众|网友|投诉人?|举报人?|诉求|希望|请求?|有关部门|相关部门|核实|处理|调查|尽快|予以|答复|您好|领导|情况|问题|谢谢|认为|表示|要求|行政执法|执法人员|工作人员|执法/g;
/** Least score of a likely pair; chosen on the tuning set. */
export const LIKELY = 530;
const WEIGHTS = { text: 760, marks: 240, other_unit: 140, same_unit: 40, phone: 220, far: 120 } as const;
const NEAR_DAYS = 45;
const DAY_MS = 86_400_000;

/** Numbers, plates and what stands in quotation marks: what a matter can be known by. */
function marksOf(text: string): Set<string> {
  const plain = text.normalize('NFKC');
  const found =
    plain.match(
      /[A-Za-z0-9]{3,}|\d+(?:\.\d+)?(?=[元万日号月])|“[^”]{2,20}”|[一-龥]{2,8}?(?:公司|饭店|超市|酒店|餐馆|工厂|药店|商店|小区|市场|学校|大道|路)/g,
    ) ?? [];
  return new Set(found.map((it) => it.replaceAll(/[“”]/g, '')));
}

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  let both = 0;
  for (const it of few) if (many.has(it)) both += 1;
  return both / few.size;
}

const pairsOf = (it: Matter): Set<string> => new Set(grams(`${it.title} ${it.content}`.replace(STOCK, ' ')));

/** `same_phone`: known to the database alone; says that two came from one telephone and not whose. */
export function likeness(a: Matter, b: Matter, same_phone = false): Likeness {
  const text = share(pairsOf(a), pairsOf(b));
  const [ma, mb] = [marksOf(`${a.title} ${a.content}`), marksOf(`${b.title} ${b.content}`)];
  const marks = share(ma, mb);
  const both_units = a.units.length > 0 && b.units.length > 0;
  const same_unit = both_units && a.units.some((unit) => b.units.includes(unit));
  const days = Math.abs(Date.parse(a.day) - Date.parse(b.day)) / DAY_MS;
  const score = Math.round(
    WEIGHTS.text * text +
      WEIGHTS.marks * marks +
      (same_phone ? WEIGHTS.phone : 0) +
      (same_unit ? WEIGHTS.same_unit : 0) -
      (both_units && !same_unit ? WEIGHTS.other_unit : 0) -
      (days > NEAR_DAYS ? WEIGHTS.far : 0),
  );
  const why = [
    text >= 0.35 ? `文字相近（${Math.round(text * 100)}%）` : '',
    marks > 0 ? '提到相同的名称或数字' : '',
    same_phone ? '来自同一电话' : '',
    same_unit ? '同一责任单位' : '',
  ].filter(Boolean);
  return { score: Math.max(0, Math.min(1000, score)), likely: score >= LIKELY, why };
}
