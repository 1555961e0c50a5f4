/**
 * Opens a zip handed in by a stranger. Everything that can be judged from its directory is judged before a byte is
 * unpacked; unpacking then holds each part to the size it declared.
 */
import { open as openFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Refusal } from '#kernel/refusal.ts';
import { XLSX_REFUSALS as NO, type XlsxLimits } from './xlsx-limits.ts';

export interface GuardedZip {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Unpacked bytes of one part; the stream fails when they are more than the part declared. */
  read(entry: Entry): Promise<Readable>;
  close(): void;
}

export type ZipLimits = Pick<XlsxLimits, 'max_entries' | 'max_bytes' | 'max_ratio'>;

const RATIO_FROM = 8 * 1024 * 1024;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Opens a zip by path or from memory; throws a `Refusal` when it is none or breaks a limit. */
export async function openZip(source: string | Uint8Array, limits: ZipLimits): Promise<GuardedZip> {
  await refuseOldOffice(source);
  const zip = await openRaw(source);
  try {
    return {
      entries: await directory(zip, limits),
      read: (entry) => zip.openReadStreamPromise(entry),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    if (error instanceof Refusal) throw error;
    const said = error instanceof Error ? error.message : '';
    if (/encryption/.test(said)) throw NO.encrypted();
    throw /relative path|absolute path|invalid characters/.test(said) ? NO.bad_name() : NO.not_xlsx();
  }
}

async function openRaw(source: string | Uint8Array): Promise<ZipFile> {
  const options = { autoClose: false, validateEntrySizes: true, strictFileNames: true };
  try {
    if (typeof source === 'string') return await yauzl.openPromise(source, options);
    return await yauzl.fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
  } catch {
    throw NO.not_xlsx();
  }
}

async function directory(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.max_entries) throw NO.entries();
  const entries = new Map<string, Entry>();
  let bytes = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw NO.encrypted();
    if (entries.has(entry.fileName) || /\p{Cc}/u.test(entry.fileName)) throw NO.bad_name();
    bytes += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (bytes > limits.max_bytes) throw NO.bytes(limits.max_bytes);
    const big = entry.uncompressedSize > RATIO_FROM;
    if (big && entry.uncompressedSize > limits.max_ratio * entry.compressedSize) throw NO.bomb();
    entries.set(entry.fileName, entry);
    if (entries.size > limits.max_entries) throw NO.entries();
  }
  // Parts that together are larger than the file lie on top of each other: the overlapping kind of zip bomb.
  if (packed > zip.fileSize) throw NO.bomb();
  return entries;
}

/** An OLE file is an old .xls/.doc, or a new document with a password to open it; the first directory sector tells. */
async function refuseOldOffice(source: string | Uint8Array): Promise<void> {
  const head = await slice(source, 0, 512);
  if (!head.subarray(0, 8).equals(OLE) || head.length < 52) return;
  const at = (head.readUInt32LE(48) + 1) * 512;
  const folder = await slice(source, at, 4096);
  throw folder.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? NO.encrypted() : NO.old_format();
}

async function slice(source: string | Uint8Array, from: number, length: number): Promise<Buffer> {
  if (typeof source !== 'string') return Buffer.from(source.subarray(from, from + length));
  const file = await openFile(source, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
