import { createHash } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { refuse } from '#kernel/refusal.ts';
import { canEnter, type OsUser } from './os-user.ts';
import type { InstallationKind } from './types.ts';

/** Layout version of the data folder; raised when its files move. */
const LAYOUT = 1;
const MARKER = 'zhunsheng.json';
/** Below this PostgreSQL may stop in the middle of work. */
const LEAST_FREE_BYTES = 300 * 1024 * 1024;

export interface DataDir {
  readonly path: string;
  readonly kind: InstallationKind;
}

interface Marker {
  readonly kind: InstallationKind;
  readonly version: number;
}

/**
 * Makes or opens the data folder. Refuses a folder that cannot be written, that holds other things (no marker file), that was
 * made for the other kind, or whose disk is nearly full.
 */
export function openDataDir(folder: string, wanted?: InstallationKind): DataDir {
  const path = resolve(folder);
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? '';
    throw refuse(
      'start.data_not_writable',
      `数据目录 ${path} 无法写入（${why}）。请检查该目录的属主和权限，或用 --data-dir 指定另一个目录。`,
    );
  }
  refuseFullDisk(path);
  const marker = readMarker(path);
  if (!marker) {
    const kind = wanted ?? 'real';
    writeFileSync(join(path, MARKER), `${JSON.stringify({ kind, version: LAYOUT } satisfies Marker)}\n`);
    return { path, kind };
  }
  if (marker.version > LAYOUT) {
    throw refuse('start.data_newer', `数据目录 ${path} 由更新版本的程序建立，请使用不低于该版本的程序。`);
  }
  if (wanted && marker.kind !== wanted) throw refuseKind(`数据目录 ${path}`, marker.kind);
  return { path, kind: marker.kind };
}

/** Not mkdir's own `recursive`: Node 20 loops for ever where a parent exists but takes no folders, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  // 0711 for root: the database user must pass through, but not look around.
  mkdirSync(path, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}

/** A demonstration can never be turned into a real installation, nor the reverse. */
export function refuseKind(what: string, is: InstallationKind): Error {
  return is === 'demo'
    ? refuse(
        'start.kind_mismatch',
        `${what}是演示环境，不能转为正式环境。请用 --data-dir 指定新的目录（或新的数据库）建立正式环境。`,
      )
    : refuse(
        'start.kind_mismatch',
        `${what}是正式环境，不能装入演示数据。请加 --no-demo 启动，或另指定目录（数据库）建立演示环境。`,
      );
}

export function refuseFullDisk(path: string): void {
  const disk = statfsSync(path);
  const free = disk.bavail * disk.bsize;
  if (free >= LEAST_FREE_BYTES) return;
  const mb = Math.floor(free / 1024 / 1024);
  throw refuse('start.disk_full', `数据目录 ${path} 所在磁盘只剩 ${mb} MB，至少需要 300 MB。请清理磁盘或换一个目录。`);
}

function readMarker(path: string): Marker | undefined {
  const file = join(path, MARKER);
  if (existsSync(file)) {
    try {
      const read = JSON.parse(readFileSync(file, 'utf8')) as Marker;
      if ((read.kind === 'demo' || read.kind === 'real') && Number.isInteger(read.version)) return read;
    } catch {
      // An unreadable marker is the same as a foreign folder: the refusal below says what to do.
    }
    throw refuse(
      'start.data_not_ours',
      `数据目录 ${path} 的标记文件 ${MARKER} 已损坏。请从备份恢复该文件，或用 --data-dir 指定另一个目录。`,
    );
  }
  if (readdirSync(path).some((name) => !name.startsWith('.') && name !== 'lost+found')) {
    throw refuse(
      'start.data_not_ours',
      `目录 ${path} 不是本系统的数据目录，里面已有其他文件。请用 --data-dir 指定空目录。`,
    );
  }
  return undefined;
}

/**
 * The folder of the embedded database: `<data>/postgres`. Run by root with a data folder the database user cannot enter (for
 * example under /root), it lies in /var/lib/zhunsheng under a name derived from the data folder, so that every start finds it.
 */
export function clusterFolder(dataDir: string, user: OsUser | undefined): string {
  const near = join(dataDir, 'postgres');
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const folder = canEnter(dataDir, user) ? near : join('/var/lib/zhunsheng', `${basename(dataDir)}-${hash}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (user) chownSync(folder, user.uid, user.gid);
  return folder;
}
