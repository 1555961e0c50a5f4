/** Runs dependency-cruiser over the walls and refuses to believe it when it read nothing (it does so with TypeScript 7). */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const typescript = JSON.parse(readFileSync('node_modules/typescript/package.json', 'utf8')).version;
if (!typescript.startsWith('6.')) {
  console.error(`dependency-cruiser reads TypeScript with version 6; node_modules/typescript is ${typescript}`);
  process.exit(1);
}
const folders = ['kernel', 'modules', 'apps', 'demo', 'bench'].filter((folder) => existsSync(folder));
const run = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...folders,
  ],
  { encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 },
);
if (!run.stdout.startsWith('{')) {
  console.error(run.stderr || run.stdout);
  process.exit(1);
}
const { summary, modules } = JSON.parse(run.stdout);
const own = modules.filter((module) => /^(kernel|modules|apps)\//.test(module.source)).length;
for (const { rule, from, to } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
console.log(`walls: ${own} modules of our own read, ${summary.violations.length} violations`);
if (own < 50) {
  console.error('too few modules were read; this check proves nothing');
  process.exit(1);
}
process.exit(summary.violations.some((one) => one.rule.severity === 'error') ? 1 : 0);
