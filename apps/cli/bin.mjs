#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`准绳需要 Node.js 20.19 或以上版本，当前是 ${process.versions.node}。请升级 Node.js 后再启动。`);
  process.exit(1);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
if (!existsSync(join(root, 'build/.final'))) {
  // In a process of its own: what the bundler takes up in memory is not the server's to keep.
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--before-start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) {
    console.error('构建失败，原因见上。请确认已在项目目录执行 npm ci。');
    process.exit(1);
  }
}
const { main } = await import(pathToFileURL(join(root, 'build/server/cli.js')).href);
await main(process.argv.slice(2));
