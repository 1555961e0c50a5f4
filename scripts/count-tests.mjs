/**
 * Prints the closing line of CI from vitest's JSON results: `node scripts/count-tests.mjs <results…> -- <failed steps…>`.
 * Exits non-zero when a test, a test file or a step failed, or when nothing was run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { AGAIN, countOf } from './test-results.mjs';

const args = process.argv.slice(2);
const split = args.indexOf('--') < 0 ? args.length : args.indexOf('--');
const steps = args.slice(split + 1);
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
let passed = 0;
let failed = 0;
const unsteady = [];
for (const file of args.slice(0, split)) {
  const results = read(file);
  if (!results) {
    console.log(`no test results: ${file.split('/').at(-1)}`);
    failed += 1;
    continue;
  }
  const count = countOf(results, read(file + AGAIN));
  passed += count.passed;
  failed += count.failed;
  unsteady.push(...count.unsteady);
}
if (steps.length > 0) console.log(`failed steps: ${steps.join(', ')}`);
for (const name of unsteady) console.log(`unsteady, passed only when run again alone: ${name}`);
const also = unsteady.length > 0 ? `, ${unsteady.length} of the passed unsteady` : '';
console.log(`${passed} passed, ${failed} failed${also}`);
process.exit(failed > 0 || steps.length > 0 ? 1 : 0);
