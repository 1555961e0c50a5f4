/** Keeps files by the digest of their content: equal files are kept once, and a changed file is noticed. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { refuse } from '#kernel/refusal.ts';
import { type FileClaim, type FileLimits, refuseSize, type SniffedFile, sniffFile, tooLarge } from './sniff.ts';
import type { TextEncoding } from './sniff-text.ts';

export interface StoredFile extends Omit<SniffedFile, 'encoding'> {
  /** A text that came in another encoding and is kept as UTF-8: size and digest are of what is kept. */
  readonly converted?: boolean;
  /** Lower-case hexadecimal SHA-256 of the content; its key in the store. */
  readonly sha256: string;
}

export interface ByteRange {
  /** First byte, from 0. */
  readonly start: number;
  /** Last byte, included; to the end when absent. */
  readonly end?: number;
}

/**
 * A content-addressed store. `LocalFileStore` keeps files in a folder. A store on an S3-compatible service fits the same
 * interface: `put` uploads under a temporary key while hashing, sniffs the first bytes, copies to the digest's key and
 * deletes the temporary one; `get` is a ranged GET. Names, rights and who may see a file are the caller's records.
 */
export interface FileStore {
  /** Throws the refusals of `sniffFile`; nothing is kept then. */
  put(content: Readable | Uint8Array, claim: FileClaim, limits: FileLimits): Promise<StoredFile>;
  /** Throws `missing.file`. With `verify` the stream fails with `conflict.file_damaged` at its end if content changed. */
  get(sha256: string, options?: { readonly range?: ByteRange; readonly verify?: boolean }): Promise<Readable>;
  /** Size in bytes, or null when the file is not kept here. */
  has(sha256: string): Promise<{ readonly size: number } | null>;
  /** True when there was something to remove. The caller knows that no record refers to it any more. */
  remove(sha256: string): Promise<boolean>;
}

/** Opens a store in a folder, which is made when absent; what an interrupted upload left behind is cleared away. */
export async function openLocalStore(root: string): Promise<FileStore> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true });
  return new LocalFileStore(root, incoming);
}

/** Removes uploads that were cut off more than `older_than_ms` before `now_ms`; returns how many. */
export async function clearIncoming(root: string, now_ms: number, older_than_ms: number): Promise<number> {
  const folder = join(root, 'incoming');
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs > now_ms - older_than_ms) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

class LocalFileStore implements FileStore {
  private readonly root: string;
  private readonly incoming: string;

  constructor(root: string, incoming: string) {
    this.root = root;
    this.incoming = incoming;
  }

  async put(content: Readable | Uint8Array, claim: FileClaim, limits: FileLimits): Promise<StoredFile> {
    const temporary = join(this.incoming, randomUUID());
    try {
      const sha256 = await this.receive(content, temporary, limits);
      const { encoding, ...sniffed } = await sniffFile(temporary, claim, limits);
      if (encoding && encoding !== 'utf-8')
        return { ...(await this.rewrite(temporary, encoding, claim)), converted: true };
      const path = this.path(sha256);
      await mkdir(join(path, '..'), { recursive: true });
      await rename(temporary, path);
      await syncFolder(join(path, '..'));
      return { ...sniffed, sha256 };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** A text in another encoding is kept as UTF-8, as it will be served; at most three bytes become of two. */
  private async rewrite(path: string, encoding: TextEncoding, claim: FileClaim): Promise<StoredFile> {
    const size = (await stat(path)).size;
    return this.put(Readable.from(recoded(path, encoding)), claim, { max_bytes: size * 2 });
  }

  async get(sha256: string, options: { range?: ByteRange; verify?: boolean } = {}): Promise<Readable> {
    const kept = await this.has(sha256);
    if (!kept) throw refuse('missing.file', '文件不存在或已按规定清除。');
    const { range, verify } = options;
    if (range && (range.start >= kept.size || range.start < 0 || (range.end ?? range.start) < range.start)) {
      throw refuse('input.file_range', '请求的文件范围不存在。请重新下载。', { status: 416 });
    }
    const stream = createReadStream(this.path(sha256), range && { start: range.start, end: range.end });
    if (!verify || range) return stream;
    const checked = verifier(sha256);
    stream.on('error', (error) => checked.destroy(error));
    checked.on('close', () => stream.destroy());
    return stream.pipe(checked);
  }

  async has(sha256: string): Promise<{ size: number } | null> {
    const found = await stat(this.path(sha256)).catch(ignoreAbsent);
    return found ? { size: found.size } : null;
  }

  async remove(sha256: string): Promise<boolean> {
    if (!(await this.has(sha256))) return false;
    await rm(this.path(sha256), { force: true });
    return true;
  }

  /** Writes the bytes to disk, flushed, and returns their digest; stops as soon as the limit is passed. */
  private async receive(content: Readable | Uint8Array, path: string, limits: FileLimits): Promise<string> {
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx');
    try {
      for await (const chunk of content instanceof Readable ? content : [content]) {
        size += chunk.length;
        if (size > limits.max_bytes) throw tooLarge(limits.max_bytes);
        hash.update(chunk);
        // Not `write`: on a disk that fills up it writes a part of the bytes and says nothing.
        await file.appendFile(chunk);
      }
      refuseSize(size, limits);
      await file.sync();
    } finally {
      await file.close();
    }
    return hash.digest('hex');
  }

  private path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw refuse('missing.file', '文件编号不正确。');
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function* recoded(path: string, encoding: TextEncoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of createReadStream(path))
    yield Buffer.from(decoder.decode(chunk as Buffer, { stream: true }));
  yield Buffer.from(decoder.decode());
}

function verifier(sha256: string): Transform {
  const hash = createHash('sha256');
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const same = hash.digest('hex') === sha256;
      done(
        same
          ? null
          : refuse('conflict.file_damaged', '文件内容与登记的摘要不一致，可能已被改动。请立即报告系统管理员。'),
      );
    },
  });
}

/** Makes the renaming itself survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
