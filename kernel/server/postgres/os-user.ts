import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The operating system user PostgreSQL runs as. */
export interface OsUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Run by root we start it as `postgres` where that user exists, otherwise as `nobody`
 * (a uid without a passwd entry is refused by initdb). Run by anybody else, no change of user: undefined.
 */
export function databaseUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd.find((line) => line.startsWith(`${name}:`))?.split(':');
    const uid = Number(fields?.[2]);
    const gid = Number(fields?.[3]);
    if (fields && uid > 0 && gid >= 0) return { name, uid, gid };
  }
  return undefined;
}

/** Options for `spawn` that change to the user; none when we already are that user. */
export function asUser(user: OsUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** Whether the database user can enter `folder`; asked of the system itself, so that ACLs and mounts count too. */
export function canEnter(folder: string, user: OsUser | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { cwd: '/', stdio: 'ignore', ...asUser(user) }).status === 0;
}
