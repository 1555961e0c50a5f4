/** Outliers in plain Chinese: how they are found, and why this number is one. */
import type { Outlier } from './outliers.ts';

/** Shown on the roll-up page beside the marks. */
export const METHOD: readonly string[] = [
  '每个数与“本单位去年的数 × 同层级同条线各单位的增长中位数”比较；相差超过各单位正常波动（中位数绝对偏差）3.75倍的，标出。同类单位不足8个的，先扩大到同层级各条线，仍不足的按不变计算，只标相差特别大的。',
  '没有去年数的，与同层级同条线各单位今年的数比较，高出正常波动5倍的标出。数字小（几件、十几件）的本来就起伏大，比较时放宽。',
  '金额差约1万倍的，提示可能把元填成万元（或者相反）；差约10倍的，提示可能多一位或少一位；去年有、按同类单位应有10以上（金额5万元以上）而今年填0的，提示可能漏填（同类单位多数归零的不提示）；整列与另一列或者与去年完全相同的，提示可能粘错。',
  '标出的只是请填报单位再看一眼，不是差错结论，不影响汇总，也不作评比。标准在一组数据上确定，另用一组带标注的数据检验，准确率和召回率见项目的检验记录。',
];

/** What the packs leave out, in words; empty where they leave out nothing. */
export function leftOut({ percent, least }: { readonly percent: number; readonly least: number }): string[] {
  const words = [
    percent > 0 ? `与去年相差不到${percent}%的不标` : '',
    least > 0 ? `件数、次数等两年都小于${least}的不标` : '',
  ].filter((it) => it !== '');
  return words.length > 0 ? [`${words.join('；')}（本地区可以另定）。`] : [];
}

const KIND_NAMES: Readonly<Record<Outlier['kind'], string>> = {
  unit_slip: '可能错了单位',
  copied: '可能整列粘错',
  zero: '可能漏填',
  digit_slip: '可能多位或少位',
  jump: '增减异常',
  peers: '远高于同类单位',
};

export const kindName = (kind: Outlier['kind']): string => KIND_NAMES[kind];

type Said = Omit<Outlier, 'words'> & { readonly money: boolean; readonly like?: string | null };

export function outlierWords(it: Said): string {
  const say = (number: number): string =>
    it.money
      ? `${(number / 1_000_000).toLocaleString('zh-CN', { maximumFractionDigits: 2 })}万元`
      : Math.round(number).toLocaleString('zh-CN');
  const than =
    it.peers > 0 ? `按${it.peers}个同类单位的增长，应在${say(it.expected)}上下` : '同类单位不足，按与去年持平比较';
  const [now, before] = [say(it.value), it.last === null ? '' : say(it.last)];
  switch (it.kind) {
    case 'unit_slip': {
      const ratio = it.value > it.expected ? '约1万倍' : '约万分之一';
      const base = it.last === null ? `同类单位一般是${say(it.expected)}` : `去年是${before}`;
      return `填${now}，${base}，相差${ratio}。请看是否把元填成万元，或者把万元填成元。`;
    }
    case 'copied':
      return it.like === null
        ? '这一列与去年逐行相同。请看是否照抄了去年的数。'
        : '这一列与同一张表的另一列逐行相同。请看是否粘贴到了错误的列。';
    case 'zero':
      return `去年是${before}，今年填0；${than}。请看是否漏填；没有这项职权的请填“无此职权”。`;
    case 'digit_slip':
      return `填${now}，去年是${before}，约${it.value > it.expected ? '10倍' : '十分之一'}；${than}。请看是否多写或漏写一位。`;
    case 'jump':
      return `填${now}，去年是${before}；${than}，超出正常波动。请核对，属实的在说明中写明原因。`;
    case 'peers':
      return `填${now}，没有去年的数；${it.peers}个同层级同条线单位一般是${say(it.expected)}。请核对。`;
  }
}
