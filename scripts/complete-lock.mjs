/**
 * Completes package-lock.json after `npm install` on a registry that does not hold every platform's binaries: npm then leaves their entries out
 * of the lock and refuses its own lock at `npm ci`. Each optional dependency without an entry gets one that says for which platform it is,
 * read from its name, so that other platforms skip it and a registry that has it can install it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const OS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Platform a package is for, by its name's parts. */
function platformOf(name) {
  const parts = name.split('/').pop().split(/[-.]/);
  const os = OS.filter((it) => parts.includes(it));
  const cpu = CPU.filter((it) => parts.includes(it));
  if (parts.includes('wasm')) cpu.push('wasm32');
  const libc = parts.some((it) => it === 'musl' || it === 'musleabihf')
    ? ['musl']
    : parts.some((it) => it.startsWith('gnu'))
      ? ['glibc']
      : [];
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(libc.length > 0 ? { libc } : {}),
  };
}

let added = 0;
for (const entry of Object.values(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || !/^\d/.test(version)) continue;
    const platform = platformOf(name);
    if (Object.keys(platform).length === 0) continue;
    lock.packages[key] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform };
    added += 1;
  }
const root = lock.packages[''];
lock.packages = Object.fromEntries([
  ['', root],
  ...Object.entries(lock.packages)
    .filter(([key]) => key !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1)),
]);
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
