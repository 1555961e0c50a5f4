/** The offline package of a return: the forms to fill in, the same as data, and a manifest that proves both when it comes back. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { digest } from '#kernel/digest.ts';
import type { ReturnContent } from '../../domain/content.ts';
import { canonical, contentDigest } from '../../domain/digest.ts';
import { macOf } from '../back/stamp.ts';
import type { FilesDeps } from '../server/deps.ts';
import { makeDocument, makeWorkbook } from '../server/make.ts';
import type { OpenedReturn } from '../server/open.ts';

export const PART = {
  book: '报表.xlsx',
  data: '数据.json',
  manifest: '清单.json',
  words: '说明.txt',
  paper: '报表.docx',
} as const;
const FIXED = { mtime: new Date(Date.UTC(2000, 0, 1)), forceDosTimestamp: true };

export interface Manifest {
  readonly v: 1;
  /** `offline`: comes back. `platform`: goes to another platform and stays there. */
  readonly kind: 'offline' | 'platform';
  readonly return: string;
  readonly title: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly revision: number;
  /** Digest of the content submitted; null for what is being filled in. */
  readonly content_digest: string | null;
  readonly made_at: string;
  /** Digest of each part as it left. The workbook is meant to change. */
  readonly parts: Readonly<Record<string, string>>;
}

const WORDS = (title: string) => `《${title}》离线填报包

一、在“${PART.book}”里填写，照样保存为 .xlsx；不要移动列、不要改动表头和隐藏的“校验信息”页。
二、“${PART.data}”是同样内容的机器可读数据，供本单位系统读取，请勿改动。
三、填好后，把“${PART.book}”和其余文件一起重新压缩为 .zip，或者只把“${PART.book}”带回，在这份报表页面点“导入”。
四、导入时逐格与平台上的内容核对：文件里改过的、平台上改过的、两边都改过的分别列出，两边都改过的由填报人选择，不会自动覆盖。
`;

/** What a machine reads: content, what cells should say, and the definitions of the forms. */
export function packageData(opened: OpenedReturn): object {
  const { row } = opened;
  return {
    v: 1,
    return: row.id,
    title: row.title,
    chain: row.chain,
    unit: row.unit,
    unit_name: opened.unit_name,
    about_year: row.about_year,
    period: { from: row.period_from, until: row.period_until },
    content: contentOfOpened(opened),
    expected: Object.fromEntries(opened.sheets.map((sheet) => [sheet.face.form, sheet.loaded?.expected ?? {}])),
    forms: opened.sheets.map((sheet) => ({ form: sheet.face.form, hash: sheet.hash, definition: sheet.form })),
  };
}

function contentOfOpened({ sheets, zero, attachments }: OpenedReturn): ReturnContent {
  return { sheets: sheets.map((sheet) => sheet.content), zero, attachments };
}

/** The package as bytes. */
export async function packReturn(deps: FilesDeps, opened: OpenedReturn, kind: Manifest['kind']): Promise<Buffer> {
  const { row } = opened;
  const book = await buffer(makeWorkbook(deps, opened));
  const data = Buffer.from(`${JSON.stringify(packageData(opened), null, 1)}\n`);
  const manifest: Manifest = {
    v: 1,
    kind,
    return: row.id,
    title: row.title,
    unit: row.unit,
    unit_name: opened.unit_name,
    revision: row.revision ?? 0,
    content_digest: opened.version?.digest ?? contentDigest(contentOfOpened(opened)),
    made_at: deps.clock.now().toISOString(),
    parts: { [PART.book]: digest(book), [PART.data]: digest(data) },
  };
  const zip = new ZipFile();
  const add = (name: string, bytes: Buffer) => zip.addBuffer(bytes, name, FIXED);
  add(PART.book, book);
  add(PART.data, data);
  if (kind === 'offline') add(PART.words, Buffer.from(WORDS(row.title)));
  else add(PART.paper, await makeDocument(deps, opened));
  const signed = { ...manifest, mac: macOf(deps.secret, canonical(manifest)) };
  add(PART.manifest, Buffer.from(`${JSON.stringify(signed, null, 1)}\n`));
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}
