import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { refuse } from '#kernel/refusal.ts';
import { loadMigrations, migrate } from '../migrate.ts';
import { refuseKind } from '../postgres/data-dir.ts';
import type { OpenedDatabase } from '../postgres/index.ts';
import { copyTarget, tablesInOrder } from './catalog.ts';
import { copyIn } from './copy-stream.ts';
import { fileEntry, MANIFEST, type Manifest, Measure, parseManifest, tableEntry } from './manifest.ts';

export interface RestoreOptions {
  readonly database: Pick<OpenedDatabase, 'owner' | 'kind'>;
  readonly file: string;
  readonly filesDir: string;
  readonly notice?: (line: string) => void;
}

/** What a backup says about itself; read it to know its kind before opening a database for it. */
export async function readManifest(file: string): Promise<Manifest> {
  const archive = await Archive.open(file);
  try {
    return archive.manifest;
  } finally {
    archive.close();
  }
}

/**
 * Fills an empty database from a backup and then brings it up to this program. All tables in one transaction: a wrong digest or
 * row count leaves nothing behind. The epoch is raised, since transaction numbers start anew in another cluster.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const { database, notice } = options;
  const archive = await Archive.open(options.file);
  const client = new pg.Client(database.owner);
  await client.connect();
  try {
    const { manifest } = archive;
    if (manifest.kind !== database.kind) throw refuseKind('目标', database.kind);
    await refuseUsed(client);
    await migrate(database.owner, { migrations: migrationsOf(manifest), notice });
    for (const { path, sha256 } of manifest.files) await restoreFile(archive, options.filesDir, path, sha256);

    await client.query('begin');
    const shapes = await tablesInOrder(client);
    const stated = new Map(manifest.tables.map((table) => [table.name, table]));
    if (shapes.length !== stated.size || shapes.some((shape) => !stated.has(shape.name))) throw damaged('数据表不全');
    await client.query(`truncate ${shapes.map((shape) => `public.${pg.escapeIdentifier(shape.name)}`).join(', ')}`);
    for (const shape of shapes) {
      const table = stated.get(shape.name);
      if (!table) continue;
      notice?.(`恢复数据表：${shape.name}`);
      const name = pg.escapeIdentifier(shape.name);
      await client.query(`alter table public.${name} disable trigger user`);
      await fillTable(client, await archive.read(tableEntry(shape.name)), table);
      await client.query(`alter table public.${name} enable trigger user`);
    }
    for (const one of manifest.sequences) {
      await client.query('select setval($1::regclass, $2, $3)', [
        `public.${pg.escapeIdentifier(one.name)}`,
        one.last_value,
        one.is_called,
      ]);
    }
    await raiseEpoch(client);
    await client.query('commit');
    await migrate(database.owner, { notice });
    return manifest;
  } finally {
    await client.end();
    archive.close();
  }
}

async function fillTable(client: pg.Client, entry: Readable, table: Manifest['tables'][number]): Promise<void> {
  const measure = new Measure();
  try {
    await pipeline(entry, measure, copyIn(client, `copy ${copyTarget(table)} from stdin`));
  } catch (error) {
    // Classes 22 and 23: values that are none, or that break a constraint. Our own backups have neither.
    if (/^2[23]/.test((error as { code?: string }).code ?? '')) throw damaged(`数据表 ${table.name}`);
    throw error;
  }
  if (measure.sha256 !== table.sha256 || measure.lines !== table.rows) throw damaged(`数据表 ${table.name}`);
}

/** Entries written from now on carry the new epoch: their transaction numbers start anew. */
async function raiseEpoch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ epoch: number }>('update platform set epoch = epoch + 1 returning epoch');
  const epoch = rows[0]?.epoch;
  if (!epoch) return;
  for (const log of ['journal', 'access_log'])
    await client.query(`alter table ${log} alter column epoch set default ${epoch}`);
}

function damaged(what: string): Error {
  return refuse('restore.damaged', `备份文件已损坏（${what}与清单不符），没有恢复任何数据。请换用另一份备份。`);
}

/** The program's own files for the migrations the backup was made under; later ones run after the data are in. */
function migrationsOf(manifest: Manifest) {
  const ours = loadMigrations();
  return manifest.migrations.map((wanted) => {
    const own = ours.find((one) => one.number === wanted.number && one.checksum === wanted.checksum);
    if (!own) {
      throw refuse(
        'restore.other_program',
        `备份由 ${manifest.app_version} 版制作，其中的数据库结构 ${wanted.name} 与本程序不符。请使用不低于该版本的程序恢复。`,
      );
    }
    return own;
  });
}

async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(`select to_regclass('public.platform') is not null as used`);
  if (!rows[0]?.used) return;
  const held = await client.query<{ used: boolean }>(
    'select exists (select from platform) or exists (select from journal) as used',
  );
  if (held.rows[0]?.used) {
    throw refuse(
      'restore.not_empty',
      '目标数据库已有数据。恢复只能在空的数据库中进行：请用 --data-dir 指定新的目录，或新建一个数据库。',
    );
  }
}

async function restoreFile(archive: Archive, folder: string, path: string, sha256: string): Promise<void> {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const measure = new Measure();
  await pipeline(await archive.read(fileEntry(path)), measure, createWriteStream(target, { mode: 0o600 }));
  if (measure.sha256 !== sha256) throw damaged(`附件 ${path}`);
}

/** A backup opened for reading. Names that climb out of the folder are refused by the zip reader. */
class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly manifest: Manifest;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: Manifest) {
    this.#zip = zip;
    this.#entries = entries;
    this.manifest = manifest;
  }

  static async open(file: string): Promise<Archive> {
    if (!existsSync(file)) throw refuse('restore.no_file', `没有找到备份文件 ${file}。`);
    let zip: ZipFile;
    try {
      zip = await openPromise(file, { autoClose: false, lazyEntries: true });
    } catch {
      throw refuse('restore.not_a_backup', `文件 ${file} 不是完整的备份。`);
    }
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    const found = entries.get(MANIFEST);
    const manifest = parseManifest(found ? await text(await zip.openReadStreamPromise(found)) : '');
    return new Archive(zip, entries, manifest);
  }

  async read(name: string): Promise<Readable> {
    const entry = this.#entries.get(name);
    if (!entry) throw damaged(name);
    return this.#zip.openReadStreamPromise(entry);
  }

  close(): void {
    this.#zip.close();
  }
}
