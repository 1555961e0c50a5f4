import { existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running PostgreSQL says about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
}

/** A process id no Linux hands out. */
const IMPOSSIBLE_PID = 4_194_305;

/**
 * The live PostgreSQL of a data directory, for example one orphaned by `kill -9` of the program above it. A file left by a dead
 * one gives undefined; PostgreSQL removes it by itself.
 */
export function livePostmaster(pgData: string): Postmaster | undefined {
  const file = join(pgData, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!isAlive(pid)) return undefined;
  if (!worksIn(pid, pgData)) {
    disown(file, lines);
    return undefined;
  }
  return { pid, port: Number(lines[3]), socketDir: (lines[4] ?? '').trim() };
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** PostgreSQL's working directory is its data directory: this tells it from a stranger that was given the same number. */
function worksIn(pid: number, pgData: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === pgData;
  } catch {
    return false;
  }
}

/**
 * After a reboot the number in the file may belong to somebody else, and PostgreSQL would refuse to start for ever. We replace
 * only the number: its own check of shared memory, which the same file carries, still protects the data.
 */
function disown(file: string, lines: readonly string[]): void {
  writeFileSync(file, [String(IMPOSSIBLE_PID), ...lines.slice(1)].join('\n'));
}
