/** Reads a package that came back. What is not ours, or was changed outside of the workbook, is refused with words. */
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { digest } from '#kernel/digest.ts';
import { type GuardedZip, openZip } from '#kernel/files/zip-guard.ts';
import { Refusal, refuse } from '#kernel/refusal.ts';
import { canonical } from '../../domain/digest.ts';
import { type ReadBook, readBook } from '../back/read-book.ts';
import { sameMac } from '../back/stamp.ts';
import { type Manifest, PART } from './pack.ts';

const LIMITS = { max_entries: 50, max_bytes: 96 * 1024 * 1024, max_ratio: 250 };
const MOST_MANIFEST = 64 * 1024;
const AGAIN = '请从这份报表页面重新下载离线填报包。';

export const NOT = {
  unreadable: () => refuse('input.return-package-unreadable', `文件不是 .zip 离线填报包或已损坏。${AGAIN}`),
  foreign: () =>
    refuse('input.return-package-foreign', `压缩包里没有“${PART.manifest}”，不是本平台的离线填报包。${AGAIN}`),
  tampered: (what: string) =>
    refuse(
      'input.return-package-tampered',
      `离线填报包里的“${what}”被改动过，或者不是本平台发出的，不能导入。只能在“${PART.book}”里填写。${AGAIN}`,
    ),
  no_book: () =>
    refuse('input.return-package-book', `压缩包里没有“${PART.book}”。请把填好的表格和其余文件一起重新压缩后再导入。`),
  other: (title: string, unit: string) =>
    refuse(
      'input.return-file-other',
      `这个离线填报包是“${unit}”的“${title}”，不是当前这份报表的。请核对后选择正确的文件。`,
    ),
} as const;

const shape = z.object({
  v: z.literal(1),
  kind: z.enum(['offline', 'platform']),
  return: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  revision: z.int(),
  content_digest: z.string().nullable(),
  made_at: z.string(),
  parts: z.record(z.string(), z.string()),
  mac: z.string(),
});

/** Is it a package, and not a workbook? Both are zips. */
export async function isPackage(bytes: Uint8Array): Promise<boolean> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const zip = await guarded(bytes);
  try {
    return !zip.entries.has('[Content_Types].xml');
  } finally {
    zip.close();
  }
}

export interface Unpacked {
  readonly manifest: Manifest;
  readonly book: ReadBook;
  /** False: the workbook came back as it left. */
  readonly changed: boolean;
}

/** Opens a package of return `id`. */
export async function unpackReturn(bytes: Uint8Array, id: string, secret: Uint8Array): Promise<Unpacked> {
  const zip = await guarded(bytes);
  try {
    const manifest = await manifestIn(zip, secret);
    if (manifest.kind !== 'offline') throw NOT.foreign();
    if (manifest.return !== id) throw NOT.other(manifest.title, manifest.unit_name);
    const data = await partIn(zip, PART.data);
    if (data && digest(data) !== manifest.parts[PART.data]) throw NOT.tampered(PART.data);
    const book = await partIn(zip, PART.book);
    if (!book) throw NOT.no_book();
    return { manifest, book: await readBook(book, secret), changed: digest(book) !== manifest.parts[PART.book] };
  } finally {
    zip.close();
  }
}

async function manifestIn(zip: GuardedZip, secret: Uint8Array): Promise<Manifest> {
  const text = await partIn(zip, PART.manifest, MOST_MANIFEST);
  if (!text) throw NOT.foreign();
  try {
    const { mac, ...manifest } = shape.parse(JSON.parse(text.toString()));
    if (sameMac(secret, canonical(manifest), mac)) return manifest;
  } catch (error) {
    if (error instanceof Refusal) throw error;
  }
  throw NOT.tampered(PART.manifest);
}

/** A part by its name, also when the folder around it was packed as well. */
async function partIn(zip: GuardedZip, name: string, most = LIMITS.max_bytes): Promise<Buffer | null> {
  const found = [...zip.entries].find(([path]) => path === name || path.endsWith(`/${name}`))?.[1];
  if (!found) return null;
  if (found.uncompressedSize > most) throw NOT.tampered(name);
  return buffer(await zip.read(found));
}

async function guarded(bytes: Uint8Array): Promise<GuardedZip> {
  try {
    return await openZip(bytes, LIMITS);
  } catch (error) {
    // The guard's words are about workbooks; limits and bombs are the same for both.
    if (error instanceof Refusal && error.code.startsWith('too-large.')) throw error;
    throw NOT.unreadable();
  }
}
