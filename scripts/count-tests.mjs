/**
 * Prints the closing line of CI from vitest's JSON results: `node scripts/count-tests.mjs <results…> -- <failed steps…>`.
 * Exits non-zero when a test, a test file or a step failed, or when nothing was run.
 */
import { existsSync, readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const split = args.indexOf('--') < 0 ? args.length : args.indexOf('--');
const steps = args.slice(split + 1);
let passed = 0;
let failed = 0;
for (const file of args.slice(0, split)) {
  if (!existsSync(file)) {
    console.log(`no test results: ${file.split('/').at(-1)}`);
    failed += 1;
    continue;
  }
  const results = JSON.parse(readFileSync(file, 'utf8'));
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  // A file that could not even be loaded has no tests of its own in the count.
  failed += results.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  if (results.numPassedTests === 0) failed += 1;
}
if (steps.length > 0) console.log(`failed steps: ${steps.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || steps.length > 0 ? 1 : 0);
