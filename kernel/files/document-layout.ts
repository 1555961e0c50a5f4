/**
 * Measures and faces of an official document on A4, after GB/T 9704-2012: margins from the type area of 156 mm × 225 mm,
 * 22 lines a page, 28 characters a line. A layout is data, so a bureau whose forms differ passes its own.
 */
export interface DocumentLayout {
  /** Millimetres. */
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Points: 22 pt is 二号, 16 pt 三号, 14 pt 四号, 12 pt 小四. */
  readonly size: {
    readonly title: number;
    readonly body: number;
    readonly table: number;
    readonly page_number: number;
  };
  /** Points from one base line to the next. */
  readonly line: number;
  /** Faces in order of preference; the first is written to .docx, the others stand in where it is not installed. */
  readonly face: {
    readonly title: readonly string[];
    readonly body: readonly string[];
    readonly heading: readonly string[];
    readonly subheading: readonly string[];
    readonly plain: readonly string[];
  };
}

/** Free faces that stand in for the official ones, serif and sans; see `fonts.ts` for where they come from. */
const SERIF = ['Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', 'SimSun'];
const SANS = ['Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC'];
const ANY = [...SERIF, ...SANS];

export const OFFICIAL_LAYOUT: DocumentLayout = {
  page: { width: 210, height: 297 },
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  size: { title: 22, body: 16, table: 12, page_number: 14 },
  line: 28.95,
  face: {
    title: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', ...ANY],
    body: ['仿宋_GB2312', 'FangSong_GB2312', 'FangSong', '仿宋', ...ANY],
    heading: ['黑体', 'SimHei', ...SANS, ...SERIF],
    subheading: ['楷体_GB2312', 'KaiTi_GB2312', 'KaiTi', '楷体', ...ANY],
    plain: ['宋体', 'SimSun', ...ANY],
  },
};

/** Margins of a page that lies on its side, for wide tables. */
export function lying(margin: DocumentLayout['margin']): DocumentLayout['margin'] {
  return { top: margin.left, bottom: margin.right, left: 22, right: 22 };
}
