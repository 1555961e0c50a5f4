import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { z } from 'zod';
import { refuse } from '#kernel/refusal.ts';

/** What the last entry of a backup, `manifest.json`, says about the others. */
export const manifestSchema = z.object({
  format: z.literal(1),
  app_version: z.string(),
  postgres_version: z.string(),
  kind: z.enum(['demo', 'real']),
  made_at: z.string(),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), sha256: z.string() }),
  ),
  sequences: z.array(z.object({ name: z.string(), last_value: z.number().int(), is_called: z.boolean() })),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = 'manifest.json';
export const tableEntry = (name: string): string => `tables/${name}.copy`;
export const fileEntry = (path: string): string => `files/${path}`;

/** Reads a manifest; anything else is not one of our backups. */
export function parseManifest(text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw refuse(
      'restore.not_a_backup',
      '该文件不是准绳的备份，或由更新版本的程序制作。请检查文件，或使用制作该备份的程序版本。',
    );
  }
}

/** Passes bytes on and notes their SHA-256, their number, and their lines (COPY text has one line a row). */
export class Measure extends Transform {
  readonly #hash = createHash('sha256');
  bytes = 0;
  lines = 0;
  sha256 = '';

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null, data?: Buffer) => void): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.lines += 1;
    done(null, chunk);
  }

  override _flush(done: () => void): void {
    this.sha256 = this.#hash.digest('hex');
    done();
  }
}
