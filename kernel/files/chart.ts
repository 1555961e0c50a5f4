/** Bar charts as PNG for documents: drawn by echarts as SVG without a screen, set by resvg with the faces that documents use. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFonts } from './fonts.ts';

export interface BarChart {
  readonly title: string;
  /** 件, 人, 学时. */
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

const WIDTH = 900;
const ROW = 44;
const HEAD = 90;
/** Fine enough for print: 900 points at three dots each. */
const SCALE = 3;
const FACE = 'ZS Chart';

/** Lying bars, longest words at the left, each with its number. Throws when there is no bar. */
export async function barChartPng(chart: BarChart): Promise<Buffer> {
  if (chart.bars.length === 0) throw new Error('a chart needs a bar');
  // Loaded when the first chart is drawn: both are large, and most servers draw none for hours.
  const [echarts, { Resvg }] = await Promise.all([import('echarts'), import('@resvg/resvg-js')]);
  const height = HEAD + chart.bars.length * ROW;
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    const bars = [...chart.bars].reverse();
    const text = { fontFamily: FACE, color: '#000000' };
    drawing.setOption({
      animation: false,
      textStyle: text,
      title: {
        text: `${chart.title}（单位：${chart.unit}）`,
        left: 'center',
        top: 12,
        textStyle: { ...text, fontSize: 22, fontWeight: 'normal' },
      },
      grid: { left: 330, right: 110, top: 60, bottom: 20 },
      xAxis: { type: 'value', show: false, min: 0 },
      yAxis: {
        type: 'category',
        data: bars.map((bar) => bar.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#000000' } },
        axisLabel: { ...text, fontSize: 18, width: 310, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          data: bars.map((bar) => bar.value),
          barWidth: 22,
          itemStyle: { color: '#1f4e8c' },
          label: { show: true, position: 'right', ...text, fontSize: 18 },
        },
      ],
    });
    const svg = drawing.renderToSVGString();
    const { files, face } = chartFonts();
    const font = { loadSystemFonts: false, fontFiles: files, defaultFontFamily: face };
    return new Resvg(svg, { font, background: '#ffffff', fitTo: { mode: 'zoom', value: SCALE } }).render().asPng();
  } finally {
    drawing.dispose();
  }
}

let kept: { files: string[]; face: string } | undefined;

/** Faces as files of their own, for resvg reads no packed ones. */
function chartFonts(): { files: string[]; face: string } {
  if (kept) return kept;
  const found = findFonts(process.env.ZS_FONT_DIR ? { font_dir: process.env.ZS_FONT_DIR } : {});
  const folder = mkdtempSync(join(tmpdir(), 'zs-chart-fonts-'));
  const files = found.files.map((file, at) => {
    if (!file.endsWith('.woff')) return file;
    const path = join(folder, `${at}.otf`);
    writeFileSync(path, found.fonts[at] as Buffer);
    return path;
  });
  kept = { files, face: faceOf(found.files) };
  return kept;
}

/** Family that stands in for the chart's own name: the first CJK one found. */
function faceOf(files: readonly string[]): string {
  if (files.some((file) => file.includes('NotoSansCJK'))) return 'Noto Sans CJK SC';
  if (files.some((file) => file.includes('NotoSerifCJK'))) return 'Noto Serif CJK SC';
  if (files.some((file) => file.includes('SourceHanSans'))) return 'Source Han Sans SC';
  return 'Noto Serif SC';
}
