/** The files of an opened return. */

import type { Readable } from 'node:stream';
import { chineseDay } from '#kernel/files/document-model.ts';
import { docxBuffer } from '#kernel/files/docx.ts';
import { reportDocument } from '../docx/report.ts';
import { formFace } from '../face/face.ts';
import { returnWorkbook } from '../xlsx/workbook.ts';
import type { FilesDeps } from './deps.ts';
import type { OpenedReturn } from './open.ts';

export const fileName = (opened: OpenedReturn): string => `${opened.unit_name}${opened.row.title}`.slice(0, 120);

/** Says on paper what it is. */
export function standingOf(opened: OpenedReturn): string {
  if (!opened.version) return '本件尚未报送，仅供核对。';
  const { number, digest, submitted_at } = opened.version;
  const day = new Date(Date.parse(submitted_at) + 8 * 3_600_000).toISOString().slice(0, 10);
  return `报送版本：第${number}版，${chineseDay(day)}报送；内容摘要 ${digest}。`;
}

export interface WorkbookOptions {
  /** Forms without what was filled in. */
  readonly blank?: boolean;
  /** Only these forms. */
  readonly forms?: readonly string[];
}

export function makeWorkbook(deps: FilesDeps, opened: OpenedReturn, options: WorkbookOptions = {}): Readable {
  const { row } = opened;
  const sheets = opened.sheets.filter((sheet) => !options.forms || options.forms.includes(sheet.face.form));
  const about = { year: row.about_year, unit_name: opened.unit_name, options: opened.options };
  const emptied = { rows: [], cells: {}, answers: {}, head: {} };
  return returnWorkbook({
    faces: sheets.map(({ face, form, hash, content }) => ({
      hash,
      face: options.blank ? formFace(face.form, form, about, { ...content, ...emptied }) : face,
    })),
    about: {
      return: row.id,
      title: row.title,
      unit: row.unit,
      unit_name: opened.unit_name,
      revision: row.revision ?? 0,
      made_at: deps.clock.now().toISOString(),
    },
    fill: opened.version === null,
    options: opened.options,
    secret: deps.secret,
  });
}

export async function makeDocument(deps: FilesDeps, opened: OpenedReturn, forms?: readonly string[]): Promise<Buffer> {
  const faces = opened.sheets.map((sheet) => sheet.face).filter((face) => !forms || forms.includes(face.form));
  const model = await reportDocument({
    title: opened.row.title,
    unit_name: opened.unit_name,
    faces,
    figures: opened.figures,
    below: opened.below,
    standing: standingOf(opened),
    demo: deps.platform === 'demo',
  });
  return docxBuffer(model);
}
