/** A return as one finished document: texts under their headings with figures set in, charts, attached tables, who is missing, seal line. */
import { barChartPng } from '#kernel/files/chart.ts';
import type { Block, DocumentModel } from '#kernel/files/document-model.ts';
import type { FormFace } from '../face/face.ts';
import { chartsOf } from './charts.ts';
import { formBlocks, sealLine } from './form-blocks.ts';

export interface ReportOf {
  readonly title: string;
  readonly unit_name: string;
  readonly faces: readonly FormFace[];
  /** Figures by metric, as the texts name them: `{{metric.inspections}}`. */
  readonly figures: Readonly<Record<string, number>>;
  /** For a return that sums others up: whom it waits for. Null for one that sums nothing. */
  readonly below: { readonly owing: number; readonly missing: readonly string[] } | null;
  /** Says on the document what it is: a draft, or which version. */
  readonly standing: string;
  readonly demo: boolean;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const numeral = (at: number): string => NUMERALS[at] ?? String(at + 1);
const CHART_MM = 150;

export async function reportDocument(given: ReportOf): Promise<DocumentModel> {
  const texts = given.faces.filter((face) => face.texts.length > 0 && face.tables.length === 0);
  const tables = given.faces.filter((face) => !texts.includes(face));
  const [lead] = texts;
  if (!lead) return tablesDocument(given, tables);
  const charts = (await Promise.all(tables.flatMap(chartsOf).map((chart, at) => chartBlock(chart, at + 1)))).flat();
  const blocks: Block[] = [
    ...lead.head
      .filter((field) => field.value !== '')
      .map(
        (field): Block => ({ kind: 'paragraph', align: 'centre', small: true, text: `${field.name}：${field.value}` }),
      ),
    ...texts.flatMap((face) => textBlocks(face, given.figures)),
    ...belowBlocks(given, numeral(texts.flatMap((face) => face.texts).length)),
    ...(charts.length > 0 ? [{ kind: 'heading' as const, level: 1 as const, text: '附图' }, ...charts] : []),
    ...attachmentList(tables),
    ...texts.flatMap((face) =>
      face.notes.map((it): Block => ({ kind: 'paragraph', small: true, align: 'flush', text: `注：${it}` })),
    ),
    { kind: 'paragraph', align: 'flush', small: true, text: given.standing },
    sealLine(lead.seal ?? `${given.unit_name}（盖章）`),
    ...tables.flatMap((face): Block[] => [
      { kind: 'section', paper: face.paper, title: face.title },
      ...formBlocks(face),
      ...textBlocks(face, given.figures),
    ]),
  ];
  return { title: lead.title, issuer: given.unit_name, blocks, demo: given.demo };
}

/** Tables alone: the first form is the document, others follow on pages of their own. */
function tablesDocument(given: ReportOf, faces: readonly FormFace[]): DocumentModel {
  const [first, ...rest] = faces;
  return {
    title: first?.title ?? given.title,
    demo: given.demo,
    paper: first?.paper ?? 'landscape',
    blocks: [
      ...(first ? [...formBlocks(first), ...textBlocks(first, given.figures)] : []),
      ...rest.flatMap((face): Block[] => [
        { kind: 'section', paper: face.paper, title: face.title },
        ...formBlocks(face),
        ...textBlocks(face, given.figures),
      ]),
      ...belowBlocks(given, null),
      { kind: 'paragraph', align: 'flush', small: true, text: given.standing },
    ],
  };
}

function textBlocks(face: FormFace, figures: Readonly<Record<string, number>>): Block[] {
  return face.texts.flatMap((part, at): Block[] => [
    { kind: 'heading', level: 1, text: `${numeral(at)}、${part.name}` },
    ...part.headings.flatMap((heading, n): Block[] => [
      ...(heading.name
        ? [{ kind: 'heading' as const, level: 2 as const, text: `（${numeral(n)}）${heading.name}` }]
        : []),
      ...paragraphs(withFigures(heading.text, figures)),
    ]),
  ]);
}

function paragraphs(text: string): Block[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return (lines.length > 0 ? lines : ['（未填写）']).map((line): Block => ({ kind: 'paragraph', text: line }));
}

/** A figure nobody could work out is said to be missing, never left out in silence. */
export function withFigures(text: string, figures: Readonly<Record<string, number>>): string {
  return text.replace(/\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g, (_, metric: string) => {
    const num = figures[metric];
    return num === undefined ? '〔数据未取得〕' : String(num);
  });
}

async function chartBlock(chart: ReturnType<typeof chartsOf>[number], number: number): Promise<Block[]> {
  const bytes = await barChartPng(chart);
  return [{ kind: 'image', bytes, type: 'image/png', width_mm: CHART_MM, alt: `图${number}　${chart.title}` }];
}

function belowBlocks({ below }: ReportOf, number: string | null): Block[] {
  if (!below) return [];
  const words =
    below.missing.length === 0
      ? `应报${below.owing}家，已全部报送。`
      : `应报${below.owing}家，已报${below.owing - below.missing.length}家；未报${below.missing.length}家：${below.missing.join('、')}。以上数据和情况不含未报单位。`;
  if (number === null) return [{ kind: 'paragraph', align: 'flush', small: true, text: `汇总范围：${words}` }];
  return [
    { kind: 'heading', level: 1, text: `${number}、汇总范围` },
    { kind: 'paragraph', text: words },
  ];
}

function attachmentList(faces: readonly FormFace[]): Block[] {
  if (faces.length === 0) return [];
  const names = faces.map((face, at) => (faces.length === 1 ? face.title : `${at + 1}. ${face.title}`));
  return [{ kind: 'paragraph', text: `附件：${names.join('\n　　　　　')}` }];
}
