import { createReadStream, createWriteStream, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import yazl from 'yazl';
import { refuse } from '#kernel/refusal.ts';
import { migrationState, refuseUnfit } from '../migrate.ts';
import type { OpenedDatabase } from '../postgres/index.ts';
import { copyTarget, sequences, tablesInOrder } from './catalog.ts';
import { copyOut } from './copy-stream.ts';
import { fileEntry, MANIFEST, type Manifest, Measure, tableEntry } from './manifest.ts';

export interface BackupOptions {
  readonly database: Pick<OpenedDatabase, 'owner' | 'kind' | 'version'>;
  /** The .zip to write; refused when it exists. */
  readonly file: string;
  /** Folder of the attachments; may be missing. */
  readonly filesDir: string;
  readonly appVersion: string;
  readonly notice?: (line: string) => void;
}

/**
 * Writes one .zip: every table as of one moment, while the platform works on, then the attachments (which are only ever added),
 * then a manifest with counts and digests. Needs no client tools. The file carries its name only once it is complete.
 */
export async function backup(options: BackupOptions): Promise<Manifest> {
  const { database, file, filesDir } = options;
  if (existsSync(file)) throw refuse('backup.file_exists', `文件 ${file} 已存在。请换一个文件名，以免覆盖原有备份。`);
  const client = new pg.Client(database.owner);
  await client.connect();
  const partial = `${file}.partial`;
  try {
    await client.query('begin isolation level repeatable read read only');
    refuseUnfit(await migrationState(client));
    const manifest: Manifest = {
      format: 1,
      app_version: options.appVersion,
      postgres_version: database.version,
      kind: database.kind,
      made_at: await clockOf(client),
      migrations: (
        await client.query<Manifest['migrations'][number]>(
          'select number, name, checksum from schema_migration order by number',
        )
      ).rows,
      tables: [],
      sequences: await sequences(client),
      files: [],
    };
    const zip = new ZipWriter(partial);
    for (const table of await tablesInOrder(client)) {
      options.notice?.(`备份数据表：${table.name}`);
      const measured = await zip.add(tableEntry(table.name), copyOut(client, `copy ${copyTarget(table)} to stdout`));
      manifest.tables.push({ ...table, columns: [...table.columns], rows: measured.lines, sha256: measured.sha256 });
    }
    const paths = filesUnder(filesDir);
    if (paths.length > 0) options.notice?.(`备份附件：${paths.length} 个`);
    for (const path of paths) {
      const measured = await zip.add(fileEntry(path), createReadStream(join(filesDir, path)));
      manifest.files.push({ path, bytes: measured.bytes, sha256: measured.sha256 });
    }
    await zip.finish(JSON.stringify(manifest, null, 1));
    renameSync(partial, file);
    return manifest;
  } finally {
    await client.end();
    rmSync(partial, { force: true });
  }
}

/** Entries one after another, each measured on its way. */
class ZipWriter {
  readonly #zip = new yazl.ZipFile();
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#written = pipeline(this.#zip.outputStream, createWriteStream(path, { mode: 0o600 }));
    this.#written.catch(() => undefined); // awaited in `finish`; until then a failure shows in the entry being added
  }

  async add(name: string, source: Readable): Promise<Measure> {
    const measure = new Measure();
    this.#zip.addReadStream(measure, name, { forceZip64Format: true });
    await Promise.race([
      pipeline(source, measure),
      this.#written.then(() => Promise.reject(new Error('the archive ended early'))),
    ]);
    return measure;
  }

  async finish(manifest: string): Promise<void> {
    this.#zip.addBuffer(Buffer.from(manifest), MANIFEST);
    this.#zip.end();
    await this.#written;
  }
}

async function clockOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ at: string }>('select now()::timestamptz(0) as at');
  return rows[0]?.at ?? '';
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.'),
  );
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return paths.filter((path) => !path.startsWith('incoming/')).sort(); // half-received uploads are nobody's yet
}
