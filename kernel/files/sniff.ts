/**
 * Says what an uploaded file is by its content, and refuses what we do not take or what pretends to be something else.
 * The browser's declaration and the name are claims to be checked, never the answer.
 */
import { open, stat } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { cleanFileName, extensionOf } from './sniff-name.ts';
import { looksActive, sniffText, type TextEncoding } from './sniff-text.ts';
import { sniffZip } from './sniff-zip.ts';

export { cleanFileName } from './sniff-name.ts';

export type FileKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'heic'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'mp4'
  | 'mov'
  | 'm4a'
  | 'mp3'
  | 'txt'
  | 'csv';

interface KindFacts {
  /** Type under which the file is served. */
  readonly mime: string;
  readonly extensions: readonly string[];
  /** Other types under which browsers declare it. */
  readonly also: readonly string[];
}

/** All kinds we take. SVG and HTML are not among them, for they run scripts where they are shown. */
export const FILE_KINDS: Readonly<Record<FileKind, KindFacts>> = {
  jpeg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], also: ['image/jpg', 'image/pjpeg'] },
  png: { mime: 'image/png', extensions: ['png'], also: ['image/x-png'] },
  webp: { mime: 'image/webp', extensions: ['webp'], also: [] },
  heic: { mime: 'image/heic', extensions: ['heic', 'heif'], also: ['image/heif'] },
  pdf: { mime: 'application/pdf', extensions: ['pdf'], also: ['application/x-pdf'] },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    also: ['application/zip', 'application/wps-office.docx'],
  },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    also: ['application/zip', 'application/wps-office.xlsx'],
  },
  mp4: { mime: 'video/mp4', extensions: ['mp4', 'm4v'], also: ['video/x-m4v'] },
  // What an iPhone's camera writes; other browsers declare it as they like.
  mov: { mime: 'video/quicktime', extensions: ['mov', 'qt'], also: ['video/mov', 'video/x-quicktime', 'video/mp4'] },
  m4a: { mime: 'audio/mp4', extensions: ['m4a', 'mp4'], also: ['audio/x-m4a', 'audio/m4a', 'audio/aac', 'video/mp4'] },
  mp3: { mime: 'audio/mpeg', extensions: ['mp3'], also: ['audio/mp3', 'audio/x-mpeg'] },
  txt: { mime: 'text/plain; charset=utf-8', extensions: ['txt'], also: ['text/plain'] },
  csv: {
    mime: 'text/csv; charset=utf-8',
    extensions: ['csv'],
    also: ['text/csv', 'text/plain', 'application/vnd.ms-excel', 'application/csv'],
  },
};

export interface FileClaim {
  readonly file_name: string;
  /** Content type as the browser declared it; an empty or `application/octet-stream` one says nothing. */
  readonly declared_type?: string;
}

export interface FileLimits {
  readonly max_bytes: number;
  /** Kinds taken at this place; all kinds when absent. */
  readonly accept?: readonly FileKind[];
}

export interface SniffedFile {
  readonly kind: FileKind;
  readonly mime: string;
  /** Cleaned name, fit to be stored and offered for download. */
  readonly file_name: string;
  readonly size: number;
  /** Of a text: how it is written; a store keeps it as UTF-8. */
  readonly encoding?: TextEncoding;
}

const BY_MIME: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/x-m4v': 'mp4',
  'video/quicktime': 'mov',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/mpeg': 'mp3',
};
const HEAD = 64 * 1024;
const UNKNOWN = ['', 'application/octet-stream', 'binary/octet-stream'];

/** Judges a file on disk or in memory. Throws `input.file_*` and `too-large.file` refusals. */
export async function sniffFile(
  source: string | Uint8Array,
  claim: FileClaim,
  limits: FileLimits,
): Promise<SniffedFile> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.byteLength;
  refuseSize(size, limits);
  const file_name = cleanFileName(claim.file_name);
  const extension = extensionOf(file_name);
  const head = typeof source === 'string' ? await headOf(source) : source.subarray(0, HEAD);
  const { kind, encoding } = await kindOf(source, head, extension);
  if (limits.accept && !limits.accept.includes(kind)) throw notTaken(limits.accept);
  const facts = FILE_KINDS[kind];
  const declared = (claim.declared_type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const typeFits = UNKNOWN.includes(declared) || facts.mime.split(';')[0] === declared || facts.also.includes(declared);
  if (!facts.extensions.includes(extension) || !typeFits) {
    const right = facts.extensions[0] ?? kind;
    const message = `文件内容是 ${right.toUpperCase()}，与文件名“${file_name}”或申报的类型不符，不能接收。请将扩展名改为 .${right} 或另存为正确格式后上传。`;
    throw refuse('input.file_disguised', message);
  }
  return { kind, mime: facts.mime, file_name, size, ...(encoding ? { encoding } : {}) };
}

/** Refuses an empty or too large file; the store calls it while bytes are still arriving. */
export function refuseSize(size: number, limits: FileLimits): void {
  if (size === 0) throw refuse('input.file_empty', '文件是空的。请重新选择文件。');
  if (size > limits.max_bytes) throw tooLarge(limits.max_bytes);
}

/** The refusal for a file above the limit. */
export function tooLarge(max_bytes: number): Refusal {
  const mega = max_bytes / 1024 / 1024;
  const shown = mega >= 1 ? `${Math.floor(mega)} 兆字节` : `${Math.ceil(max_bytes / 1024)} 千字节`;
  return refuse('too-large.file', `文件超过 ${shown}。请压缩或拆分后上传。`);
}

async function kindOf(
  source: string | Uint8Array,
  head: Uint8Array,
  extension: string,
): Promise<{ readonly kind: FileKind; readonly encoding?: TextEncoding }> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (head[0] === 0x50 && head[1] === 0x4b) return { kind: await sniffZip(source) };
  if (looksActive(head)) throw notTaken();
  const kind = found && BY_MIME[found.mime];
  if (kind) return { kind };
  const text = found ? null : await sniffText(source, extension);
  if (!text) throw notTaken();
  return text;
}

function notTaken(accept: readonly FileKind[] = Object.keys(FILE_KINDS) as FileKind[]): Refusal {
  const names = accept.map((kind) => FILE_KINDS[kind].extensions[0]).join('、');
  return refuse('input.file_type', `不能接收这种文件。请转换为以下格式之一后上传：${names}。`);
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
