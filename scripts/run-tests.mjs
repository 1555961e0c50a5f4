/**
 * Runs `npm test` for CI and keeps what it recorded: `node scripts/run-tests.mjs <results.json> [vitest arguments…]`.
 * A few failed files (FEW) are run once more, alone: a test that passes then is unsteady, a fault of its own kind, which the closing line of
 * count-tests.mjs names. What fails twice, or in more files, has failed. Exits as the last run did.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { AGAIN, failedFiles } from './test-results.mjs';

const FEW = 3;
const [results, ...args] = process.argv.slice(2);

const run = (into, wanted) =>
  spawnSync('npm', ['test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${into}`, ...wanted], {
    stdio: 'inherit',
  }).status ?? 1;

let code = run(results, args);
if (code !== 0 && existsSync(results)) {
  const failed = failedFiles(JSON.parse(readFileSync(results, 'utf8')));
  if (failed.length > 0 && failed.length <= FEW) {
    console.log(`── once more, alone: ${failed.join(', ')}`);
    code = run(results + AGAIN, [...args, ...failed]);
  }
}
process.exit(code);
